import type { Language, TargetGroup } from '../editing/article.js'

/** A sentence or a whole list item: `text === passage.text.slice(start, end)`, without the list marker. */
export type Sentence = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly kind: 'prose' | 'item'
}

/** A piece of an article that can be found and cited. Plain data: it crosses threads and lies in snapshots. */
export type Passage = {
  /** The article's id and the passage's position in it, e.g. "g-dage/2". */
  readonly id: string
  readonly articleId: string
  readonly title: string
  readonly language: Language
  /** The heading trail within the article, outermost first, joined by " › "; empty for the lead. */
  readonly section: string
  /** A slice of the article's body, word for word, Markdown included. */
  readonly text: string
  readonly sentences: readonly Sentence[]
  /** Counts 0, 1, 2 … within the article; 0 is the lead. */
  readonly position: number
  readonly targetGroups: readonly TargetGroup[]
  readonly topics: readonly string[]
  readonly municipality?: string
  /** Those of the article's questions that this passage answers best. */
  readonly questions: readonly string[]
  /** The article's first source. */
  readonly source: string
  readonly url: string
  readonly law?: string
  /** Days of the form 2026-11-21; `validTo` is the last one on which it holds. */
  readonly reviewedAt: string
  readonly validFrom: string
  readonly validTo?: string
}
