import { describe, expect, it } from '@jest/globals'
import { chunkArticle } from '../chunking/chunk-article.js'
import { articleOf } from '../testing/articles.js'
import { answerSigns } from './answer-signs.js'
import { scoreSentences } from './score-sentences.js'

const passageOf = (body: string) => {
  const [passage] = chunkArticle(articleOf({ title: 'Ferie, mens du får dagpenge', body }))
  if (!passage) throw new Error('no passage')
  return passage
}
const bestOf = (question: string, body: string) => {
  const passage = passageOf(body)
  const scores = scoreSentences(question, passage)
  expect(scores).toHaveLength(passage.sentences.length)
  for (const score of scores) expect(score >= 0 && score <= 1).toBe(true)
  return passage.sentences[scores.indexOf(Math.max(...scores))]?.text
}

const holiday =
  'Du må gerne holde ferie. Giv a-kassen besked senest 14 dage før ferien. Du får højst 22.041 kr. om måneden. Ferien varer op til 5 uger. Spørg din a-kasse om resten.'

describe('scoreSentences', () => {
  it.each([
    ['Hvornår skal jeg give besked om min ferie?', 'Giv a-kassen besked senest 14 dage før ferien.'],
    ['Hvor meget får jeg i ferien?', 'Du får højst 22.041 kr. om måneden.'],
    ['Hvor længe kan ferien vare?', 'Ferien varer op til 5 uger.'],
    ['Hvem skal jeg spørge?', 'Spørg din a-kasse om resten.'],
    ['kan jeg holde ferie', 'Du må gerne holde ferie.'],
  ])('%s', (question, sentence) => {
    expect(bestOf(question, holiday)).toBe(sentence)
  })

  it('gives nothing but zeros for a question without a word', () => {
    expect(scoreSentences('???', passageOf(holiday))).toEqual([0, 0, 0, 0, 0])
  })
})

describe('answerSigns', () => {
  it('knows words that end on æ, ø and å', () => {
    expect(answerSigns('må jeg rejse', 'da')?.test('Ja, du må.')).toBe(true)
    expect(answerSigns('Hvad er dagpenge?', 'da')).toBeUndefined()
  })
})
