import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { splitSentences } from './split-sentences.js'

const texts = (text: string) => splitSentences(text).map(({ text }) => text)

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['Du får 100 kr. om ugen. Det er alt.', ['Du får 100 kr. om ugen.', 'Det er alt.']],
    ['Satsen er 26.198 kr. Du skal søge.', ['Satsen er 26.198 kr.', 'Du skal søge.']],
    [
      'Det gælder fra 1. februar 2026. Før var det anderledes.',
      ['Det gælder fra 1. februar 2026.', 'Før var det anderledes.'],
    ],
    ['I den 6. ferieuge får du ca. 900 kr. Ja.', ['I den 6. ferieuge får du ca. 900 kr.', 'Ja.']],
    ['Se fx. Jobnet, f.eks. Min plan, bl.a. CV.', ['Se fx. Jobnet, f.eks. Min plan, bl.a. CV.']],
    [
      'Efter lov nr. 1750 af 29. december, jf. Bilag 2, dvs. Nu.',
      ['Efter lov nr. 1750 af 29. december, jf. Bilag 2, dvs. Nu.'],
    ],
    ['Lov om x § 84, stk. 2. Det er reglen.', ['Lov om x § 84, stk. 2.', 'Det er reglen.']],
    ['Hvad nu? Ring til a-kassen! Så får du svar.', ['Hvad nu?', 'Ring til a-kassen!', 'Så får du svar.']],
    ['Skriv "Jeg er syg." Så ved de det.', ['Skriv "Jeg er syg."', 'Så ved de det.']],
    [
      'Ring kl. 9 til J. Hansen på tlf. 12 34. Han svarer.',
      ['Ring kl. 9 til J. Hansen på tlf. 12 34.', 'Han svarer.'],
    ],
    ['Det er 2026. 14 dage senere er det slut.', ['Det er 2026.', '14 dage senere er det slut.']],
    ['Gå til jobnet.dk og log på.', ['Gå til jobnet.dk og log på.']],
    ['Register, e.g. On Jobnet. Then wait.', ['Register, e.g. On Jobnet.', 'Then wait.']],
  ])('%s', (text, sentences) => {
    expect(texts(text)).toEqual(sentences)
  })

  it('takes a list item whole, without its marker', () => {
    const text =
      'Gør det her:\n- Meld dig ledig. Gør det først.\n- Ring\n  til a-kassen.\n1. Så er du færdig.\n\nSlut nu. Helt.'
    expect(splitSentences(text).map(({ text, kind }) => [kind, text])).toEqual([
      ['prose', 'Gør det her:'],
      ['item', 'Meld dig ledig. Gør det først.'],
      ['item', 'Ring\n  til a-kassen.'],
      ['item', 'Så er du færdig.'],
      ['prose', 'Slut nu.'],
      ['prose', 'Helt.'],
    ])
  })

  it('leaves nothing out but white space and list markers', () => {
    const piece = fc.constantFrom(
      'Du',
      'skal',
      'ca.',
      'kr.',
      '1.',
      'A-kassen',
      '.',
      '. ',
      '? ',
      '\n',
      '\n\n',
      '- ',
      '2. ',
      ' ',
      '§ 84',
      '"',
      '**',
      '…',
      'æø',
      '🙂',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let at = 0
        for (const { text: sentence, start, end } of splitSentences(text)) {
          expect(text.slice(at, start)).toMatch(/^(\s|[-*+]\s|\d{1,3}[.)]\s)*$/)
          expect(text.slice(start, end)).toBe(sentence)
          expect(sentence).toBe(sentence.trim())
          expect(sentence).not.toBe('')
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
