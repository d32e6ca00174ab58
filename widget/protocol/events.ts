import { z } from 'zod'
import type { Say } from './http.js'
import type { HandoffEvent, Message } from './message.js'

/** How the widget introduces itself to the `/chat` namespace (socket.io `auth`). */
export const ChatAuth = z.object({ conversationId: z.string(), token: z.string() })
export type ChatAuth = z.infer<typeof ChatAuth>

/** The last `seq` the widget holds; 0 when it holds none. */
export const Resync = z.strictObject({ after: z.int().nonnegative() })
export type Resync = z.infer<typeof Resync>

/** A refused event carries a stable code, the same as over HTTP. */
export type Refused = { ok: false; code: string }
/** `message` is the citizen's own, on disk. The replies follow as `message` events. */
export type SayAck = { ok: true; message: Message } | Refused
export type ResyncAck = { messages: Message[] } | Refused

export type ClientToServer = {
  say: (say: Say, ack: (result: SayAck) => void) => void
  resync: (resync: Resync, ack: (result: ResyncAck) => void) => void
  typing: () => void
}

export type ServerToClient = {
  message: (message: Message) => void
  /** A piece of a reply still being written; the `message` with the same id replaces all of them. */
  delta: (delta: { id: string; text: string }) => void
  typing: (typing: { role: 'assistant' | 'caseworker' }) => void
  handoff: (state: HandoffEvent) => void
}
