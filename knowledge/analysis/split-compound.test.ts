import { describe, expect, it } from '@jest/globals'
import { createCompoundSplitter } from './split-compound.js'

describe('taking compounds apart', () => {
  const split = createCompoundSplitter(['jobsamtale', 'dagpenge', 'sats'])
  const partsOf = (word: string) => split(word).map(({ stem }) => stem)

  it('finds the parts, with the letters that bind them', () => {
    expect(partsOf('dagpengesats').length).toBeGreaterThan(0)
    expect(partsOf('arbejdsløshedskasse').length).toBeGreaterThan(0)
  })

  it('leaves whole what is short, no word, or longer than anybody writes', () => {
    for (const text of ['dag', 'g-dage', '1924', 'dagpenge'.repeat(240), 'a'.repeat(2000)])
      expect(split(text)).toEqual([])
  })
})
