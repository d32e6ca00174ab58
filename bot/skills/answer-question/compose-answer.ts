import type { Passage } from '../../../knowledge/chunking/passage.js'
import type { Answer, Citation } from '../../conversation/message.js'

/** A passage that was found, with how well it fits the question (0–1, comparable between questions). */
export type Candidate = { readonly passage: Passage; readonly score: number }

/** How well each sentence of a passage fits the question, in the passage's order. */
export type ScoreSentences = (question: string, passage: Passage) => readonly number[]

/** An answer is read on a phone: at most this many UTF-16 code units, citation marks included. */
export const maxAnswerLength = 900
/** The best passage gets this much of it, so that there is room for what completes it. */
const leadingLength = 640
/** A quote shorter than this says too little to stand alone. */
const leastLength = 100
const mostQuotes = 2
/** How close to the best a passage must come to be quoted beside it: one of the same article, and one of another. */
const closeness = { sameArticle: 0.45, otherArticle: 0.85 }

/**
 * The extractive answer: sentences of the best passages, word for word, each run of them with its citation. `candidates` are those above
 * the floor, best first, and at least one; `near` came close, and may only complete what its own article already answers. Benefits are
 * never mixed: what is quoted beside the best passage is for the same people. Nothing when not one whole sentence is short enough.
 */
export function composeAnswer(
  question: string,
  candidates: readonly [Candidate, ...Candidate[]],
  near: readonly Candidate[],
  scoreSentences: ScoreSentences,
): { text: string; answer: Answer; unused: readonly Candidate[] } | undefined {
  const [best, ...others] = candidates
  const quotes: { from: Candidate; quote: string }[] = []
  let room = maxAnswerLength
  const fromItsArticle = near.filter(({ passage }) => passage.articleId === best.passage.articleId)
  for (const from of [best, ...besides(best, [...others, ...fromItsArticle])]) {
    const leading = quotes.length === 0
    const separator = leading ? '' : '\n\n'
    const limit = room - separator.length - mark(quotes.length + 1).length
    const scores = scoreSentences(question, from.passage)
    const quote =
      bestRun(from.passage, scores, leading ? leadingLength : limit) ?? bestRun(from.passage, scores, limit)
    if (quote === undefined || (!leading && quote.length < leastLength)) continue
    quotes.push({ from, quote })
    room = limit - quote.length
    if (quotes.length === mostQuotes) break
  }
  if (quotes.length === 0) return undefined

  const citations = quotes.map(({ from, quote }, index) => citationOf(from.passage, quote, index + 1))
  const text = quotes.map(({ quote }, index) => quote + mark(index + 1)).join('\n\n')
  const targetGroup = best.passage.targetGroups.find((group) => group !== 'alle')
  const forSome = !best.passage.targetGroups.includes('alle') && targetGroup !== undefined
  return {
    text,
    answer: { status: 'answered', ...(forSome && { targetGroup }), citations },
    unused: others.filter((other) => !quotes.some(({ from }) => from === other)),
  }
}

const mark = (n: number) => ` [${n}]`

/** What may stand beside the best passage, the most fitting first. */
function besides(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const ofItsArticle = ({ passage }: Candidate) => passage.articleId === best.passage.articleId
  const close = (one: Candidate) =>
    one.score >= best.score * (ofItsArticle(one) ? closeness.sameArticle : closeness.otherArticle)
  const fitting = candidates.filter(
    (one) => close(one) && (ofItsArticle(one) || forTheSamePeople(best.passage, one.passage)),
  )
  // The lead answers the article's whole question, so it completes a section better than another section does.
  const isItsLead = (one: Candidate) => ofItsArticle(one) && one.passage.section === ''
  return [...fitting.filter(isItsLead), ...fitting.filter((one) => !isItsLead(one))]
}

const forTheSamePeople = (one: Passage, other: Passage) =>
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
      const quote = slice(text, sentences[from], sentences[to])
      if (quote.length > limit) break
      // What fits the question counts most; beyond that more context is better than less, and earlier than later.
      worth += (scores[to] ?? 0) + 0.02
      if (!best || worth > best.worth + 1e-9) best = { worth, quote }
    }
  }
  return best?.quote
}

/** From the first sentence's line (its list mark included) to the end of the last. */
function slice(text: string, first: Passage['sentences'][number] | undefined, last: typeof first): string {
  if (!first || !last) return ''
  const start = first.kind === 'item' ? text.lastIndexOf('\n', first.start) + 1 : first.start
  return text.slice(start, last.end)
}

const citationOf = (passage: Passage, quote: string, n: number): Citation => ({
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
