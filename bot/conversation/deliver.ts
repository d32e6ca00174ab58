import type { ChannelName, Conversation } from './conversation.js'
import type { Message, MessageDraft } from './message.js'
import type { Channel, ConversationStore } from './ports.js'

export type Deliver = (conversation: Conversation, draft: MessageDraft) => Promise<Message>

/** Words that reach a citizen without a turn of hers: remembered first, then shown. */
export function createDeliver({
  store,
  channels,
}: {
  store: ConversationStore
  channels: ReadonlyMap<ChannelName, Channel>
}): Deliver {
  return async (conversation, draft) => {
    const message = await store.append(conversation.id, draft)
    await channels.get(conversation.channel)?.show(conversation, message)
    return message
  }
}
