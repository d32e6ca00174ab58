import { describe, expect, it } from '@jest/globals'
import { crisisIn } from '../../guardrails/crisis.js'
import { danish } from '../../texts/da.js'
import { english } from '../../texts/en.js'
import { answerToOffer } from './answer-to-offer.js'

const taps = [danish, english].flatMap(({ offer }) => Object.entries(offer.taps))

describe('the answer to an offer', () => {
  it.each(taps)('is %s in the words of the button', (answer, { text }) => {
    expect(answerToOffer(text)).toBe(answer)
    // They are said by people in every state: none may be taken for a cry for help.
    expect(crisisIn(text)).toBeUndefined()
  })

  it.each([
    ['Ja tak', 'accept'],
    ['ok', 'accept'],
    ['gør det!', 'accept'],
    ['Yes, please', 'accept'],
    ['Nej tak.', 'decline'],
    ['not now', 'decline'],
    ['glem det', 'leave'],
    ['never mind', 'leave'],
  ] as const)('“%s” is %s', (text, answer) => {
    expect(answerToOffer(text)).toBe(answer)
    expect(crisisIn(text)).toBeUndefined()
  })

  it.each(['ja, men hvad er en G-dag?', 'nej, jeg er sygemeldt', 'hvor længe skal jeg vente?', ''])(
    '“%s” is something new',
    (text) => {
      expect(answerToOffer(text)).toBeUndefined()
    },
  )
})
