import type { Passage } from '../chunking/passage.js'
import type { WordIndex } from '../search/index-passages.js'
import type { QuantisedRows } from '../search/quantised-rows.js'

/**
 * All that a search looks in, as plain data that crosses threads. `vectors` are rows of `dimensions` numbers, one for each passage; a large
 * index has a `graph` of them in a file instead; with neither there are none, because the embedder did not answer.
 */
export type IndexData = {
  readonly passages: readonly Passage[]
  readonly words: WordIndex
  readonly dimensions: number
  readonly vectors?: Float32Array | undefined
  readonly graph?: { readonly file: string; readonly rows: QuantisedRows } | undefined
}

/** The buffers to hand over instead of copying. */
export function buffersOf({ words, vectors, graph }: IndexData): ArrayBuffer[] {
  const arrays = [
    ...[words.passages, words.questions].flatMap((postings) => [
      postings.offsets,
      postings.documents,
      postings.impacts,
      postings.strengths,
    ]),
    words.questionPassages,
    words.questionMasses,
    ...(vectors ? [vectors] : []),
    ...(graph ? [graph.rows.codes, graph.rows.scales] : []),
  ]
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer)
}
