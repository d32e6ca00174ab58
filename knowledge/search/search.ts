import { standardSpelling } from '../analysis/colloquial.js'
import { createCompoundSplitter } from '../analysis/split-compound.js'
import type { Passage } from '../chunking/passage.js'
import type { Language } from '../editing/article.js'
import type { Embedder } from '../embedding/embedder.js'
import { createCorrectSpelling } from './correct-spelling.js'
import { createEligibility } from './eligibility.js'
import { type Evidence, floor, fuse } from './fuse.js'
import type { WordIndex } from './index-passages.js'
import { readQuestion } from './read-question.js'
import type { VectorIndex } from './vector-index.js'
import { openVocabulary } from './vocabulary.js'
import { createWeigh, type Weighed } from './weigh.js'

/** Everything a search looks in. `vectors` is missing while no embedder has answered: words alone then decide. */
export type SearchIndex = {
  readonly passages: readonly Passage[]
  readonly words: WordIndex
  readonly vectors?: VectorIndex | undefined
}

export type SearchRequest = {
  readonly question: string
  /** The language of the question, and of the passages wanted unless told. */
  readonly language: Language
  readonly passages?: Language | undefined
  /** Four digits; passages for other municipalities are left out. */
  readonly municipality?: string | undefined
  /** How many passages at most; 5 unless told. */
  readonly limit?: number | undefined
  /** The moment the answer must hold; now unless told. */
  readonly at?: Date | undefined
}

export type Found = {
  readonly passage: Passage
  /** 0–1: how probable it is that the passage answers. Comparable between questions. */
  readonly score: number
  /** Words alone, 0–1: the share of what the question says that the passage holds, the rarer words counting for more. */
  readonly lexical: number
  /** The cosine of question and passage, 0–1; 0 without vectors. */
  readonly vector: number
  /** What the score is made of. */
  readonly evidence: Evidence
  /** The one of the passage's own questions, title or heading that is most like this question, and how alike they are, 0–1. */
  readonly alike?: { readonly question: string; readonly likeness: number }
}

export type SearchResult = {
  /** The question as it was read: small words and misspellings set right. */
  readonly read: string
  /** Those to answer from, the best first: none when nothing reaches the floor. */
  readonly kept: Found[]
  /** The next best, below the floor or one too many. */
  readonly rejected: Found[]
  readonly tookMs: number
}

export type Search = (request: SearchRequest) => Promise<SearchResult>

const defaultLimit = 5
const perArticle = 3
/** A local passage goes before a national one that is no more than this much better. */
const localAdvantage = 0.1

/** Opens an index for searching. A failing embedder costs a question its vector, not its answer. */
export function createSearch(
  { passages, words, vectors }: SearchIndex,
  { embedder, onVectorFailure }: { embedder?: Embedder; onVectorFailure?: (error: unknown) => void } = {},
): Search {
  const vocabulary = openVocabulary(words.terms, words.passages)
  const split = createCompoundSplitter(words.corpusWords)
  const correctSpelling = createCorrectSpelling(words.spelt, split)
  const eligibleFor = createEligibility(passages)
  const weigh = createWeigh(passages, words, vocabulary, vectors)

  async function vectorOf(question: string): Promise<Float32Array | undefined> {
    if (!vectors || !embedder) return undefined
    try {
      const vector = embedder.embedNow?.(question) ?? (await embedder.embed([question]))[0]
      return vector?.length === vectors.dimensions ? vector : undefined
    } catch (error) {
      onVectorFailure?.(error)
      return undefined
    }
  }

  const foundFrom = ({ document, evidence, alike, likeness }: Weighed): Found[] => {
    const passage = passages[document]
    const question = alike === undefined ? undefined : words.questionTexts[alike]
    if (!passage) return []
    return [
      {
        passage,
        score: fuse(evidence),
        lexical: evidence.coverage,
        vector: evidence.cosine ?? 0,
        evidence,
        ...(question !== undefined && { alike: { question, likeness } }),
      },
    ]
  }

  return async ({
    question,
    language,
    passages: wantedLanguage = language,
    municipality,
    limit = defaultLimit,
    at = new Date(),
  }) => {
    const started = performance.now()
    const read = correctSpelling(standardSpelling(question, language), language)
    const vector = await vectorOf(read)
    // From here on without a pause: the arrays that weighing uses are shared between searches.
    const wanted = readQuestion(read, language, vocabulary, split)
    const found = weigh(wanted, vector, eligibleFor({ language: wantedLanguage, municipality, at })).flatMap(
      foundFrom,
    )
    const rank = ({ score, passage }: Found) =>
      score + (passage.municipality === undefined ? 0 : localAdvantage)
    found.sort((a, b) => rank(b) - rank(a) || (a.passage.id < b.passage.id ? -1 : 1))

    const kept: Found[] = []
    const rejected: Found[] = []
    const taken = new Map<string, number>()
    for (const one of found) {
      const fromArticle = taken.get(one.passage.articleId) ?? 0
      if (one.score >= floor && fromArticle < perArticle && kept.length < limit) {
        kept.push(one)
        taken.set(one.passage.articleId, fromArticle + 1)
      } else if (rejected.length < Math.max(limit, defaultLimit)) rejected.push(one)
    }
    return { read, kept, rejected, tookMs: performance.now() - started }
  }
}
