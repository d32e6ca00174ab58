import type { Passage } from '../chunking/passage.js'
import type { WordIndex } from '../search/index-passages.js'

/**
 * All that a search looks in, as plain data that crosses threads. `vectors` are rows of `dimensions` numbers, one for each passage; with
 * `hnswFile` they lie in that file instead; with neither there are none, because the embedder did not answer.
 */
export type IndexData = {
  readonly passages: readonly Passage[]
  readonly words: WordIndex
  readonly dimensions: number
  readonly vectors?: Float32Array | undefined
  readonly hnswFile?: string | undefined
}

/** The buffers to hand over instead of copying. */
export function buffersOf({ words, vectors }: IndexData): ArrayBuffer[] {
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
  ]
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer)
}
