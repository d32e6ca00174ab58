import type { ChannelName, Conversation, Language, Phase } from './conversation.js'
import type { ClientId, ConversationId } from './ids.js'
import type { Fragment, Message, MessageDraft, Reply } from './message.js'

/** Where conversations are kept. What has resolved is on disk. */
export interface ConversationStore {
  create(conversation: Conversation): Promise<void>
  load(id: ConversationId): Promise<Conversation | undefined>

  /**
   * Gives the message the next place in its conversation; with several writers no place is skipped or given twice.
   * A part of a turn that stands already is returned as it stands. `place` is where it probably goes, when that is known.
   */
  append(id: ConversationId, draft: MessageDraft, place?: number): Promise<Message>
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

/** What a turn leaves behind: `memory` by skill name, and who has the conversation next. */
export type TurnOutcome = {
  readonly memory?: Readonly<Record<string, unknown>>
  readonly phase?: Phase
}

/** What a turn brings forth, as it comes: lines that are kept, and pieces of one still being written. */
export type TurnStep =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'fragment'; readonly id: Message['id']; readonly text: string }

/** A door to citizens. Keeps its own address book: a socket room, a Teams conversation reference. */
export interface Channel {
  readonly name: ChannelName
  show(conversation: Conversation, message: Message): Promise<void>
}

/** The human side, as the conversation sees it. */
export interface CaseworkerDesk {
  /** Passes on what a waiting or attended citizen says; a reply is what she is told at once, if anything. */
  pass(conversation: Conversation, said: Message): Promise<Reply | undefined>
}

/**
 * What one thing said sets going. `earlier` is what stood before it, oldest first. The citizen's words are in it as they are understood,
 * without placeholders of personal data and orders to the assistant; a message of nothing else is left out, and is as it was kept when it
 * is `said` now.
 */
export type Turn = {
  readonly conversation: Conversation
  readonly said: Message
  /** What the answer is to be in: of what was said, where that can be told, else the conversation's. */
  readonly language: Language
  readonly earlier: readonly Message[]
}

/** What a skill leaves behind when its turn is over: its own memory, and who has the conversation next. */
export type SkillOutcome = { readonly memory?: unknown; readonly phase?: Phase }

/** One thing the assistant can do. */
export interface Skill {
  readonly name: string
  take(turn: Turn): AsyncGenerator<Reply | Fragment, SkillOutcome>
}
