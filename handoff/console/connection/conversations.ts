import { createOutbox } from '../../../widget/connection/outbox.js'
import type { SayAck } from '../../../widget/protocol/events.js'
import type { DeskConversation, Handoff, Note, Queue } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import { ApiError } from '../../../widget/connection/api.js'
import type { DeskMemory } from './desk-memory.js'
import {
  hasGap,
  heldFrom,
  newestSeq,
  withAll,
  withLoaded,
  withMessages,
  withNote,
  withSaid,
} from './held-conversation.js'
import type { Attached, HeldConversation, WhyGone } from './held-conversation.js'

/** A typing signal that is not renewed has ended. */
const typingLastsMs = 12_000
/** Refusals that say the conversation is not one's own any more. */
const notOurs = /not-yours|unknown-conversation|^ended$|closed/
/** Refusals that saying the same again cannot change, beside those the outbox knows. */
const final = /holds-cpr|unknown-article|forbidden/

export type Conversations = ReturnType<typeof createConversations>

/** The conversations one holds, each with its own messages, outbox and gaps. The line and the door are given from outside. */
export function createConversations({
  memory,
  connected,
  send,
  resync,
  load,
  onChange,
}: {
  memory: DeskMemory
  connected: () => boolean
  send: (say: {
    conversationId: string
    text: string
    clientId: string
    articles?: string[]
  }) => Promise<SayAck>
  /** Rejects when there is no answer. */
  resync: (
    conversationId: string,
    after: number,
  ) => Promise<{ messages: Message[] } | { ok: false; code: string }>
  load: (conversationId: string) => Promise<DeskConversation>
  onChange: () => void
}) {
  const held = new Map<string, HeldConversation>()
  const outboxes = new Map<string, ReturnType<typeof createOutbox>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const busy = new Set<string>()

  function change(id: string, act: (before: HeldConversation) => HeldConversation): void {
    const before = held.get(id)
    if (!before) return
    const after = act(before)
    if (after === before) return
    held.set(id, after)
    if (after.unsent !== before.unsent) memory.setUnsent(id, after.unsent)
    onChange()
  }

  function outboxOf(id: string) {
    const there = outboxes.get(id)
    if (there) return there
    const made = createOutbox({
      unsent: () => held.get(id)?.unsent ?? [],
      connected,
      send: async (say) => {
        const articles =
          held.get(id)?.unsent.find(({ clientId }) => clientId === say.clientId)?.articles ?? []
        const ack = await send({
          conversationId: id,
          ...say,
          ...(articles.length ? { articles: articles.map((article) => article.id) } : {}),
        })
        // said in the outbox's own words: the conversation is not there for us, or the message is not to be had
        if (!ack.ok && notOurs.test(ack.code)) return { ok: false, code: 'unknown-conversation' }
        return !ack.ok && final.test(ack.code) ? { ok: false, code: `invalid:${ack.code}` } : ack
      },
      dispatch: (event) => change(id, (before) => withSaid(before, event)),
      forgotten: () => gone(id, 'lease'),
    })
    outboxes.set(id, made)
    return made
  }

  /** Fetches the whole of it: when it is taken on, and again when asked to. */
  async function fetchWhole(id: string): Promise<void> {
    if (busy.has(id)) return
    busy.add(id)
    change(id, (before) => (before.loading === 'failed' ? { ...before, loading: 'loading' } : before))
    try {
      const whole = await load(id)
      change(id, (before) => withLoaded(before, whole))
    } catch (error) {
      if (error instanceof ApiError && notOurs.test(error.code))
        gone(
          id,
          error.code === 'unknown-conversation' ? 'erased' : error.code === 'ended' ? 'closed' : 'lease',
        )
      else change(id, (before) => ({ ...before, loading: 'failed' }))
    } finally {
      busy.delete(id)
    }
    await fillGap(id)
  }

  async function catchUp(id: string): Promise<void> {
    const before = held.get(id)
    if (!before || busy.has(id) || !connected()) return
    busy.add(id)
    try {
      const answer = await resync(id, before.accounted)
      if ('messages' in answer) change(id, (now) => withAll(now, answer.messages))
      else if (notOurs.test(answer.code)) gone(id, answer.code === 'ended' ? 'closed' : 'lease')
      else later(`resync:${id}`, 2000, () => void catchUp(id))
    } catch {
      later(`resync:${id}`, 2000, () => void catchUp(id))
    } finally {
      busy.delete(id)
    }
  }

  async function fillGap(id: string): Promise<void> {
    const now = held.get(id)
    if (now && hasGap(now)) await catchUp(id)
  }

  function later(name: string, ms: number, act: () => void): void {
    clearTimeout(timers.get(name))
    timers.set(name, setTimeout(act, ms))
  }

  function gone(id: string, why: WhyGone): void {
    outboxes.get(id)?.stop()
    outboxes.delete(id)
    if (why === 'erased') memory.forget(id)
    change(id, (before) =>
      why === 'erased'
        ? { ...heldFrom(anonymous(before.handoff)), loading: 'loaded', gone: why }
        : {
            ...before,
            typing: false,
            gone: before.gone ?? why,
            unsent: before.unsent.map((one) => ({ ...one, state: 'failed' as const, code: 'not-yours' })),
          },
    )
  }

  function take(handoff: Handoff): void {
    const id = handoff.conversationId
    const before = held.get(id)
    if (!before || before.gone) {
      held.set(id, heldFrom(handoff, { unsent: memory.unsent(id), seen: memory.seen(id) }))
      onChange()
      void fetchWhole(id).then(() => outboxOf(id).flush())
      return
    }
    change(id, (now) => (sameHandoff(now.handoff, handoff) ? now : { ...now, handoff }))
  }

  return {
    get all(): readonly HeldConversation[] {
      return [...held.values()]
    },
    get: (id: string) => held.get(id),

    take,

    /** The whole picture after a new connection: what is not in it is no longer one's own. */
    reconcile({ active }: Queue): void {
      const own = new Set(active.map(({ conversationId }) => conversationId))
      for (const [id, { gone: already }] of held) if (!own.has(id) && !already) gone(id, 'lease')
    },

    /** After a new connection: first what is unsent, then what was missed. */
    async refresh(): Promise<void> {
      await Promise.all(
        [...held].map(async ([id, { gone: over, loading }]) => {
          if (over) return
          await outboxOf(id).flush()
          if (loading === 'failed') await fetchWhole(id)
          else await catchUp(id)
        }),
      )
    },

    fetchWhole,

    received(id: string, message: Message): void {
      change(id, (before) => withMessages(before, [message]))
      void fillGap(id)
    },
    noted: (id: string, note: Note) => change(id, (before) => withNote(before, note)),
    citizenTypes(id: string): void {
      change(id, (before) => ({ ...before, typing: true }))
      later(`typing:${id}`, typingLastsMs, () => change(id, (before) => ({ ...before, typing: false })))
    },
    gone,

    say(id: string, text: string, articles: readonly Attached[]): void {
      const clientId = newClientId()
      const said = { clientId, text, articles, at: new Date().toISOString(), state: 'sending' as const }
      change(id, (before) => ({ ...before, unsent: [...before.unsent, said] }))
      void outboxOf(id).flush()
    },
    retry(id: string, clientId: string): void {
      change(id, (before) => withSaid(before, { kind: 'retried', clientId }))
      void outboxOf(id).flush()
    },
    discard: (id: string, clientId: string) =>
      change(id, (before) => withSaid(before, { kind: 'discarded', clientId })),

    markSeen(id: string): void {
      const now = held.get(id)
      if (!now || newestSeq(now) <= now.seen) return
      memory.setSeen(id, newestSeq(now))
      change(id, (before) => ({ ...before, seen: newestSeq(before) }))
    },

    /** Takes it off the list, with what was being written. */
    dismiss(id: string): void {
      outboxes.get(id)?.stop()
      outboxes.delete(id)
      memory.forget(id)
      held.delete(id)
      onChange()
    },

    stop(): void {
      for (const outbox of outboxes.values()) outbox.stop()
      for (const timer of timers.values()) clearTimeout(timer)
      outboxes.clear()
    },
  }
}

const sameHandoff = (one: Handoff, other: Handoff) => JSON.stringify(one) === JSON.stringify(other)

/** What may stay on the screen of a conversation the citizen has erased. */
const anonymous = (handoff: Handoff): Handoff => ({
  conversationId: handoff.conversationId,
  state: 'closed',
  since: handoff.since,
  reason: handoff.reason,
  summary: '',
  language: handoff.language,
  question: '',
  citationsShown: [],
  shared: { transcript: false },
  ...(handoff.municipality ? { municipality: handoff.municipality } : {}),
})

/** Also where the page is not served over TLS, and `randomUUID` is missing. */
const newClientId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
