import { describe, expect, it } from '@jest/globals'
import { smallTalkIn } from './small-talk-in.js'

const examples = {
  hello: ['hej', 'Hej igen!', 'good morning'],
  thanks: [
    'tak',
    'Tak, det var alt',
    'ok :)',
    '👍',
    '❤️❤️',
    ':-)',
    'super, tak for hjælpen',
    'nej tak',
    "that's all, thanks",
    'du er sød',
    'forstået',
    'you are the best',
    'mange tak for din hjælp i dag',
  ],
  goodbye: ['farvel', 'vi ses', 'bye'],
  whoIAm: ['hvad hedder du', 'er du en robot', 'hvor gammel er du', 'who made you', 'er der nogen?'],
  feelings: ['er du sur?', 'har du følelser', 'jeg elsker dig', 'are you angry with me', 'keder du dig'],
  anger: [
    'din idiot',
    'lorte robot',
    'du er ubrugelig',
    'du forstår ikke hvad jeg siger',
    'hold kæft',
    'det hjælper mig ikke',
    'you are useless',
    'this is a waste of time',
    'fuck you',
    'jeg er så vred på jer',
    'dårligt svar',
  ],
} as const

describe('small talk', () => {
  for (const [kind, texts] of Object.entries(examples))
    it.each(texts)(`${kind}: %s`, (text) => expect(smallTalkIn(text)).toBe(kind))

  it.each([
    'hej, hvad er G-dage?',
    'tak, og hvad med ferie?',
    'min chef er en idiot, kan jeg sige op',
    'det hjælper ikke at ringe, hvad gør jeg så',
    'er dagpengekortet dumt at vente med',
    'jeg er vred over en afgørelse, hvordan klager jeg',
    'okay, og hvornår får jeg dem',
    'ja',
    'nej',
    'dårlig ryg',
  ])('is not: %s', (text) => expect(smallTalkIn(text)).toBeUndefined())
})
