/** What is known of a passage and a question, each 0–1 and independent of how many passages there are. */
export type Evidence = {
  /** The share of what the question says that the passage holds; a word nobody knows cannot be held. */
  readonly coverage: number
  /** BM25F over the greatest it could be for this question. */
  readonly relevance: number
  /** How alike the question is to the one among the article's own it is most like. */
  readonly likeness: number
  /** The cosine of their vectors, never below 0; undefined when there are no vectors to compare. */
  readonly cosine: number | undefined
}

/** Fitted by logistic regression on whether the passage's article answers the question; see docs in knowledge/evaluation. */
const weights = { bias: -6, coverage: 4.5, relevance: 2, likeness: 4.5, cosine: 4 }
const weightsWithoutVectors = { bias: -6, coverage: 5.5, relevance: 2.5, likeness: 5.5, cosine: 0 }

/** How probable it is that the passage answers, 0–1, comparable between questions. */
export function fuse({ coverage, relevance, likeness, cosine }: Evidence): number {
  const w = cosine === undefined ? weightsWithoutVectors : weights
  const sum =
    w.bias +
    w.coverage * coverage +
    w.relevance * relevance +
    w.likeness * likeness +
    w.cosine * (cosine ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Below this a passage is not answered from. */
export const floor = 0.5
