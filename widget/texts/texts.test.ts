import { describe, expect, it } from '@jest/globals'
import { targetGroups } from '../../knowledge/editing/article.js'
import { answerStatuses } from '../protocol/message.js'
import { textsIn } from './texts.js'

describe.each(['da', 'en'] as const)('the texts in %s', (language) => {
  const texts = textsIn[language]

  it('leave nothing unsaid', () => {
    for (const text of Object.values(texts)) if (typeof text === 'string') expect(text.trim()).not.toBe('')
  })

  it('say for whom an answer is, whichever group, and nothing when it is for all', () => {
    expect(Object.keys(texts.targetGroup).sort()).toEqual(
      targetGroups.filter((group) => group !== 'alle').sort(),
    )
  })

  it('name every status but the ordinary answer and the question back', () => {
    expect(Object.keys(texts.statusOf).sort()).toEqual(
      answerStatuses.filter((status) => status !== 'answered' && status !== 'clarify').sort(),
    )
  })

  it('count in words that fit the number', () => {
    expect(texts.tooLong(1)).toMatch(/1 (tegn|character) /)
  })
})
