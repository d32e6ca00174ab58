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
  ])('take time in proportion to the text, and no more, where it is made of "%s"', (unit) => {
    const textOf = (length: number) => unit.repeat(length / 2 / unit.length) + 'my '.repeat(length / 6)
    const timeOf = (text: string) =>
      Math.min(
        ...[1, 2, 3, 4].map(() => {
          const began = performance.now()
          for (const judge of [crisisIn, wantsAPerson, asksAboutHerCase, smallTalkIn]) judge(text)
          return performance.now() - began
        }),
      )
    const [short, long] = [timeOf(textOf(500)), timeOf(textOf(2000))]
    // Four times the text; its square would be sixteen times the time. A moment is left for what else the machine does.
    expect(long).toBeLessThan(12 * short + 20)
  })
})
