import type { ChannelName } from './conversation.js'
import type { Message, MessageDraft } from './message.js'
import type { Addressee, Channel, ConversationStore } from './ports.js'

/** Nothing is delivered when `permitted`, asked as the store's `appendIf` asks it, says so. */
export type Deliver = {
  (conversation: Addressee, draft: MessageDraft): Promise<Message>
  (
    conversation: Addressee,
    draft: MessageDraft,
    permitted: () => Promise<boolean>,
  ): Promise<Message | undefined>
}

/** Words that reach a citizen without a turn of hers: remembered first, then shown. What stands already is shown again. */
export function createDeliver({
  store,
  channels,
}: {
  store: ConversationStore
  channels: ReadonlyMap<ChannelName, Channel>
}): Deliver {
  async function deliver(
    conversation: Addressee,
    draft: MessageDraft,
    permitted: () => Promise<boolean> = async () => true,
  ): Promise<Message | undefined> {
    const message = await store.appendIf(permitted, conversation.id, draft)
    if (message) await channels.get(conversation.channel)?.show(conversation, message)
    return message
  }
  return deliver as Deliver
}
