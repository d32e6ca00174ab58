import { createSimilarWords, type SimilarWords } from './similar-words.js'
import type { Postings } from './postings.js'

/** The terms of an index, with how much each one says. */
export type Vocabulary = {
  readonly size: number
  idOf(term: string): number | undefined
  /** BM25's inverse document frequency (always positive). */
  rarityOf(id: number): number
  /** How many documents hold the term. */
  holdingOf(id: number): number
  /** The share of documents that hold the term, 0–1. */
  shareOf(id: number): number
  /** What a word that no document holds would say. */
  readonly greatestRarity: number
  /** Terms spelt almost like this one, the closest first. */
  readonly similar: SimilarWords
}

export function openVocabulary(terms: readonly string[], postings: Postings): Vocabulary {
  const ids = new Map(terms.map((term, id) => [term, id]))
  const holdingOf = (id: number) => (postings.offsets[id + 1] ?? 0) - (postings.offsets[id] ?? 0)
  const rarities = Float32Array.from(terms, (_, id) => rarity(postings.documentCount, holdingOf(id)))
  let similar: SimilarWords | undefined
  return {
    size: terms.length,
    idOf: (term) => ids.get(term),
    holdingOf,
    shareOf: (id) => holdingOf(id) / Math.max(1, postings.documentCount),
    rarityOf: (id) => rarities[id] ?? 0,
    greatestRarity: rarity(postings.documentCount, 0),
    similar: (word) => (similar ??= createSimilarWords(terms))(word),
  }
}

export const rarity = (documentCount: number, holding: number): number =>
  Math.log(1 + (documentCount - holding + 0.5) / (holding + 0.5))
