import type { ConversationId, MessageId } from '../../bot/conversation/ids.js'
import type { Skill, Turn } from '../../bot/conversation/ports.js'
import { clean } from '../../bot/guardrails/clean.js'
import { understand } from '../../bot/guardrails/understand.js'
import { createChooseSkill } from '../../bot/routing/choose-skill.js'

/** How many characters a message has, and what looking through it may take at the 95th percentile, in milliseconds. */
const limits = [
  { length: 100, p95: 5 },
  { length: 500, p95: 20 },
  { length: 2_000, p95: 80 },
] as const

const skill: Skill = {
  name: 'any',
  async *take() {
    yield { kind: 'reply', text: '' }
    return {}
  },
}
const choose = createChooseSkill({
  asksWhatWeKnow: () => Promise.resolve(false),
  meetACrisis: skill,
  inviteAQuestion: skill,
  callACaseworker: skill,
  decline: skill,
  ownCase: skill,
  smallTalk: skill,
  outsideOurSubject: skill,
  answerQuestion: skill,
})

const syllables = 'ba de fi go hu kæ lø må ne pi ro su tæ vø ska tri blo gru stå fle'.split(' ')

/** The word of a number, another for each: nothing that was looked up once is of use again. */
function wordOf(n: number): string {
  const first = syllables[n % syllables.length] ?? ''
  return n < syllables.length ? first : wordOf(Math.floor(n / syllables.length) - 1) + first
}

/** So many characters of words that occur nowhere else, in sentences of nine. */
function createMessages() {
  let next = 500
  return (length: number): string => {
    let text = ''
    for (let n = 1; text.length < length; n++) text += `${wordOf(next++)}${n % 9 === 0 ? '. ' : ' '}`
    return text.slice(0, length)
  }
}

const startedAt = new Date(0)
const turnOf = (text: string): Turn => ({
  conversation: {
    id: 'bench' as ConversationId,
    channel: 'memory',
    language: 'da',
    memory: {},
    startedAt,
  },
  phase: { kind: 'withAssistant' },
  said: { id: 'said' as MessageId, seq: 1, at: startedAt, author: { role: 'citizen' }, text },
  language: 'da',
  earlier: [],
})

const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? NaN

/**
 * Times all that looks through a message before it is searched for: what is cleaned and understood of it, and the rules of who takes it, the
 * crisis first. Each message is new, so that its words are nowhere remembered.
 */
export async function benchGuardrails(messages = 300): Promise<void> {
  const messageOf = createMessages()
  const look = async (text: string) => {
    const began = performance.now()
    const heard = understand(clean(text).text)
    const understood = performance.now()
    await choose(turnOf(heard))
    return { before: understood - began, whole: performance.now() - began }
  }
  for (let n = 0; n < 100; n++) await look(messageOf(500))

  console.log(
    'guardrails on a message of words never seen: clean, understand, crisis and the other rules of who takes it',
  )
  for (const { length, p95 } of limits) {
    const times: { before: number; whole: number }[] = []
    for (let n = 0; n < messages; n++) times.push(await look(messageOf(length)))
    const show = (part: 'before' | 'whole') => {
      const sorted = times.map((time) => time[part]).sort((a, b) => a - b)
      return `p50 ${quantile(sorted, 0.5).toFixed(2)} ms   p95 ${quantile(sorted, 0.95).toFixed(2)} ms`
    }
    console.log(
      `  ${String(length).padStart(5)} characters   ${show('whole')} (limit p95 ${p95} ms)   of it clean and understand ${show('before')}`,
    )
  }
}
