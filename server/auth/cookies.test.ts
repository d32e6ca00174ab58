import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cookieIn, cookieName, isSecure } from './cookies.js'

const name = fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,20}$/)
const value = fc.stringMatching(/^[\w!#$%&'()*+./:<=>?@[\]^`{|}~-]{0,60}$/)

describe('cookies', () => {
  it('give back what was put under a name, whatever stands beside it', () => {
    const jar = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([one]) => one })
    fc.assert(
      fc.property(jar, fc.constantFrom('; ', ';', ' ;  '), (pairs, between) => {
        const cookie = pairs.map((pair) => pair.join('=')).join(between)
        for (const [one, kept] of pairs) expect(cookieIn({ cookie }, one)).toBe(kept)
      }),
    )
  })

  it('give one value or none of any header at all', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom('a', '=', ';', ' ', '"', 'a=1'), fc.string()))
    fc.assert(
      fc.property(pieces, name, (some, wanted) => {
        const cookie = some.join('')
        const found = cookieIn({ cookie }, wanted)
        if (found !== undefined) expect(cookie).toContain(found)
      }),
    )
  })

  it('are not believed where there are two of a name, or none', () => {
    expect(cookieIn({ cookie: 'a=1; b=2; a=3' }, 'a')).toBeUndefined()
    expect(cookieIn({ cookie: 'aa=1; b=a=2; =a' }, 'a')).toBeUndefined()
    expect(cookieIn({}, 'a')).toBeUndefined()
  })

  it('are secure when a proxy that is trusted says the request was', () => {
    const https = { 'x-forwarded-proto': 'https' }
    expect([isSecure(https, 1), isSecure(https, 0)]).toEqual([true, false])
    expect(isSecure({ 'x-forwarded-proto': 'https, http' }, 1)).toBe(true)
    expect([isSecure({ 'x-forwarded-proto': 'http' }, 1), isSecure({}, 1)]).toEqual([false, false])
    expect([cookieName('a', true), cookieName('a', false)]).toEqual(['__Host-a', 'a'])
  })
})
