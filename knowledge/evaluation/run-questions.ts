import { judge, type Judgement, type Reply } from './judge.js'
import { type Question, turnsOf } from './question.js'

/** Where questions are put: a server's front door, or the assistant in this process. */
export type Door = {
  /** Says the turns one after another in a conversation of its own and gives what came of the last, and how long that took in milliseconds. */
  ask(turns: readonly string[], language: Question['lang']): Promise<Reply & { readonly tookMs: number }>
  /** What search gives the assistant for a question, the best score first, whether or not it is good enough to answer from. */
  search(question: string, language: Question['lang']): Promise<Hit[]>
}

export type Hit = {
  readonly articleId: string
  readonly section: string
  /** 0–1. */
  readonly score: number
  /** Whether it is good enough to answer from. */
  readonly kept: boolean
}

/** How a question went. `hits` are there when it names its articles, or failed. */
export type Outcome = Judgement & {
  readonly question: Question
  readonly reply: Reply
  readonly tookMs: number
  readonly hits?: readonly Hit[]
}

/**
 * Puts each question in a conversation of its own. A question the door refuses has failed with what the door said. One at a time: the times
 * are those of an idle assistant.
 */
export async function runQuestions(
  door: Door,
  questions: readonly Question[],
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const question of questions) {
    const outcome = await put(question, door).catch((error: unknown): Outcome => {
      const message = error instanceof Error ? error.message : String(error)
      const reply = { status: 'failed', text: '', length: 0, citations: [], kept: '' }
      return { question, reply, verdict: 'wrongly-refused', problems: [message], tookMs: 0 }
    })
    onOutcome(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

async function put(question: Question, door: Door): Promise<Outcome> {
  const turns = turnsOf(question)
  const { tookMs, ...reply } = await door.ask(turns, question.lang)
  const judgement = judge(question, reply)
  const looked = question.articles !== undefined || judgement.verdict !== 'correct'
  const hits = looked ? await door.search(turns.at(-1) ?? '', question.lang) : undefined
  return { question, reply, ...judgement, tookMs, ...(hits && { hits }) }
}

/** The reply that several messages make, as the judge sees it; the last status counts. */
export function replyOf(
  kept: string,
  spoken: readonly { text: string; answer?: { status: string } | undefined }[],
  citations: Reply['citations'],
): Reply {
  return {
    status: spoken.flatMap(({ answer }) => answer?.status ?? []).at(-1),
    text: spoken.map(({ text }) => text).join('\n\n'),
    length: Math.max(0, ...spoken.map(({ text }) => text.length)),
    citations,
    kept,
  }
}
