import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Contact, HandoffRequest, maxNameLength, maxSummaryLength } from '../../protocol/handoff.js'
import * as ours from './draft.js'
import { emptyDraft, problemsIn, requestFrom } from './draft.js'
import type { Draft } from './draft.js'

const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, ...change })
const filled = draft({ text: 'Hvad gør jeg?', phone: '12 34 56 78', at: '2026-11-23T08:00:00.000Z' })

it('measures as the protocol does', () => {
  expect(ours.maxTextLength).toBe(maxSummaryLength)
  expect(ours.maxNameLength).toBe(maxNameLength)
})

describe('a draft', () => {
  it('without problems is what the server takes', () => {
    const property = fc.property(
      fc.constantFrom('wait', 'message', 'callback'),
      fc.record({
        text: fc.oneof(fc.string(), fc.constantFrom(' ', 'x'.repeat(maxSummaryLength + 1))),
        transcript: fc.boolean(),
        name: fc.string({ maxLength: maxNameLength }),
        reach: fc.constantFrom('phone', 'email'),
        phone: fc.oneof(fc.string(), fc.stringMatching(/^\+?[\d ()-]{6,22}$/)),
        email: fc.oneof(fc.string(), fc.emailAddress(), fc.stringMatching(/^[\w.'-]{1,5}@[\w.-]{1,9}$/)),
        at: fc.constantFrom('', '2026-11-23T08:00:00.000Z'),
      }),
      (way, given) => {
        if (problemsIn(way, given).length > 0) return
        expect(HandoffRequest.safeParse(requestFrom(way, given, 'c')).error).toBeUndefined()
      },
    )
    fc.assert(property, { numRuns: 2000 })
  })

  it.each(['12345678', '+45 12 34 56 78', '(45) 12-34-56-78', ' 12 34 56 78 '])(
    'takes the number %s',
    (phone) => {
      expect(problemsIn('callback', { ...filled, phone })).toEqual([])
    },
  )
  it.each(['', '1234567', '        ', '--------', 'ring bare', '12 34 56 78 eller 87 65 43 21'])(
    'wants a number instead of %j',
    (phone) => {
      expect(problemsIn('callback', { ...filled, phone })).toEqual(['phone'])
    },
  )
  it.each(['a@b.dk', 'jens.ole+job@firma.co.uk', 'Anne_Marie-1@Kommune.DK '])(
    'takes the address %s',
    (email) => {
      expect(problemsIn('message', { ...filled, reach: 'email', email })).toEqual([])
      expect(Contact.safeParse({ kind: 'email', value: email.trim() }).success).toBe(true)
    },
  )
  it.each(['', 'a', 'a@b', '@b.dk', 'a b@c.dk', 'a@b..dk', '.a@b.dk', 'søren@firma.dk'])(
    'wants an address instead of %j',
    (email) => {
      expect(problemsIn('message', { ...filled, reach: 'email', email })).toEqual(['email'])
    },
  )

  it('is called by phone, whatever was chosen for answers in writing', () => {
    const email = { ...filled, reach: 'email', email: 'a@b.dk' } as const
    expect(requestFrom('callback', email, 'c')).toMatchObject({
      contact: { kind: 'phone', value: '12 34 56 78' },
    })
    expect(requestFrom('message', email, 'c')).toMatchObject({ contact: { kind: 'email', value: 'a@b.dk' } })
  })

  it('says everything that is missing, in the order of the fields', () => {
    expect(problemsIn('callback', emptyDraft)).toEqual(['at', 'phone'])
    expect(problemsIn('message', emptyDraft)).toEqual(['text', 'phone'])
    expect(problemsIn('message', draft({ text: 'x'.repeat(2001) }))).toEqual(['textTooLong', 'phone'])
    expect(problemsIn('wait', emptyDraft)).toEqual([])
  })

  it('shares no name that was not given, and what she left of the text', () => {
    expect(requestFrom('wait', draft({ text: ' Kort ', name: '  ', transcript: false }), 'c')).toEqual({
      kind: 'chat',
      clientId: 'c',
      shared: { summary: 'Kort', transcript: false },
    })
    expect(requestFrom('wait', draft({ name: ' Anna ' }), 'c')).toMatchObject({ shared: { name: 'Anna' } })
  })
})
