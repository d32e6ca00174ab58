import { describe, expect, it } from '@jest/globals'
import { asksAboutHerCase } from '../skills/own-case/asks-about-her-case.js'
import { smallTalkIn } from '../skills/small-talk/small-talk-in.js'
import { wantsAPerson } from '../skills/call-a-caseworker/wants-a-person.js'
import { crisisIn } from './crisis.js'
import { matcher } from './phrases.js'

describe('patterns of phrases', () => {
  it('know the borders of Danish words', () => {
    const dies = matcher([/\bdø\b/])
    expect(['jeg vil dø!', 'DØ', 'det døde håb', 'rødøje'].map(dies)).toEqual([true, true, false, false])
  })

  it('occur one after the other where they stand in a list', () => {
    const matches = matcher([[/\ba\b/, /\bb\b/, /\bc\b/]])
    expect(matches('a x b x c')).toBe(true)
    expect(matches('b a c b')).toBe(false)
    expect(matches('a x b x c')).toBe(true)
  })

  it.each([
    'can you see my ',
    'can you see ',
    'why was i ',
    'kan du se mig ',
    'hvorfor har jeg ',
    'er min sag om ',
    'viderestil',
    'tale med en ',
    'hej du ',
    'mange tak det ',
    'ikke ingen ',
    'vil gerne ',
  ])('are judged at once in two thousand characters of "%s"', (unit) => {
    const long = unit.repeat(2000 / unit.length)
    const texts = [long, long.slice(0, 1000) + 'my '.repeat(333)]
    const times = [1, 2, 3].map(() => {
      const began = performance.now()
      for (const text of texts)
        for (const judge of [crisisIn, wantsAPerson, asksAboutHerCase, smallTalkIn]) judge(text)
      return performance.now() - began
    })
    expect(Math.min(...times)).toBeLessThan(60)
  })
})
