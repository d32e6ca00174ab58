import { describe, expect, it } from '@jest/globals'
import { mergeSpans } from './merge-spans.js'

const spans = (...clocks: string[]) =>
  clocks.map((span) => span.split('–')).map(([from = '', to = '']) => ({ from, to }))

describe('opening hours of a day', () => {
  it.each([
    ['touch', ['12:00–15:00', '09:00–12:00'], ['09:00–15:00']],
    ['overlap', ['09:00–12:00', '11:00–15:00'], ['09:00–15:00']],
    ['lie within one another', ['09:00–15:00', '10:00–11:00'], ['09:00–15:00']],
    ['begin together', ['09:00–10:00', '09:00–12:00'], ['09:00–12:00']],
    ['lie apart', ['12:01–15:00', '09:00–12:00'], ['09:00–12:00', '12:01–15:00']],
    ['are none', [], []],
  ])('that %s', (_how, given, merged) => {
    const before = spans(...given)
    expect(mergeSpans(before)).toEqual(spans(...merged))
    expect(before).toEqual(spans(...given))
  })
})
