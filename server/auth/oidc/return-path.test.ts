import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { returnPath } from './return-path.js'

describe('where somebody goes after signing in', () => {
  it.each([
    ['/desk', '/desk'],
    ['/desk?tab=1#/leder', '/desk?tab=1#/leder'],
    ['/desk/../editor', '/editor'],
    ['//evil.example/desk', '/desk'],
    ['/\\evil.example', '/desk'],
    ['/\t/evil.example', '/desk'],
    ['/.//evil.example', '/desk'],
    ['https://evil.example/', '/desk'],
    ['javascript:alert(1)', '/desk'],
    ['desk', '/desk'],
    ['', '/desk'],
    [`/${'x'.repeat(500)}`, '/desk'],
    [undefined, '/desk'],
    [['/a', '/b'], '/desk'],
  ])('%j is %s', (wanted, path) => {
    expect(returnPath(wanted)).toBe(path)
  })

  it('is always of this server, whatever is asked for', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('/', '\\', '.', '..', '@', ':', '\t', '\n', '?', '#', 'a'), fc.string()),
    )
    fc.assert(
      fc.property(pieces, (some) => {
        const path = returnPath(`/${some.join('')}`)
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(new URL(path, 'https://chat.example.dk').origin).toBe('https://chat.example.dk')
      }),
      { numRuns: 1_000 },
    )
  })
})
