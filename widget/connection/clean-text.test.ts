import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cleanText } from './clean-text.js'

describe('cleanText', () => {
  it.each([
    ['windows and old mac newlines', 'a\r\nb\rc', 'a\nb\nc'],
    ['control characters', 'a\u0000b\u0007c\u001b[31md', 'abc[31md'],
    ['bidi overrides', 'a\u202Egnp.exe\u202C\u2066b\u2069', 'agnp.exeb'],
    ['zero-width characters and the byte order mark', '\uFEFFda\u200Bg\u2060penge', 'dagpenge'],
    ['unicode tags', 'hej\u{E0041}\u{E0042}', 'hej'],
    ['lone surrogates', 'a\uD800b\uDC00c', 'abc'],
    ['decomposed letters', 'A\u030Arhus', 'Århus'],
  ])('takes out or mends %s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean)
  })

  it('leaves letters, emoji, joiners, tabs and newlines', () => {
    const text = 'Æøå på\tnæste\nlinje 👩‍👧 می‌خواهم'
    expect(cleanText(text)).toBe(text)
  })

  it('gives well-formed text that it would not change again', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 200 })
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(fc.oneof(anything, units), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(() => encodeURIComponent(clean)).not.toThrow()
      }),
    )
  })
})
