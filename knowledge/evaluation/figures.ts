import { citesRightArticle, isAnswered, longestAnswer, type Verdict } from './judge.js'
import { placeOf, type Recall, recallOf } from './recall.js'
import type { Outcome } from './run-questions.js'

/** The questions of one kind in one language, counted by how they went. */
export type Tally = {
  readonly kind: string
  readonly language: string
  readonly asked: number
  readonly answered: number
  /** Of those that name their articles: how many were answered, and with how many of these one of the articles was cited. */
  readonly rightSource: { readonly cited: number; readonly of: number }
} & Readonly<Record<Verdict, number>>

export function tallies(outcomes: readonly Outcome[]): Tally[] {
  const keys = [...new Set(outcomes.map(({ question: { kind, lang } }) => `${kind}/${lang}`))].sort()
  return keys.map((key) => {
    const some = outcomes.filter(({ question: { kind, lang } }) => `${kind}/${lang}` === key)
    const count = (wanted: Verdict) => some.filter(({ verdict }) => verdict === wanted).length
    const cites = some
      .filter(({ reply }) => isAnswered(reply))
      .flatMap(({ question, reply }) => citesRightArticle(question, reply) ?? [])
    const [kind = '', language = ''] = key.split('/')
    return {
      kind,
      language,
      asked: some.length,
      answered: some.filter(({ reply }) => isAnswered(reply)).length,
      correct: count('correct'),
      'wrongly-answered': count('wrongly-answered'),
      'wrongly-refused': count('wrongly-refused'),
      rightSource: { cited: cites.filter(Boolean).length, of: cites.length },
    }
  })
}

/** How high search puts the right article for the answerable questions of a language: those that stand alone and name their articles. */
export function recallIn(outcomes: readonly Outcome[], language: string): Recall {
  return recallOf(
    outcomes.flatMap(({ question: { kind, lang, articles }, hits }) =>
      kind === 'answerable' && lang === language && articles && hits ? [placeOf(hits, articles)] : [],
    ),
  )
}

/** Quotes in all answers, how many stand in their article, and how many answers are too long. */
export function soundness(outcomes: readonly Outcome[]) {
  const citations = outcomes.flatMap(({ reply }) => reply.citations)
  const lengths = outcomes.flatMap(({ reply }) => (isAnswered(reply) ? [reply.length] : []))
  return {
    citations: citations.length,
    standing: citations.filter(({ stands }) => stands).length,
    longest: Math.max(0, ...lengths),
    tooLong: lengths.filter((length) => length > longestAnswer).length,
  }
}

/** Milliseconds that half, and 95 in 100, of the turns took at most. */
export function times(outcomes: readonly Outcome[]): { p50: number; p95: number } {
  const sorted = outcomes.map(({ tookMs }) => tookMs).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/**
 * What a floor can be set for, each 0–1 and better when higher: `correct/KIND/LANGUAGE`, `answered/KIND/LANGUAGE` for what is ours,
 * `recall@1/LANGUAGE`, `recall@3/…`, `recall@5/…`, `mrr/…`, and `citations`, the share of quotes that stand.
 */
export function figures(outcomes: readonly Outcome[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { kind, language, asked, correct, answered } of tallies(outcomes)) {
    all.set(`correct/${kind}/${language}`, correct / asked)
    if (toBeAnswered.has(kind)) all.set(`answered/${kind}/${language}`, answered / asked)
  }
  for (const language of ['da', 'en']) {
    const { questions, at1, at3, at5, mrr } = recallIn(outcomes, language)
    if (questions === 0) continue
    all.set(`recall@1/${language}`, at1)
    all.set(`recall@3/${language}`, at3)
    all.set(`recall@5/${language}`, at5)
    all.set(`mrr/${language}`, mrr)
  }
  const { citations, standing } = soundness(outcomes)
  all.set('citations', citations === 0 ? 0 : standing / citations)
  return all
}

const toBeAnswered: ReadonlySet<string> = new Set(['answerable', 'several-at-once', 'follow-ups'])
