import { z } from 'zod'
import { judge, type Reply } from './judge.js'
import { type Question, turnsOf } from './question.js'

/** How a question went. `problems` is empty when it passed; `tookMs` is the last turn's. */
export type Outcome = {
  readonly question: Question
  readonly reply: Reply
  readonly problems: readonly string[]
  readonly tookMs: number
}

/** Of the front door's messages only what is judged. */
const Messages = z.object({
  messages: z.array(
    z.object({
      author: z.object({ role: z.string() }),
      text: z.string(),
      answer: z.object({ status: z.string(), citations: z.array(z.unknown()) }).optional(),
    }),
  ),
})
const Started = z.object({ id: z.string(), token: z.string() })

/**
 * Puts each question to the assistant at `baseUrl` in a conversation of its own, through the same door citizens use, and erases the
 * conversation. A question the door refuses counts as failed with what it said. One at a time: the times are those of an idle server.
 */
export async function runQuestions(
  baseUrl: string,
  questions: readonly Question[],
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const question of questions) {
    const outcome = await ask(baseUrl, question).catch((error: unknown): Outcome => {
      const message = error instanceof Error ? error.message : String(error)
      return { question, reply: { status: 'failed', text: '', citations: 0 }, problems: [message], tookMs: 0 }
    })
    onOutcome(outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

async function ask(baseUrl: string, question: Question): Promise<Outcome> {
  const started = Started.parse(await post(`${baseUrl}/api/conversations`, { language: question.lang }))
  const conversation = `${baseUrl}/api/conversations/${started.id}`
  const authorization = `Bearer ${started.token}`
  let reply: Reply = { status: undefined, text: '', citations: 0 }
  let tookMs = 0
  for (const [at, text] of turnsOf(question).entries()) {
    const began = performance.now()
    const { messages } = Messages.parse(
      await post(`${conversation}/messages`, { text, clientId: `eval-${at}` }, authorization),
    )
    tookMs = performance.now() - began
    reply = replyFrom(messages)
  }
  await fetch(conversation, { method: 'DELETE', headers: { authorization } }).then((response) =>
    response.body?.cancel(),
  )
  return { question, reply, problems: judge(question, reply), tookMs }
}

function replyFrom(messages: z.infer<typeof Messages>['messages']): Reply {
  const spoken = messages.filter(({ author }) => author.role === 'assistant')
  const answers = spoken.flatMap(({ answer }) => answer ?? [])
  return {
    status: answers.at(-1)?.status,
    text: spoken.map(({ text }) => text).join('\n\n'),
    citations: answers.reduce((sum, { citations }) => sum + citations.length, 0),
  }
}

async function post(url: string, body: unknown, authorization?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`the door answered ${response.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}
