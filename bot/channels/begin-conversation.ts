import type { Conversation } from '../conversation/conversation.js'
import type { Deliver } from '../conversation/deliver.js'
import type { MessageId } from '../conversation/ids.js'
import type { Message } from '../conversation/message.js'
import type { ConversationStore } from '../conversation/ports.js'
import { textsIn } from '../texts/texts-in.js'

export type BeginConversation = (
  who: Omit<Conversation, 'memory' | 'startedAt' | 'openTurn'>,
) => Promise<Message[]>

/** Opens a conversation and says the first words: what this is, what it can do, and some ways to begin. */
export function createBeginConversation({
  store,
  deliver,
  newMessageId,
  now,
}: {
  store: ConversationStore
  deliver: Deliver
  newMessageId: () => MessageId
  now: () => Date
}): BeginConversation {
  return async (who) => {
    const conversation: Conversation = {
      ...who,
      memory: {},
      startedAt: now(),
    }
    await store.create(conversation)
    const { greeting, starters } = textsIn(who.language)
    const greeted = await deliver(conversation, {
      id: newMessageId(),
      at: now(),
      author: { role: 'assistant' },
      text: greeting,
      suggestions: starters,
    })
    return [greeted]
  }
}
