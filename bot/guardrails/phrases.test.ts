import { describe, expect, it } from '@jest/globals'
import { asksAboutHerCase } from '../skills/own-case/asks-about-her-case.js'
import { smallTalkIn } from '../skills/small-talk/small-talk-in.js'
import { wantsAPerson } from '../skills/call-a-caseworker/wants-a-person.js'
import { crisisIn } from './crisis.js'
import { matcher } from './phrases.js'
import { growth, inProportion } from './testing/growth.js'

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
    const judgeAll = (text: string) => {
      for (const judge of [crisisIn, wantsAPerson, asksAboutHerCase, smallTalkIn]) judge(text)
    }
    const textOf = (length: number) => unit.repeat(length / 2 / unit.length) + 'my '.repeat(length / 6)
    expect(growth(judgeAll, textOf)).toBeLessThan(inProportion)
  })
})
