import type { Passage } from '../chunking/passage.js'
import type { Eligible } from './eligibility.js'
import type { Evidence } from './fuse.js'
import type { WordIndex } from './index-passages.js'
import type { Wanted } from './read-question.js'
import { createScorer } from './score-postings.js'
import { greatest, type Neighbour, type VectorIndex } from './vector-index.js'
import type { Vocabulary } from './vocabulary.js'

/** A passage that was looked at in full. `alike` is the known question most like the one asked, a place in `questionTexts`. */
export type Weighed = {
  readonly document: number
  readonly evidence: Evidence
  readonly alike: number | undefined
  readonly likeness: number
}
export type Weigh = (
  wanted: readonly Wanted[],
  vector: Float32Array | undefined,
  eligible: Eligible,
) => Weighed[]

/** How many candidates words and vectors each put forward. */
const candidates = 40

/** Finds the passages worth a look, by words and by vectors, and gathers the evidence on each. */
export function createWeigh(
  passages: readonly Passage[],
  words: WordIndex,
  vocabulary: Vocabulary,
  vectors: VectorIndex | undefined,
): Weigh {
  const scorePassages = createScorer(words.passages, vocabulary)
  const compareQuestions = createQuestionComparison(words, vocabulary, passages.length)
  const articleRange = createArticleRanges(passages)
  const preliminary = new Float32Array(passages.length)

  return (wanted, vector, eligible) => {
    const total = wanted.reduce((sum, { mass }) => sum + mass, 0)
    if (total === 0) return []
    const most = wanted.reduce((sum, word) => sum + mostRelevance(word, vocabulary), 0)
    const { likeness, alike } = compareQuestions(wanted, total)
    const { coverage, relevance, touched } = scorePassages(wanted)
    for (const d of touched)
      preliminary[d] = eligible(d)
        ? (coverage[d] ?? 0) / total + (3 * (relevance[d] ?? 0)) / most + (likeness[d] ?? 0)
        : -1

    const chosen = new Map<number, number | undefined>()
    for (const d of greatest(preliminary, candidates, touched)) if (eligible(d)) chosen.set(d, undefined)
    if (vectors && vector)
      for (const { document, cosine } of nearestEligible(vectors, vector, eligible))
        chosen.set(document, cosine)

    const scope = scopeOf(wanted, total, vocabulary)
    const coveredBy = (d: number) => Math.min(1, (coverage[d] ?? 0) / total)
    const relevantTo = (d: number) => (most === 0 ? 0 : (relevance[d] ?? 0) / most)
    /** A passage is trusted more when its article is about the matter: the best that any passage of it shows. */
    const bestOfArticle = (document: number) => {
      const best = { coverage: 0, relevance: 0, likeness: 0 }
      const { from, to } = articleRange(document)
      for (let d = from; d < to; d++) {
        best.coverage = Math.max(best.coverage, coveredBy(d))
        best.relevance = Math.max(best.relevance, relevantTo(d))
        best.likeness = Math.max(best.likeness, likeness[d] ?? 0)
      }
      return best
    }
    return [...chosen].map(([d, known]) => {
      const covered = coveredBy(d)
      return {
        document: d,
        alike: alike[d] === -1 ? undefined : alike[d],
        likeness: likeness[d] ?? 0,
        evidence: {
          coverage: covered,
          relevance: relevantTo(d),
          cosine: vectors && vector ? Math.max(0, known ?? vectors.cosine(vector, d)) : undefined,
          likeness: likeness[d] ?? 0,
          lead: passages[d]?.position === 0,
          article: bestOfArticle(d),
          told: Math.min(3, (covered * total) / vocabulary.greatestRarity),
          ...scope,
        },
      }
    })
  }
}

/** The most that BM25F could give for a word of the question. */
const mostRelevance = ({ significance, mass, alternatives }: Wanted, vocabulary: Vocabulary): number =>
  Math.max(
    0,
    ...alternatives.map(
      ({ term, weight }) => weight * Math.min(mass, significance * vocabulary.rarityOf(term)),
    ),
  )

/** What the question alone says of whether it is for us. */
function scopeOf(
  wanted: readonly Wanted[],
  total: number,
  vocabulary: Vocabulary,
): { unknown: number; anchor: number } {
  const unknown = wanted.reduce(
    (sum, { mass, alternatives }) => sum + (alternatives.length === 0 ? mass : 0),
    0,
  )
  const anchor = wanted.reduce((most, { common, significance, alternatives }) => {
    if (common) return most
    const held = alternatives.map(({ term, weight }) =>
      weight >= 0.8 ? weight * Math.sqrt(vocabulary.shareOf(term)) : 0,
    )
    return Math.max(most, significance * Math.max(0, ...held))
  }, 0)
  return { unknown: unknown / total, anchor }
}

/**
 * For each passage the best of its own questions: twice what it shares with the question asked over what each of the two says (Dice's
 * measure, words weighed by rarity).
 */
function createQuestionComparison(words: WordIndex, vocabulary: Vocabulary, passageCount: number) {
  const scoreQuestions = createScorer(words.questions, vocabulary)
  const likeness = new Float32Array(passageCount)
  const alike = new Int32Array(passageCount).fill(-1)
  let compared: number[] = []
  return (wanted: readonly Wanted[], total: number) => {
    for (const passage of compared) {
      likeness[passage] = 0
      alike[passage] = -1
    }
    compared = []
    const { coverage, touched } = scoreQuestions(wanted)
    for (const question of touched) {
      const passage = words.questionPassages[question] ?? 0
      const both = total + (words.questionMasses[question] ?? 0)
      const value = Math.min(1, (2 * (coverage[question] ?? 0)) / both)
      if (alike[passage] === -1) compared.push(passage)
      else if (value <= (likeness[passage] ?? 0)) continue
      likeness[passage] = value
      alike[passage] = question
    }
    return { likeness, alike }
  }
}

/** Where the passages of a document's article begin and end: they stand one after another. */
function createArticleRanges(passages: readonly Passage[]) {
  const starts = new Uint32Array(passages.length)
  const ends = new Uint32Array(passages.length)
  for (let from = 0; from < passages.length;) {
    let to = from
    while (to < passages.length && passages[to]?.articleId === passages[from]?.articleId) to++
    starts.fill(from, from, to)
    ends.fill(to, from, to)
    from = to
  }
  return (document: number) => ({ from: starts[document] ?? 0, to: ends[document] ?? 0 })
}

/** Asks for more until enough of them may be used. */
function nearestEligible(vectors: VectorIndex, vector: Float32Array, eligible: Eligible): Neighbour[] {
  for (let asked = candidates; ; asked *= 4) {
    const neighbours = vectors.nearest(vector, asked)
    const fit = neighbours.filter(({ document }) => eligible(document))
    if (fit.length >= candidates / 2 || neighbours.length < asked) return fit.slice(0, candidates)
  }
}
