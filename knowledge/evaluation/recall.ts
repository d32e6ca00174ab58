import type { Hit } from './run-questions.js'
import { familyOf } from './family-of.js'

/** How high search puts the right article: shares of the questions, and the mean of one over the place (MRR). All 0–1. */
export type Recall = {
  readonly questions: number
  readonly at1: number
  readonly at3: number
  readonly at5: number
  readonly mrr: number
}

/**
 * The place of the first right article among the articles found, counted from 1; Infinity when none is. Several passages of one article,
 * and an article with its twin and successors, take one place.
 */
export function placeOf(hits: readonly Pick<Hit, 'articleId'>[], articles: readonly string[]): number {
  const right = new Set(articles.map(familyOf))
  const subjects = [...new Set(hits.map(({ articleId }) => familyOf(articleId)))]
  const at = subjects.findIndex((subject) => right.has(subject))
  return at < 0 ? Infinity : at + 1
}

export function recallOf(places: readonly number[]): Recall {
  const mean = (worth: (place: number) => number) =>
    places.length === 0 ? 0 : places.reduce((sum, place) => sum + worth(place), 0) / places.length
  const within = (most: number) => mean((place) => (place <= most ? 1 : 0))
  return {
    questions: places.length,
    at1: within(1),
    at3: within(3),
    at5: within(5),
    mrr: mean((place) => 1 / place),
  }
}
