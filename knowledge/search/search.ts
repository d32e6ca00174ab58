import type { Passage } from '../chunking/passage.js'
import type { Embedder } from '../embedding/embedder.js'
import type { Language } from '../editing/article.js'
import { createCompoundSplitter } from '../analysis/split-compound.js'
import { createEligibility, type Eligible } from './eligibility.js'
import { floor, fuse } from './fuse.js'
import type { WordIndex } from './index-passages.js'
import { readQuestion, type Wanted } from './read-question.js'
import { createScorer } from './score-postings.js'
import { greatest, type VectorIndex } from './vector-index.js'
import { openVocabulary } from './vocabulary.js'

/** Everything a search looks in. `vectors` is missing while no embedder has answered: words alone then decide. */
export type SearchIndex = {
  readonly passages: readonly Passage[]
  readonly words: WordIndex
  readonly vectors?: VectorIndex | undefined
}

export type SearchRequest = {
  readonly question: string
  /** The language of the question and of the passages wanted. */
  readonly language: Language
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
  /** The one of the article's own questions that is most like this one, 0–1. */
  readonly alike?: { readonly question: string; readonly likeness: number }
}

export type SearchResult = {
  /** Those to answer from, the best first: none when nothing reaches the floor. */
  readonly kept: Found[]
  /** The next best, below the floor or one too many. */
  readonly rejected: Found[]
  readonly tookMs: number
}

export type Search = (request: SearchRequest) => Promise<SearchResult>

const defaultLimit = 5
/** Candidates from each side that are weighed in full. */
const candidates = 60
const perArticle = 3
/** A local passage goes before a national one that is this much better. */
const localAdvantage = 0.1

export function createSearch(
  index: SearchIndex,
  options: { embedder?: Embedder; onVectorFailure?: (error: unknown) => void } = {},
): Search {
  const { passages, words, vectors } = index
  const { embedder, onVectorFailure } = options
  const vocabulary = openVocabulary(words.terms, words.passages)
  const split = createCompoundSplitter(words.corpusWords)
  const eligibleFor = createEligibility(passages)
  const scorePassages = createScorer(words.passages, vocabulary)
  const scoreQuestions = createScorer(words.questions, vocabulary)
  const likeness = new Float32Array(passages.length)
  const alike = new Int32Array(passages.length).fill(-1)
  const preliminary = new Float32Array(passages.length)
  let compared: number[] = []

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

  /** For each passage the best of its own questions: twice what both say over what each says (Dice, by rarity). */
  function compareQuestions(wanted: readonly Wanted[], total: number): void {
    for (const passage of compared) {
      likeness[passage] = 0
      alike[passage] = -1
    }
    compared = []
    const { coverage, touched } = scoreQuestions(wanted)
    for (const question of touched) {
      const passage = words.questionPassages[question] ?? 0
      const value = Math.min(
        1,
        (2 * (coverage[question] ?? 0)) / (total + (words.questionMasses[question] ?? 0)),
      )
      if (alike[passage] === -1) compared.push(passage)
      if (value > (likeness[passage] ?? 0)) {
        likeness[passage] = value
        alike[passage] = question
      }
    }
  }

  function weigh(wanted: readonly Wanted[], vector: Float32Array | undefined, eligible: Eligible): Found[] {
    const total = wanted.reduce((sum, { mass }) => sum + mass, 0)
    const most = wanted.reduce(
      (sum, { significance, alternatives }) =>
        sum +
        significance *
          Math.max(0, ...alternatives.map(({ term, weight }) => weight * vocabulary.rarityOf(term))),
      0,
    )
    if (total === 0) return []
    compareQuestions(wanted, total)
    const { coverage, relevance, touched } = scorePassages(wanted)
    for (const d of touched)
      preliminary[d] = eligible(d)
        ? (coverage[d] ?? 0) / total + (relevance[d] ?? 0) / most + (likeness[d] ?? 0)
        : -1
    const chosen = new Map<number, number | undefined>()
    for (const d of greatest(preliminary, candidates, touched)) if (eligible(d)) chosen.set(d, undefined)
    if (vectors && vector)
      for (const { document, cosine } of nearestEligible(vectors, vector, eligible))
        chosen.set(document, cosine)

    return [...chosen].flatMap(([d, known]) => {
      const passage = passages[d]
      if (!passage) return []
      const cosine = vectors && vector ? Math.max(0, known ?? vectors.cosine(vector, d)) : undefined
      const evidence = {
        coverage: Math.min(1, (coverage[d] ?? 0) / total),
        relevance: most === 0 ? 0 : (relevance[d] ?? 0) / most,
        likeness: likeness[d] ?? 0,
        cosine,
      }
      const question = words.questionTexts[alike[d] ?? -1]
      return [
        {
          passage,
          score: fuse(evidence),
          lexical: evidence.coverage,
          vector: cosine ?? 0,
          ...(question !== undefined && { alike: { question, likeness: evidence.likeness } }),
        },
      ]
    })
  }

  return async ({ question, language, municipality, limit = defaultLimit, at = new Date() }) => {
    const started = performance.now()
    const vector = await vectorOf(question)
    // From here on without a pause: the scorers' arrays are shared between searches.
    const found = weigh(
      readQuestion(question, language, vocabulary, split),
      vector,
      eligibleFor({ language, municipality, at }),
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
    return { kept, rejected, tookMs: performance.now() - started }
  }
}

/** Asks for more until enough of them may be used. */
function nearestEligible(vectors: VectorIndex, vector: Float32Array, eligible: Eligible) {
  for (let asked = 2 * candidates; ; asked *= 4) {
    const neighbours = vectors.nearest(vector, asked)
    const fit = neighbours.filter(({ document }) => eligible(document))
    if (fit.length >= candidates || neighbours.length < asked) return fit.slice(0, candidates)
  }
}
