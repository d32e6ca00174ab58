import { describe, expect, it } from '@jest/globals'
import { danish } from '../../../bot/texts/da.js'
import { english } from '../../../bot/texts/en.js'
import { waysOn } from '../../protocol/handoff.js'
import { Message } from '../../protocol/message.js'
import { personTextsIn } from './texts.js'

describe.each(['da', 'en'] as const)('the texts about a person in %s', (language) => {
  const texts = personTextsIn[language]

  it('leave nothing unsaid', () => {
    const said = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : [value]
    for (const text of said(texts)) if (typeof text === 'string') expect(text.trim()).not.toBe('')
  })

  it('count in words that fit the number, and say nothing of what is not known', () => {
    expect(texts.queued(3, 1)).toMatch(/3.*1 minute?\b/)
    expect(texts.queued(2, 7)).toMatch(/2.*7 minut(ter|es)\b/)
    expect(texts.queued(1, undefined)).not.toMatch(/\d|minut/)
    for (const unknown of [texts.queued(undefined, undefined), texts.ahead(0, undefined)])
      expect(unknown).not.toMatch(/undefined|\d|minut/)
    expect(texts.active(undefined)).not.toMatch(/undefined/)
    expect(texts.end(undefined)).not.toMatch(/undefined/)
  })

  it('name every way on, and every kind of personal data that can be hidden', () => {
    expect(Object.keys(texts.ways).sort()).toEqual([...waysOn].sort())
    const kinds = Message.shape.masked.unwrap().element.options
    expect(Object.keys(texts.kinds).sort()).toEqual([...kinds].sort())
  })

  it('decline in the words the assistant knows', () => {
    expect(texts.stay).toBe({ da: danish, en: english }[language].offer.taps.decline.text)
  })
})
