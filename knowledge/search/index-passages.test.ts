import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Occurrence, PostingsBuilder } from './postings.js'
import type { Wanted } from './read-question.js'
import { createScorer } from './score-postings.js'
import { rarity, type Vocabulary } from './vocabulary.js'

const fields = [
  { weight: 2, strength: 1, usualLength: 3 },
  { weight: 1, strength: 0.8, usualLength: 10 },
]
const termCount = 6

/** BM25F straight from its definition, document by document, in floating point. */
function naiveScores(documents: Occurrence[][][], wanted: readonly Wanted[]) {
  const holds = (document: Occurrence[][], term: number) =>
    document.some((field) => field.some((one) => one.term === term))
  const rarityOf = (term: number) =>
    rarity(documents.length, documents.filter((document) => holds(document, term)).length)
  return documents.map((document) => {
    let relevance = 0
    let coverage = 0
    for (const { significance, mass, alternatives } of wanted) {
      let bestRelevance = 0
      let bestCoverage = 0
      for (const { term, weight } of alternatives) {
        let frequency = 0
        let strength = 0
        document.forEach((field, at) => {
          const { weight: fieldWeight = 0, strength: fieldStrength = 0, usualLength = 1 } = fields[at] ?? {}
          for (const one of field.filter((occurrence) => occurrence.term === term)) {
            frequency += (fieldWeight * one.weight) / (0.4 + (0.6 * field.length) / usualLength)
            strength = Math.max(strength, fieldStrength * one.weight)
          }
        })
        if (strength === 0) continue
        const said = Math.min(mass, significance * rarityOf(term))
        bestRelevance = Math.max(bestRelevance, weight * said * (frequency / (1.2 + frequency)))
        bestCoverage = Math.max(bestCoverage, weight * mass * strength)
      }
      relevance += bestRelevance
      coverage += bestCoverage
    }
    return { relevance, coverage }
  })
}

const occurrence = fc.record({ term: fc.nat(termCount - 1), weight: fc.constantFrom(1, 0.6, 0.35) })
const document = fc.tuple(fc.array(occurrence, { maxLength: 4 }), fc.array(occurrence, { maxLength: 12 }))
const word: fc.Arbitrary<Wanted> = fc.record({
  word: fc.constant('x'),
  common: fc.constant(false),
  significance: fc.constantFrom(1, 0.25),
  mass: fc.double({ min: 0.1, max: 6, noNaN: true }),
  alternatives: fc.uniqueArray(
    fc.record({ term: fc.nat(termCount - 1), weight: fc.constantFrom(1, 0.8, 0.5) }),
    {
      selector: ({ term }) => term,
      maxLength: 3,
    },
  ),
})

describe('the inverted index', () => {
  it('scores as the formula does, up to the rounding of a byte, search after search', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 15 }),
        fc.array(fc.array(word, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (documents, questions) => {
          const builder = new PostingsBuilder(fields)
          for (const one of documents) builder.add(one)
          const postings = builder.finish(termCount)
          const vocabulary = {
            rarityOf: (id: number) =>
              rarity(documents.length, (postings.offsets[id + 1] ?? 0) - (postings.offsets[id] ?? 0)),
          } as Vocabulary
          const score = createScorer(postings, vocabulary)
          for (const wanted of questions) {
            const { relevance, coverage, touched } = score(wanted)
            const most = wanted.reduce((sum, { mass }) => sum + mass, 0)
            naiveScores(documents, wanted).forEach((naive, d) => {
              expect(Math.abs((relevance[d] ?? 0) - naive.relevance)).toBeLessThanOrEqual(most / 200 + 1e-6)
              expect(Math.abs((coverage[d] ?? 0) - naive.coverage)).toBeLessThanOrEqual(most / 200 + 1e-6)
              expect([...touched].includes(d)).toBe(naive.coverage > 0)
            })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('lets common words add to what rarer ones have found, without finding more', () => {
    const builder = new PostingsBuilder([{ weight: 1, strength: 1, usualLength: 1 }])
    for (let d = 0; d < 2000; d++)
      builder.add([[{ term: 0, weight: 1 }, ...(d % 4 === 0 ? [{ term: 1, weight: 1 }] : [])]])
    const postings = builder.finish(2)
    const score = createScorer(postings, { rarityOf: () => 1 } as unknown as Vocabulary)
    const of = (term: number, mass: number): Wanted => ({
      word: '',
      common: false,
      significance: 1,
      mass,
      alternatives: [{ term, weight: 1 }],
    })
    const { coverage, touched } = score([of(0, 1), of(1, 3)])
    expect(touched).toHaveLength(500)
    for (const d of touched) expect(coverage[d]).toBeCloseTo(4, 5)
  })
})
