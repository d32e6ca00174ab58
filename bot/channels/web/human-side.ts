import type { ConversationId } from '../../conversation/ids.js'
import type { ConversationEvent } from '../../conversation/message.js'

/** What the citizen's doors need of the desk, beside the turns she takes. */
export type HumanSide = {
  /** Where she stands with a person: in line, or with whom. Nothing while the assistant has the conversation. */
  readonly standingOf: (id: ConversationId) => Promise<ConversationEvent | undefined>
  /** She is writing. */
  readonly citizenTypes: (id: ConversationId) => Promise<void>
  /** Everything the desk holds about the conversation, by name. */
  readonly held: (id: ConversationId) => Promise<Readonly<Record<string, unknown>>>
  readonly erase: (id: ConversationId) => Promise<void>
}
