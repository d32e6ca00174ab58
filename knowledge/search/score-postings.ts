import type { Postings } from './postings.js'
import type { Wanted } from './read-question.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * What a question finds in one set of postings. `relevance[d]` is the BM25F sum, `coverage[d]` the mass of the question's words that
 * document d holds; both are 0 for documents not in `touched`. The arrays are used again by the next call: read them at once.
 */
export type Scored = {
  readonly relevance: Float32Array
  readonly coverage: Float32Array
  readonly touched: Uint32Array
}
export type ScorePostings = (wanted: readonly Wanted[]) => Scored

/** Of the alternatives for one word only the best counts in a document, so a word and its synonym are not counted twice. */
export function createScorer(postings: Postings, vocabulary: Vocabulary): ScorePostings {
  const { documentCount, offsets, documents, impacts, strengths } = postings
  const relevance = new Float32Array(documentCount)
  const coverage = new Float32Array(documentCount)
  const bestRelevance = new Float32Array(documentCount)
  const bestCoverage = new Float32Array(documentCount)
  const seenBy = new Uint32Array(documentCount)
  const touchedList = new Uint32Array(documentCount)
  let touched = 0
  let word = 0

  return (wanted) => {
    for (let i = 0; i < touched; i++) {
      const d = touchedList[i] ?? 0
      relevance[d] = 0
      coverage[d] = 0
    }
    touched = 0
    for (const { significance, mass, alternatives } of wanted) {
      word = word === 0xffffffff ? 1 : word + 1
      for (const { term, weight } of alternatives) {
        const relevanceStep = (weight * Math.min(mass, significance * vocabulary.rarityOf(term))) / 255
        const coverageStep = (mass * weight) / 255
        const end = offsets[term + 1] ?? 0
        for (let i = offsets[term] ?? 0; i < end; i++) {
          const d = documents[i] ?? 0
          const r = relevanceStep * (impacts[i] ?? 0)
          const c = coverageStep * (strengths[i] ?? 0)
          if (seenBy[d] !== word) {
            if (coverage[d] === 0) touchedList[touched++] = d
            seenBy[d] = word
            bestRelevance[d] = r
            bestCoverage[d] = c
            relevance[d] = (relevance[d] ?? 0) + r
            coverage[d] = (coverage[d] ?? 0) + c
          } else {
            const betterR = r - (bestRelevance[d] ?? 0)
            if (betterR > 0) {
              relevance[d] = (relevance[d] ?? 0) + betterR
              bestRelevance[d] = r
            }
            const betterC = c - (bestCoverage[d] ?? 0)
            if (betterC > 0) {
              coverage[d] = (coverage[d] ?? 0) + betterC
              bestCoverage[d] = c
            }
          }
        }
      }
    }
    return { relevance, coverage, touched: touchedList.subarray(0, touched) }
  }
}
