import type { Passage } from '../../../knowledge/chunking/passage.js'
import type { Answer, Citation } from '../../conversation/message.js'
import { oddsOf } from './odds.js'
import { benefitOf } from './target-groups.js'

/** A passage that was found, with how well it fits the question (0–1, comparable between questions). */
export type Candidate = { readonly passage: Passage; readonly score: number }

/** How well each sentence of a passage fits the question (in the passage's language unless told), in the passage's order. */
export type ScoreSentences = (
  question: string,
  passage: Passage,
  language?: Passage['language'],
) => readonly number[]

/**
 * A question with what was found for it: `kept` are the passages above the floor, best first, and at least one; `near` came close, and may
 * only complete what its own article already answers. `label` stands over its answer where several stand together.
 */
export type Asked = {
  readonly question: string
  readonly label?: string | undefined
  readonly kept: readonly [Candidate, ...Candidate[]]
  readonly near: readonly Candidate[]
}

export type Composed = {
  readonly text: string
  readonly answer: Answer
  /** Above the floor and not quoted. */
  readonly unused: readonly Candidate[]
}

/** An answer is read on a phone: at most this many UTF-16 code units, citation marks included. */
export const maxAnswerLength = 900
/** The best passage gets this much of it, so that there is room for what completes it. */
const leadingLength = 640
/** A quote shorter than this says too little to stand alone. */
const leastLength = 100
const mostQuotes = 3
/** How close to the best, in odds, a passage must come to be quoted beside it: one of the same article, and one of another. */
const closeness = { sameArticle: 6, otherArticle: 1 }
/** The share of a run's words that may stand in the answer before it says nothing new. */
const mostSaidAgain = 0.65
/** The mark and the space between paragraphs, at their longest. */
const markLength = ' [9]'.length
const separator = '\n\n'

type Quote = { readonly from: Candidate; readonly quote: string }
type Part = { readonly asked: Asked; readonly quotes: Quote[] }

/**
 * The extractive answer: sentences of the best passages, word for word, each run of them with its citation. Of several questions each gets
 * its share of the room, and one whose answer stands already gets none. Benefits are never mixed: what is quoted beside a passage is for
 * the same people. `room` is what the answer may take, in UTF-16 code units. Nothing when not one whole sentence is short enough.
 */
export function composeAnswer(
  asked: readonly Asked[],
  scoreSentences: ScoreSentences,
  room: number = maxAnswerLength,
): Composed | undefined {
  const parts: Part[] = []
  const isQuoted = ({ passage }: Candidate) =>
    parts.some(({ quotes }) => quotes.some(({ from }) => from.passage.id === passage.id))
  let left = room

  /** Whether most of what a run says has been quoted already. */
  const saysAgain = (run: string): boolean => {
    const said = new Set(parts.flatMap(({ quotes }) => quotes.flatMap(({ quote }) => wordsOf(quote))))
    const words = new Set(wordsOf(run))
    return [...words].filter((word) => said.has(word)).length >= mostSaidAgain * words.size
  }

  /** Adds the best run of a passage, no longer than `most`. */
  const quote = (part: Part, from: Candidate, most: number, least = 0): boolean => {
    const label = part.quotes.length === 0 ? labelOf(part.asked) : ''
    const taken = (part.quotes.length + parts.length === 0 ? 0 : separator.length) + label.length + markLength
    const scores = scoreSentences(part.asked.question, from.passage)
    const limit = left - taken
    const run = bestRun(from.passage, scores, Math.min(most, limit)) ?? bestRun(from.passage, scores, limit)
    if (run === undefined || run.length < least || (least > 0 && saysAgain(run))) return false
    part.quotes.push({ from, quote: run })
    left -= taken + run.length
    return true
  }

  asked.forEach((one, at) => {
    // Where the best answers another question of the message already, the next may answer this one.
    const [leader] = one.kept
    const best = isQuoted(leader) ? one.kept.find((next) => !isQuoted(next) && near(leader, next)) : leader
    if (!best) return
    const part: Part = { asked: one, quotes: [] }
    const share = asked.length === 1 ? leadingLength : Math.floor(left / (asked.length - at))
    if (quote(part, best, Math.min(leadingLength, share))) parts.push(part)
  })
  for (const part of parts) {
    const [leading] = part.quotes
    if (!leading) continue
    const best = leading.from
    const others = part.asked.kept.filter((one) => one !== best)
    const fromItsArticle = part.asked.near.filter(
      ({ passage }) => passage.articleId === best.passage.articleId,
    )
    for (const from of besides(best, [...others, ...fromItsArticle])) {
      if (parts.flatMap(({ quotes }) => quotes).length >= Math.max(mostQuotes, parts.length)) break
      if (!isQuoted(from)) quote(part, from, left, leastLength)
    }
  }
  if (parts.length === 0) return undefined

  const citations: Citation[] = []
  const text = parts
    .map(({ asked: one, quotes }) => {
      const paragraphs = quotes.map(({ from, quote }) => {
        citations.push(citationOf(from.passage, quote, citations.length + 1))
        return `${quote} [${citations.length}]`
      })
      return (asked.length > 1 ? labelOf(one) : '') + paragraphs.join(separator)
    })
    .join(separator)
  const targetGroup = parts.length === 1 ? parts[0] && forSome(parts[0].asked.kept[0].passage) : undefined
  return {
    text,
    answer: { status: 'answered', ...(targetGroup !== undefined && { targetGroup }), citations },
    unused: asked.flatMap(({ kept }) => kept).filter((one) => !isQuoted(one)),
  }
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? []

const labelOf = ({ label }: Asked) => (label === undefined ? '' : `**${label}**\n`)

/** Whom the rule is for, when it is not for everyone. */
export const forSome = (passage: Passage) =>
  passage.targetGroups.includes('alle') ? undefined : (benefitOf(passage) ?? passage.targetGroups[0])

const near = (one: Candidate, other: Candidate) =>
  oddsOf(one.score) - oddsOf(other.score) <= closeness.otherArticle

/** What may stand beside the best passage, the most fitting first. */
export function besides(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const ofItsArticle = ({ passage }: Candidate) => passage.articleId === best.passage.articleId
  const close = (one: Candidate) =>
    oddsOf(best.score) - oddsOf(one.score) <=
    (ofItsArticle(one) ? closeness.sameArticle : closeness.otherArticle)
  const fitting = candidates.filter(
    (one) => close(one) && (ofItsArticle(one) || forTheSamePeople(best.passage, one.passage)),
  )
  // The lead answers the article's whole question, so it completes a section better than another section does.
  const isItsLead = (one: Candidate) => ofItsArticle(one) && one.passage.section === ''
  return [...fitting.filter(isItsLead), ...fitting.filter((one) => !isItsLead(one))]
}

/** Whether the other passage may be told to those the one is for. */
export const forTheSamePeople = (one: Passage, other: Passage) =>
  other.targetGroups.includes('alle') || one.targetGroups.some((group) => other.targetGroups.includes(group))

/**
 * The run of whole sentences worth most to the question that fits in `limit`, as it stands in the passage; the whole passage if that
 * fits. Undefined when not even one sentence does.
 */
function bestRun({ text, sentences }: Passage, scores: readonly number[], limit: number): string | undefined {
  if (text.length <= limit) return text
  let best: { worth: number; quote: string } | undefined
  for (let from = 0; from < sentences.length; from++) {
    let worth = 0
    for (let to = from; to < sentences.length; to++) {
      const quote = sliceOf(text, sentences[from], sentences[to])
      if (quote.length > limit) break
      // What fits the question counts most; beyond that more context is better than less, and earlier than later.
      worth += (scores[to] ?? 0) + 0.02
      if (!best || worth > best.worth + 1e-9) best = { worth, quote }
    }
  }
  return best?.quote
}

/** From the first sentence's line (its list mark included) to the end of the last. */
export function sliceOf(
  text: string,
  first: Passage['sentences'][number] | undefined,
  last: typeof first,
): string {
  if (!first || !last) return ''
  const start = first.kind === 'item' ? text.lastIndexOf('\n', first.start) + 1 : first.start
  return text.slice(start, last.end)
}

export const citationOf = (passage: Passage, quote: string, n: number): Citation => ({
  n,
  articleId: passage.articleId,
  title: passage.title,
  section: passage.section,
  quote,
  url: passage.url,
  ...(passage.law !== undefined && { law: passage.law }),
  reviewedAt: passage.reviewedAt,
  validFrom: passage.validFrom,
})
