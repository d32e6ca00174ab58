import { describe, expect, it } from '@jest/globals'
import { standardSpelling } from '../analysis/colloquial.js'
import { createCompoundSplitter } from '../analysis/split-compound.js'
import { createCorrectSpelling } from './correct-spelling.js'
import { soundOf } from './similar-words.js'

const correct = createCorrectSpelling(
  {
    da: [
      'melder',
      'ledig',
      'ferie',
      'karantæne',
      'senior',
      'ansøgning',
      'klage',
      'holder',
      'arbejdsgiver',
      'kommunen',
    ],
    en: ['receive', 'supplementary', 'quarantine'],
  },
  createCompoundSplitter(),
)

describe('spelling', () => {
  it.each([
    ['hvordan mælder jeg mig leddig', 'hvordan melder jeg mig ledig'],
    ['hålder jeg ferje', 'holder jeg ferie'],
    ['en ansøgnin til min arbjdsgiver', 'en ansøgning til min arbejdsgiver'],
    // A word of its own, known to nobody here, is not another's slip.
    ['må jeg bage en kage', 'må jeg bage en kage'],
    ['Jeg melder ferie', 'Jeg melder ferie'],
    ['', ''],
  ])('%s → %s', (said, meant) => expect(correct(said, 'da')).toBe(meant))

  it('is set right in English by slips, not by sound', () => {
    expect(correct('can i recieve suplementary', 'en')).toBe('can i receive supplementary')
  })

  it('hears Danish letters that sound alike as one', () => {
    for (const [one, other] of [
      ['maelder', 'melder'],
      ['ferje', 'ferie'],
      ['senjor', 'senior'],
      ['uddanelse', 'uddannelse'],
    ] as const)
      expect(soundOf(one)).toBe(soundOf(other))
    expect(soundOf('kage')).not.toBe(soundOf('klage'))
  })
})

describe('words in a hurry', () => {
  it.each([
    ['va sker der hvis man ik møder', 'hvad sker der hvis man ikke møder', 'da'],
    ['hur mycket får jag från a-kassan', 'hvor meget får jeg fra a-kassen', 'da'],
    ['wen do i hav to', 'when do i have to', 'en'],
    ['Hvad er Jobnet?', 'Hvad er Jobnet?', 'da'],
  ] as const)('%s → %s', (said, meant, language) => expect(standardSpelling(said, language)).toBe(meant))
})
