import type { HandoffEvent, Message } from '../protocol/message.js'

/** Something the citizen has said that the server has not acknowledged yet. */
export type Unsent = {
  clientId: string
  text: string
  /** When it was written, ISO 8601. */
  at: string
  state: 'sending' | 'failed'
  /** Why it waits or why it failed: a code of the server's, or `no-answer`. */
  code?: string
}

/** What the citizen sees of a conversation. */
export type Transcript = {
  /** Ascending by `seq`, each once. */
  messages: readonly Message[]
  unsent: readonly Unsent[]
  /** Replies still being written, as far as they have come. */
  growing: readonly { id: string; text: string }[]
  typing: 'assistant' | 'caseworker' | undefined
  /**
   * Where a handoff stands, and the `seq` after which that was said. `live`: told as it is this moment, so that a message which says the
   * same state with an older place in the queue does not turn it back.
   */
  handoff: { event: HandoffEvent; seq: number; live?: true } | undefined
  /** Message id → the `clientId` it was said under on this page, so that its line keeps its place on the screen. */
  saidAs: Readonly<Record<string, string>>
}

export type TranscriptEvent =
  | { kind: 'received'; messages: readonly Message[] }
  | { kind: 'said'; clientId: string; text: string; at: string }
  | { kind: 'acknowledged'; clientId: string; message: Message }
  | { kind: 'delayed'; clientId: string; code: string }
  | { kind: 'failed'; clientId: string; code: string }
  | { kind: 'retried'; clientId: string }
  | { kind: 'discarded'; clientId: string }
  | { kind: 'delta'; id: string; text: string }
  | { kind: 'typing'; role: 'assistant' | 'caseworker' | undefined }
  | { kind: 'handoff'; event: HandoffEvent }
  | { kind: 'disconnected' }

export const emptyTranscript: Transcript = {
  messages: [],
  unsent: [],
  growing: [],
  typing: undefined,
  handoff: undefined,
  saidAs: {},
}

/** The highest n for which messages 1 … n are all here: what to `resync` after. */
export function heldUpTo(messages: readonly Message[]): number {
  let held = 0
  for (const message of messages) {
    if (message.seq !== held + 1) break
    held = message.seq
  }
  return held
}

/** The highest `seq` here, gaps or not. */
export const newestSeq = (messages: readonly Message[]): number => messages.at(-1)?.seq ?? 0

/**
 * The transcript after an event. Messages, acknowledgements and resyncs may come in any order and any number of times:
 * the same set of them gives the same messages.
 */
export function transcriptAfter(transcript: Transcript, event: TranscriptEvent): Transcript {
  switch (event.kind) {
    case 'received':
      return received(transcript, event.messages)
    case 'said': {
      const known =
        transcript.unsent.some(({ clientId }) => clientId === event.clientId) ||
        Object.values(transcript.saidAs).includes(event.clientId)
      if (known) return transcript
      const { clientId, text, at } = event
      return { ...transcript, unsent: [...transcript.unsent, { clientId, text, at, state: 'sending' }] }
    }
    case 'acknowledged':
      return received(
        {
          ...transcript,
          unsent: transcript.unsent.filter(({ clientId }) => clientId !== event.clientId),
          saidAs: { ...transcript.saidAs, [event.message.id]: event.clientId },
        },
        [event.message],
      )
    case 'delayed':
      return withUnsent(transcript, event.clientId, { state: 'sending', code: event.code })
    case 'failed':
      return withUnsent(transcript, event.clientId, { state: 'failed', code: event.code })
    case 'retried':
      return withUnsent(transcript, event.clientId, { state: 'sending' })
    case 'discarded':
      return {
        ...transcript,
        unsent: transcript.unsent.filter(({ clientId }) => clientId !== event.clientId),
      }
    case 'delta':
      return withDelta(transcript, event)
    case 'typing':
      return hushed({ ...transcript, typing: event.role })
    case 'handoff':
      return hushed({
        ...transcript,
        handoff: { event: event.event, seq: newestSeq(transcript.messages), live: true },
      })
    case 'disconnected':
      return { ...transcript, growing: [], typing: undefined }
  }
}

function received(transcript: Transcript, arriving: readonly Message[]): Transcript {
  const bySeq = new Map(transcript.messages.map((message) => [message.seq, message]))
  const fresh = arriving.filter(({ seq }) => !bySeq.has(seq))
  if (fresh.length === 0) return transcript
  for (const message of fresh) bySeq.set(message.seq, message)

  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  const finished = new Set(fresh.map(({ id }) => id))
  return hushed({
    ...transcript,
    messages,
    growing: transcript.growing.filter(({ id }) => !finished.has(id)),
    typing: fresh.some(({ author }) => author.role === transcript.typing) ? undefined : transcript.typing,
    handoff: handoffAfter(transcript.handoff, messages),
  })
}

/** Where a handoff stands by the latest of the messages that says so, unless it has been told more lately. */
function handoffAfter(before: Transcript['handoff'], messages: readonly Message[]): Transcript['handoff'] {
  const last = messages.findLast(({ event }) => event)
  if (!last?.event || last.seq <= (before?.seq ?? 0)) return before
  const told = before?.live && before.event.state === last.event.state
  return told ? { ...before, seq: last.seq } : { event: last.event, seq: last.seq }
}

/** Whether a caseworker has the conversation. */
export const isAttended = ({ handoff }: Pick<Transcript, 'handoff'>): boolean =>
  handoff?.event.state === 'active'

/**
 * While a caseworker has it the assistant is silent: what it was about to say falls to the ground. The same goes for a caseworker once the
 * conversation is not hers.
 */
function hushed(transcript: Transcript): Transcript {
  const { growing, typing, handoff } = transcript
  const attended = isAttended(transcript)
  const silent = attended ? 'assistant' : handoff && 'caseworker'
  return {
    ...transcript,
    growing: attended ? [] : growing,
    typing: typing === silent ? undefined : typing,
  }
}

function withUnsent(transcript: Transcript, id: string, change: Pick<Unsent, 'state' | 'code'>): Transcript {
  return {
    ...transcript,
    unsent: transcript.unsent.map(({ clientId, text, at, ...rest }) =>
      clientId === id ? { clientId, text, at, ...change } : { clientId, text, at, ...rest },
    ),
  }
}

/** A piece that comes after the whole message is late, and dropped; so is what the assistant begins while a caseworker is there. */
function withDelta(transcript: Transcript, { id, text }: { id: string; text: string }): Transcript {
  if (isAttended(transcript) || transcript.messages.some((message) => message.id === id)) return transcript
  const begun = transcript.growing.some((reply) => reply.id === id)
  return {
    ...transcript,
    typing: undefined,
    growing: begun
      ? transcript.growing.map((reply) => (reply.id === id ? { id, text: reply.text + text } : reply))
      : [...transcript.growing, { id, text }],
  }
}
