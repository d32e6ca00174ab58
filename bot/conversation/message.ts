import type { ClientId, MessageId } from './ids.js'

/** One source an answer really uses; `quote` stands word for word in the published article. */
export type Citation = {
  readonly n: number
  readonly articleId: string
  readonly title: string
  /** The heading trail within the article; empty for its lead. */
  readonly section: string
  readonly quote: string
  readonly url: string
  readonly law?: string
  /** Danish calendar days, 2026-11-21. */
  readonly reviewedAt: string
  readonly validFrom?: string
}

/** How an answer ended. Counted, so the list is closed. */
export type AnswerStatus =
  | 'answered'
  | 'partial'
  | 'clarify'
  | 'unanswered'
  | 'out-of-scope'
  | 'refused'
  | 'crisis'
  | 'own-case'
  | 'failed'

export type Answer = {
  readonly status: AnswerStatus
  /** Whom the rule is for, when it is not for everyone. */
  readonly targetGroup?: string
  readonly citations: readonly Citation[]
}

/** Something to tap: `label` is shown, `text` is what the citizen then says. */
export type Suggestion = { readonly label: string; readonly text: string }

/** Something that happened, apart from words: `text` never carries a command. */
export type ConversationEvent = {
  readonly kind: 'handoff'
  readonly state: 'offered' | 'queued' | 'active' | 'closed' | 'unavailable'
  readonly position?: number
  readonly waitSeconds?: number
  readonly caseworker?: string
}

/** Whether it begins or ends a talk with a person. Leaving the line before anybody came ends none. */
export const isOfATalk = ({ state, caseworker }: ConversationEvent): boolean =>
  state === 'active' || (state === 'closed' && caseworker !== undefined)

/** Something to look at and act on, where the channel can show it; the words beside it say the same. */
export type Card =
  | {
      readonly kind: 'handoff-offer'
      /** The exact text a caseworker would get, for the citizen to change. */
      readonly summary: string
      /** How many are in line before her. */
      readonly waiting: number
      readonly waitSeconds?: number
    }
  | {
      readonly kind: 'booking'
      readonly why: UnavailableReason
      readonly opensAt?: string
      readonly ways: readonly WayOn[]
      /** When she can be called back, ISO 8601 UTC, earliest first. */
      readonly slots: readonly string[]
      readonly summary: string
    }
  | { readonly kind: 'rating' }

/** Why nobody can take over right now. */
export type UnavailableReason = 'outside-hours' | 'holiday' | 'closing-day' | 'nobody-present' | 'queue-full'
/** The ways on from there. */
export type WayOn = 'wait' | 'message' | 'callback' | 'assistant'

/** What the assistant puts in front of the citizen, whatever the channel. */
export type Reply = {
  readonly kind: 'reply'
  readonly text: string
  readonly answer?: Answer
  readonly suggestions?: readonly Suggestion[]
  readonly card?: Card
  readonly event?: ConversationEvent
}

/** A piece of the reply being written; the finished `Reply` replaces all of them. */
export type Fragment = { readonly kind: 'fragment'; readonly text: string }

export type Author =
  | { readonly role: 'citizen' }
  | { readonly role: 'assistant' }
  | { readonly role: 'caseworker'; readonly name: string }
  | { readonly role: 'system' }

/** Kinds of personal data that are masked before anything is kept. `identity`: passport, driving licence, MitID, and the codes that open it. */
export const personalDataKinds = ['cpr', 'account', 'card', 'phone', 'email', 'address', 'identity'] as const
export type PersonalData = (typeof personalDataKinds)[number]

/** A line that has not been given its place in a conversation yet. */
export type MessageDraft = {
  readonly id: MessageId
  readonly at: Date
  readonly author: Author
  readonly text: string
  readonly answer?: Answer
  readonly suggestions?: readonly Suggestion[]
  readonly card?: Card
  readonly event?: ConversationEvent
  /** What of the citizen's words was replaced by placeholders before they were kept. */
  readonly masked?: readonly PersonalData[]
  /** Its place in a turn: part 0 is what the citizen said, 1, 2 … the replies. Words that come by themselves have none. */
  readonly turn?: { readonly id: ClientId; readonly part: number }
}

/** One line of a conversation. `seq` counts 1, 2, 3 … without gaps. */
export type Message = MessageDraft & { readonly seq: number }
