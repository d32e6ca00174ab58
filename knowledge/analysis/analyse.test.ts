import { describe, expect, it } from '@jest/globals'
import { analyse, readWords } from './analyse.js'
import { createCompoundSplitter } from './split-compound.js'
import { stem } from './stem.js'
import { synonymAt } from './synonyms.js'

const stemOf = (word: string) => stem(word, 'da')
const termsOf = (text: string) => analyse(text, 'da').map(({ term }) => term)
const synonymsOf = (text: string) => synonymAt(readWords(text, 'da'), 0, 'da')

describe('stem', () => {
  it.each([
    ['ansøgning', 'ansøge'],
    ['udbetaling', 'udbetalt'],
    ['opsigelsen', 'opsagt'],
    ['fyring', 'fyret'],
    ['a-kassen'.replace('-', ''), 'akasser'],
    ['ledighed', 'ledige'],
    ['kontanthjælpen', 'kontanthjaelp'],
  ])('%s and %s are one word', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it.each([
    ['ledig', 'lede'],
    ['ordning', 'ord'],
  ])('%s and %s are not', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other))
  })
})

describe('compounds', () => {
  const split = createCompoundSplitter()
  const partsOf = (word: string) => split(word).map(({ stem }) => stem)

  it.each<[string, string[]]>([
    ['jobsamtale', ['job', 'samtale']],
    ['arbejdsløshedskasse', ['arbejdsløshed', 'kasse']],
    ['dagpengesatsen', ['dagpenge', 'sats']],
    ['opsigelsesvarsel', ['opsigelse', 'varsel']],
    ['børnepasning', ['børn', 'pasning']],
    ['dagpenge', []],
    ['kommune', []],
  ])('%s', (word, parts) => {
    expect(partsOf(word)).toEqual(parts.map(stemOf))
  })

  it('weighs the head more than what modifies it, and less where the whole is something else', () => {
    const weightOf = (word: string, part: string) =>
      split(word).find(({ stem }) => stem === stemOf(part))?.weight ?? 0
    expect(weightOf('jobsamtale', 'samtale')).toBeGreaterThan(weightOf('jobsamtale', 'job'))
    expect(weightOf('sygedagpenge', 'dagpenge')).toBeLessThan(0.2)
  })

  it('learns words from the corpus', () => {
    expect(split('brobizzordning')).toEqual([])
    expect(createCompoundSplitter(['brobizz'])('brobizzordning').map(({ stem }) => stem)).toEqual([
      'brobiz',
      'ordning',
    ])
  })
})

describe('analyse', () => {
  it('leaves out stop words and adds the parts of compounds at a lower weight', () => {
    const terms = analyse('Du skal til en jobsamtale', 'da')
    expect(terms.map(({ term }) => term)).toEqual(['jobsamtal', 'job', 'samtal'])
    expect(terms[0]?.weight).toBe(1)
    expect(terms.slice(1).every(({ weight }) => weight < 1)).toBe(true)
  })

  it('puts separable verbs together', () => {
    expect(termsOf('Siger du selv op, får du karantæne.')).toContain(stemOf('opsigelse'))
    expect(termsOf('Meld dig straks ledig.')).toContain(stemOf('tilmelding'))
  })
})

describe('synonyms', () => {
  it.each([
    ['understøttelse', 'dagpenge'],
    ['bistand', 'kontanthjælp'],
    ['dapenge', 'dagpenge'],
    ['a kasse', 'a-kasse'],
    ['flexjob', 'fleksjob'],
  ])('%s → %s', (said, meant) => {
    expect(synonymsOf(said)?.stems).toContain(stemOf(meant.replace('-', '')))
  })

  it('takes the longest entry', () => {
    expect(synonymsOf('uden job nu')?.length).toBe(2)
  })

  it('leads English words to Danish and to other English ones', () => {
    expect(synonymAt(readWords('unemployment benefits', 'en'), 0, 'en')).toMatchObject({ length: 2 })
    expect(synonymAt(readWords('unemployment benefits', 'en'), 0, 'en')?.stems[0]).toBe(stemOf('dagpenge'))
    expect(synonymAt(readWords('maximum', 'en'), 0, 'en')?.stems).toContain('highest')
  })
})
