import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { roles } from '../../widget/protocol/staff.js'
import { readBootstrap } from './read-bootstrap.js'

const email = fc
  .tuple(fc.stringMatching(/^[a-z0-9.+-]{1,20}$/), fc.stringMatching(/^[a-z0-9.-]{1,20}$/))
  .map((parts) => parts.join('@'))
/** Anything but a comma: colons, blanks, quotes, emoji, plus signs. */
const password = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(',', ':'))
const account = fc.record({ email, password, roles: fc.subarray([...roles], { minLength: 1 }) })
const accounts = fc.uniqueArray(account, { minLength: 1, maxLength: 5, selector: (one) => one.email })

describe('STAFF_BOOTSTRAP', () => {
  it('gives back whatever accounts were written, with any password but a comma in it', () => {
    fc.assert(
      fc.property(accounts, (written) => {
        const value = written.map((one) => `${one.email}:${one.password}:${one.roles.join('+')}`).join(', ')
        expect(readBootstrap(value)).toEqual({ accounts: written })
      }),
    )
  })

  it('reads anything at all, and either says what is wrong or gives accounts one can sign in with', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(':', ',', '+', '@', ' ', ...roles), fc.string()))
    fc.assert(
      fc.property(
        pieces.map((some) => some.join('')),
        (value) => {
          const read = readBootstrap(value)
          if ('problems' in read) {
            expect(read.problems.length).toBeGreaterThan(0)
            return
          }
          expect(read.accounts.length).toBeGreaterThan(0)
          for (const one of read.accounts) {
            expect(one.email).toMatch(/^[^\s@]+@[^\s@]+$/)
            expect(one.password.length).toBeGreaterThan(0)
            expect(one.roles.length).toBeGreaterThan(0)
          }
        },
      ),
    )
  })

  it.each([
    ['kim@example.dk:word', 'account 1 of 1 is not email'],
    ['kim@example.dk:word:admin,x', 'account 2 of 2 is not email'],
    ['kim:word:admin', 'no e-mail address'],
    ['kim@example.dk::admin', 'no password'],
    ['kim@example.dk:word:', 'a role that is none of'],
    ['kim@example.dk:word:admin+', 'a role that is none of'],
    ['kim@example.dk:word:admin+boss', 'a role that is none of'],
    [`kim@example.dk:${'x'.repeat(201)}:admin`, 'more than 200'],
    ['kim@example.dk:a:admin,KIM@example.dk:b:editor', 'twice'],
  ])('says what is wrong with %j', (value, problem) => {
    expect(readBootstrap(value)).toEqual({ problems: [expect.stringContaining(problem)] })
  })

  it('minds a comma at the end no more than a reader would', () => {
    expect(readBootstrap('kim@example.dk:word:admin,\n')).toHaveProperty('accounts.length', 1)
  })
})
