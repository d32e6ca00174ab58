import type { CaseworkerId, ClientId, ConversationId, HandoffId } from './ids.js'

/** Who has the conversation. The desk keeps it, in one place: it is asked for when it matters, never remembered. */
export type Phase =
  | { readonly kind: 'withAssistant' }
  | { readonly kind: 'waiting'; readonly handoff: HandoffId }
  | {
      readonly kind: 'withCaseworker'
      readonly handoff: HandoffId
      readonly caseworker: { readonly id: CaseworkerId; readonly name: string }
    }

export type ChannelName = 'web' | 'teams' | 'memory'
export type Language = 'da' | 'en'

/** A citizen's chat. Its messages are kept beside it. */
export type Conversation = {
  readonly id: ConversationId
  readonly channel: ChannelName
  readonly language: Language
  /** Four digits, "0101". */
  readonly municipality?: string
  /** Whom the citizen says she is: dagpenge, kontanthjaelp, … */
  readonly targetGroup?: string
  /** What each skill remembers between turns, keyed by the skill's name. */
  readonly memory: Readonly<Record<string, unknown>>
  /** The turn being taken right now; at most one. */
  readonly openTurn?: ClientId
  /** SHA-256 of what lets its citizen back in, hex. Channels that know their citizens otherwise have none. */
  readonly accessHash?: string
  readonly startedAt: Date
}
