import type { ChannelName, Conversation, Language, Phase } from './conversation.js'
import type { ClientId, ConversationId } from './ids.js'
import type {
  Citation,
  ConversationEvent,
  Fragment,
  Message,
  MessageDraft,
  Reply,
  UnavailableReason,
  WayOn,
} from './message.js'

/** Where conversations are kept. What has resolved is on disk. */
export interface ConversationStore {
  create(conversation: Conversation): Promise<void>
  load(id: ConversationId): Promise<Conversation | undefined>

  /**
   * Gives the message the next place in its conversation; with several writers no place is skipped or given twice.
   * A part of a turn that stands already is returned as it stands. `place` is where it probably goes, when that is known.
   */
  append(id: ConversationId, draft: MessageDraft, place?: number): Promise<Message>
  /**
   * The same, and only while it is permitted: asked anew before each try, when the place has been chosen. So whoever first changes what
   * is asked about, and then appends a line of its own, is never followed by a line that relied on how it was before. Nothing when refused.
   */
  appendIf(
    permitted: () => Promise<boolean>,
    id: ConversationId,
    draft: MessageDraft,
    place?: number,
  ): Promise<Message | undefined>
  /** In order: all, those after a `seq`, or the `last` so many. */
  messages(id: ConversationId, which?: { after?: number; last?: number }): Promise<Message[]>
  /** What belongs to one turn, in order; empty when it never began. */
  turn(id: ConversationId, turn: ClientId): Promise<Message[]>

  /**
   * Makes this the conversation's one open turn, or leaves it so, and gives the conversation as it was before.
   * Nothing while another turn is open, or when there is no such conversation.
   */
  openTurn(id: ConversationId, turn: ClientId): Promise<Conversation | undefined>
  /** Ends the turn and keeps what it leaves behind, in one step; false when the conversation has been erased meanwhile. */
  closeTurn(id: ConversationId, turn: ClientId, outcome: TurnOutcome): Promise<boolean>
  /** Turns opened before `before` and never closed: their process is gone. */
  abandonedTurns(before: Date): Promise<{ id: ConversationId; turn: ClientId }[]>

  /** Conversations in which nothing has been said since `before`. */
  untouchedSince(before: Date): Promise<ConversationId[]>
  /** Nothing is left afterwards. */
  erase(id: ConversationId): Promise<void>
}

/** What a turn leaves behind: `memory` by skill name. */
export type TurnOutcome = { readonly memory?: Readonly<Record<string, unknown>> }

/** What a turn brings forth, as it comes: lines that are kept, and pieces of one still being written. What is said `to` a caseworker the assistant does not answer. */
export type TurnStep =
  | { readonly kind: 'message'; readonly message: Message; readonly to?: 'caseworker' }
  | { readonly kind: 'fragment'; readonly id: Message['id']; readonly text: string }

/** A door to citizens. Keeps its own address book: a socket room, a Teams conversation reference. */
export interface Channel {
  readonly name: ChannelName
  show(conversation: Addressee, message: Message): Promise<void>
  /** Where she stands, beside what is said, where the channel can show it; the words say the same. */
  stands?(conversation: Addressee, event: ConversationEvent): void
  /** Somebody is writing to her. */
  types?(conversation: Addressee, role: 'caseworker'): void
}

/** Whom a line is shown to. */
export type Addressee = Pick<Conversation, 'id' | 'channel'>

/** The human side, as a turn and the skills see it. Whether somebody is there is decided at the moment it is asked. */
export interface CaseworkerDesk {
  phaseOf(id: ConversationId): Promise<Phase>
  /** Shows a caseworker what the citizen she has has said; it is kept already. */
  heard(id: ConversationId, said: Message, phase: Phase & { readonly kind: 'withCaseworker' }): Promise<void>

  availabilityFor(conversation: Pick<Conversation, 'language' | 'municipality'>): Promise<Availability>
  /** Puts the citizen in line with what she shares, unless nobody can take over. Whoever is in line already keeps her place. */
  join(conversation: Conversation, wish: HandoffWish): Promise<InLine | Unavailable>
  /** Her place in line; nothing when she is in none. */
  placeOf(id: ConversationId): Promise<InLine | undefined>
  /** In line already, and now in need: she goes first. */
  goFirst(id: ConversationId): Promise<void>
  /** She waits no longer; false when she did not. */
  leaveLine(id: ConversationId): Promise<boolean>
}

/** Her place in line; 1 is next. No `waitSeconds` where nothing has been measured lately. */
export type InLine = {
  readonly kind: 'in-line'
  readonly position: number
  readonly waitSeconds?: number
  /** Whether somebody is there to come at all. */
  readonly attended: boolean
}
export type Unavailable = {
  readonly kind: 'unavailable'
  readonly why: UnavailableReason
  /** The public holiday, or the reason the desk gives for being closed. */
  readonly because?: string
  readonly opensAt?: Date
  readonly ways: readonly WayOn[]
  /** When she can be called back, earliest first. */
  readonly slots: readonly Date[]
}
export type Availability =
  { readonly kind: 'open'; readonly waiting: number; readonly waitSeconds?: number } | Unavailable

/** Why a citizen is handed over: what she did, or what the assistant met. */
export type HandoffReason = 'asked' | 'own-case' | 'complaint' | 'crisis' | 'unanswered' | 'failed'

/** What a caseworker gets of a conversation: what the citizen agreed to, and what was asked and cited. */
export type HandoffWish = {
  readonly reason: HandoffReason
  readonly question: string
  readonly citationsShown: readonly Pick<Citation, 'articleId' | 'title' | 'url'>[]
  readonly shared: {
    readonly summary: string
    /** Whether what was said so far goes along. */
    readonly transcript: boolean
    readonly name?: string
  }
}

/**
 * What one thing said sets going. `earlier` is what stood before it, oldest first. The citizen's words are in it as they are understood,
 * without placeholders of personal data and orders to the assistant; a message of nothing else is left out, and is as it was kept when it
 * is `said` now.
 */
export type Turn = {
  readonly conversation: Conversation
  readonly phase: Phase
  readonly said: Message
  /** What the answer is to be in: of what was said, where that can be told, else the conversation's. */
  readonly language: Language
  readonly earlier: readonly Message[]
}

/** What a skill leaves behind when its turn is over: its own memory. */
export type SkillOutcome = { readonly memory?: unknown }

/** One thing the assistant can do. */
export interface Skill {
  readonly name: string
  take(turn: Turn): AsyncGenerator<Reply | Fragment, SkillOutcome>
}
