/** What is known of a passage and a question, and of the question alone: each figure independent of how many passages there are. */
export type Evidence = {
  /** The share of what the question says that the passage holds; a word nobody knows cannot be held. 0–1. */
  readonly coverage: number
  /** BM25F over the greatest it could be for this question. 0–1. */
  readonly relevance: number
  /** The cosine of their vectors, never below 0; undefined when there are no vectors to compare. */
  readonly cosine: number | undefined
  /** Whether it is the article's lead, which answers its title. */
  readonly lead: boolean
  /** How alike the question is to the most alike of the passage's own. 0–1. */
  readonly likeness: number
  /** The best that any passage of the article shows; likeness: how alike its most alike own question is. 0–1. */
  readonly article: { readonly coverage: number; readonly relevance: number; readonly likeness: number }
  /** How much of the question the passage holds, not as a share: 1 is one rare word. 0–3. */
  readonly told: number
  /** The share of what the question says in words that no passage holds. 0–1. */
  readonly unknown: number
  /** How much at home the question is: near 1 for a word on every page ("dagpenge"), 0 when there is none. */
  readonly anchor: number
}

type Weights = Readonly<
  Record<
    'bias' | Exclude<keyof Evidence, 'article'> | 'articleCoverage' | 'articleRelevance' | 'articleLikeness',
    number
  >
>

/**
 * Fitted by logistic regression on the articles' own questions (each left out of the index in turn) and the project's, against questions that
 * are none of our business; the bias is set so that few questions of ours stay below the floor. What is not ours is told by other means as
 * well (docs/decisions/0008). `knowledge/evaluation/measure-search.ts` shows what they are worth.
 */
const weights: Weights = {
  bias: -9,
  coverage: 0,
  relevance: 0.85,
  cosine: 6.35,
  likeness: 1.45,
  lead: 1.3,
  articleCoverage: 2.4,
  articleRelevance: 2.8,
  articleLikeness: 2.2,
  told: 1.95,
  unknown: -1.85,
  anchor: 4.1,
}
const weightsWithoutVectors: Weights = {
  bias: -7.75,
  coverage: 0,
  relevance: 1.1,
  cosine: 0,
  likeness: 0,
  lead: 0.8,
  articleCoverage: 0.8,
  articleRelevance: 4.8,
  articleLikeness: 3.4,
  told: 2.3,
  unknown: -3.0,
  anchor: 4,
}

/** How probable it is that the passage answers, 0–1, comparable between questions: a logistic regression. */
export function fuse(evidence: Evidence): number {
  const { coverage, relevance, cosine, likeness, lead, article, told, unknown, anchor } = evidence
  const w = cosine === undefined ? weightsWithoutVectors : weights
  const sum =
    w.bias +
    w.coverage * coverage +
    w.relevance * relevance +
    w.cosine * (cosine ?? 0) +
    w.likeness * likeness +
    w.lead * (lead ? 1 : 0) +
    w.articleCoverage * article.coverage +
    w.articleRelevance * article.relevance +
    w.articleLikeness * article.likeness +
    w.told * told +
    w.unknown * unknown +
    w.anchor * anchor
  return 1 / (1 + Math.exp(-sum))
}

/** Below this a passage is never answered from; more may be asked of a question whose words are not ours. */
export const floor = 0.3
