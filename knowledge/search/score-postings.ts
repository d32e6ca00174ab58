import type { Postings } from './postings.js'
import type { Alternative, Wanted } from './read-question.js'
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

/** Once the weightier words have found this many documents and are this much of the question, the others find no new ones. */
const enoughDocuments = 300
const enoughMass = 0.5
/** An alternative that is worth less than this share of its word (a part such as "arbejde" of "arbejdspligt") finds nothing by itself. */
const enoughWorth = 0.25
/** A search in a sorted list costs about this many steps of walking along it. */
const lookUpCost = 12

/**
 * Scores documents by the words they hold. Of the alternatives for one word only the best counts in a document, so that a word and its
 * synonym are not counted twice. The weightiest words come first; the least ones, which half of all documents hold, then only add to
 * what is found already (the idea of MaxScore: Turtle & Flood, "Query Evaluation: Strategies and Optimizations", 1995).
 */
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

  function credit(d: number, r: number, c: number): void {
    if (seenBy[d] !== word) {
      if (coverage[d] === 0) touchedList[touched++] = d
      seenBy[d] = word
      bestRelevance[d] = r
      bestCoverage[d] = c
      relevance[d] = (relevance[d] ?? 0) + r
      coverage[d] = (coverage[d] ?? 0) + c
      return
    }
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

  /** Where `d` stands in the sorted list from `from` up to `to`, or -1. */
  function placeOf(d: number, from: number, to: number): number {
    let low = from
    let high = to - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const there = documents[middle] ?? 0
      if (there === d) return middle
      if (there < d) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  return (wanted) => {
    for (let i = 0; i < touched; i++) {
      const d = touchedList[i] ?? 0
      relevance[d] = 0
      coverage[d] = 0
    }
    touched = 0
    const total = wanted.reduce((sum, { mass }) => sum + mass, 0)
    let done = 0
    for (const { significance, mass, alternatives } of [...wanted].sort((a, b) => b.mass - a.mass)) {
      word = word === 0xffffffff ? 1 : word + 1
      const weighty = done < enoughMass * total
      const worth = ({ term, weight }: Alternative) =>
        weight * Math.min(mass, significance * vocabulary.rarityOf(term))
      const ways = alternatives
        .map((way) => ({ ...way, worth: worth(way) }))
        .sort((a, b) => b.worth - a.worth)
      for (const { term, weight, worth } of ways) {
        const relevanceStep = worth / 255
        const coverageStep = (mass * weight) / 255
        const from = offsets[term] ?? 0
        const to = offsets[term + 1] ?? 0
        const found = touched
        const finds = found < enoughDocuments || (weighty && worth >= enoughWorth * mass)
        if (finds) {
          for (let i = from; i < to; i++)
            credit(documents[i] ?? 0, relevanceStep * (impacts[i] ?? 0), coverageStep * (strengths[i] ?? 0))
        } else if (found * lookUpCost < to - from) {
          for (let t = 0; t < found; t++) {
            const d = touchedList[t] ?? 0
            const i = placeOf(d, from, to)
            if (i >= 0) credit(d, relevanceStep * (impacts[i] ?? 0), coverageStep * (strengths[i] ?? 0))
          }
        } else {
          for (let i = from; i < to; i++) {
            const d = documents[i] ?? 0
            if (coverage[d] !== 0)
              credit(d, relevanceStep * (impacts[i] ?? 0), coverageStep * (strengths[i] ?? 0))
          }
        }
      }
      done += mass
    }
    return { relevance, coverage, touched: touchedList.subarray(0, touched) }
  }
}
