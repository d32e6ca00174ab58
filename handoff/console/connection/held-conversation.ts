import type { DeskConversation, Handoff, Note } from '../../../widget/protocol/desk.js'
import type { ServerToDesk } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import type { TranscriptEvent, Unsent } from '../../../widget/transcript/transcript.js'

/** An article on its way with a message: what is shown of it, and the id that is sent. */
export type Attached = { id: string; title: string; section: string }
export type UnsentMessage = Unsent & { articles: readonly Attached[] }
export type WhyGone = Parameters<ServerToDesk['released']>[0]['why']

/** One conversation at the desk, as far as this page knows it. */
export type HeldConversation = {
  handoff: Handoff
  /** Ascending by `seq`, each once. What the citizen does not share is not among them. */
  messages: readonly Message[]
  notes: readonly Note[]
  unsent: readonly UnsentMessage[]
  /** Message id → the `clientId` it was said under here. */
  saidAs: Readonly<Record<string, string>>
  /** Up to this `seq` everything the server will show is here; the shared part need not begin at 1. */
  accounted: number
  /** The newest `seq` that has been on the screen. */
  seen: number
  typing: boolean
  loading: 'loading' | 'loaded' | 'failed'
  /** No longer one's own, and why. */
  gone?: WhyGone
}

export const heldFrom = (
  handoff: Handoff,
  { unsent = [], seen = 0 }: { unsent?: readonly UnsentMessage[]; seen?: number } = {},
): HeldConversation => ({
  handoff,
  messages: [],
  notes: [],
  unsent,
  saidAs: {},
  accounted: 0,
  seen,
  typing: false,
  loading: 'loading',
})

export const newestSeq = ({ messages }: Pick<HeldConversation, 'messages'>): number =>
  messages.at(-1)?.seq ?? 0

/** Whether something between the messages is missing that the server has not accounted for. */
export const hasGap = (held: HeldConversation): boolean =>
  held.loading === 'loaded' && newestSeq(held) > held.accounted

/** With what the server tells, in any order and any number of times. */
export function withMessages(held: HeldConversation, arriving: readonly Message[]): HeldConversation {
  const bySeq = new Map(held.messages.map((message) => [message.seq, message]))
  const fresh = arriving.filter(({ seq }) => !bySeq.has(seq))
  if (fresh.length === 0) return held
  for (const message of fresh) bySeq.set(message.seq, message)
  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  return {
    ...held,
    messages,
    accounted: unbroken(messages, held.accounted),
    typing: held.typing && !fresh.some(({ author }) => author.role === 'citizen'),
  }
}

/** With everything the server would show: nothing is missing from here on. */
export function withAll(held: HeldConversation, messages: readonly Message[]): HeldConversation {
  const told = messages.at(-1)?.seq ?? 0
  const merged = withMessages(held, messages)
  return { ...merged, accounted: unbroken(merged.messages, Math.max(held.accounted, told)) }
}

/** With the whole conversation, as it is when it is opened. */
export function withLoaded(
  held: HeldConversation,
  { handoff, messages, notes }: DeskConversation,
): HeldConversation {
  const all = withAll({ ...held, loading: 'loaded' }, messages)
  return { ...notes.reduce(withNote, all), handoff }
}

export const withNote = (held: HeldConversation, note: Note): HeldConversation =>
  held.notes.some(({ id }) => id === note.id)
    ? held
    : { ...held, notes: [...held.notes, note].sort((a, b) => a.at.localeCompare(b.at)) }

/** With what has become of something said here. */
export function withSaid(held: HeldConversation, event: TranscriptEvent): HeldConversation {
  const without = (clientId: string) => held.unsent.filter((one) => one.clientId !== clientId)
  const changed = (id: string, state: Unsent['state'], code?: string) => ({
    ...held,
    unsent: held.unsent.map(({ code: _before, ...one }) =>
      one.clientId === id ? { ...one, state, ...(code ? { code } : {}) } : one,
    ),
  })
  switch (event.kind) {
    case 'acknowledged':
      return withMessages(
        {
          ...held,
          unsent: without(event.clientId),
          saidAs: { ...held.saidAs, [event.message.id]: event.clientId },
        },
        [event.message],
      )
    case 'delayed':
      return changed(event.clientId, 'sending', event.code)
    case 'failed':
      return changed(event.clientId, 'failed', event.code)
    case 'retried':
      return changed(event.clientId, 'sending')
    case 'discarded':
      return { ...held, unsent: without(event.clientId) }
    default:
      return held
  }
}

/** How many of the citizen's messages have not been on the screen. */
export const unreadOf = ({ messages, seen, gone }: HeldConversation): number =>
  gone ? 0 : messages.filter(({ seq, author }) => seq > seen && author.role === 'citizen').length

/** Since when the citizen waits for an answer; undefined when the last word is the caseworker's. */
export function waitsSince({ messages, handoff }: HeldConversation): string | undefined {
  const answered = messages.findLastIndex(({ author }) => author.role === 'caseworker')
  const claimed = handoff.claimedAt ?? ''
  const since = messages.slice(answered + 1).find(({ author }) => author.role === 'citizen')?.at
  // what she said to the assistant before is no waiting for a person
  return since && claimed > since ? claimed : since
}

function unbroken(messages: readonly Message[], from: number): number {
  let held = from
  for (const { seq } of messages) if (seq === held + 1) held = seq
  return held
}
