import type { ConversationEvent, Message } from '../../bot/conversation/message.js'
import type { Addressee } from '../../bot/conversation/ports.js'
import type { CaseworkerId, ConversationId } from '../../bot/conversation/ids.js'
import type { Queue } from '../../widget/protocol/desk.js'
import type { Note } from '../notes/note-store.js'

/** Why a conversation is no longer a caseworker's own. */
export type ReleasedWhy = 'lease' | 'transferred' | 'left' | 'erased' | 'closed'

/** Everything that is shown without being asked for, on every server. `butNot` is the window it came from. */
export type Windows = {
  readonly queue: (to: CaseworkerId, queue: Queue) => void
  readonly message: (
    to: CaseworkerId,
    conversation: ConversationId,
    message: Message,
    butNot?: string,
  ) => void
  readonly note: (to: CaseworkerId, note: Note, butNot?: string) => void
  readonly citizenTypes: (to: CaseworkerId, conversation: ConversationId) => void
  readonly released: (to: CaseworkerId, conversation: ConversationId, why: ReleasedWhy) => void
  /** Where a citizen stands, where her channel can show it beside the words. */
  readonly standing: (to: Addressee, event: ConversationEvent) => void
  readonly caseworkerTypes: (to: Addressee) => void
}
