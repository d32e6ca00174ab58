import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { withoutHiddenText } from './hidden-text.js'

describe('hidden text', () => {
  it.each([
    ['dag\u00adpenge', 'dagpenge'],
    ['\ufeffhej\u200b du', 'hej du'],
    ['hej\u{e0048}\u{e0069} du', 'hej du'],
    ['a\u202eb\u2066c\u0000d', 'abcd'],
    ['linje\r\nto\rtre\u2028fire', 'linje\nto\ntre\nfire'],
    ['e\u0301 A\u030arhus', 'é Århus'],
    ['  hej  ', 'hej'],
    ['familien 👨‍👩‍👧 og ❤️', 'familien 👨‍👩‍👧 og ❤️'],
    ['a\u200db', 'ab'],
  ])('%j becomes %j', (text, seen) => expect(withoutHiddenText(text)).toBe(seen))

  it('is gone at once: cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = withoutHiddenText(text)
        expect(withoutHiddenText(once)).toBe(once)
      }),
    )
  })
})
