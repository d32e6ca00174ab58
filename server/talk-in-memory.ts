import { randomUUID } from 'node:crypto'
import { createBeginConversation } from '../bot/channels/begin-conversation.js'
import type { Conversation } from '../bot/conversation/conversation.js'
import { createDeliver } from '../bot/conversation/deliver.js'
import type { ClientId, ConversationId, MessageId } from '../bot/conversation/ids.js'
import type { Message } from '../bot/conversation/message.js'
import { createMemoryConversationStore } from '../bot/storage/memory-conversation-store.js'
import { createAssistant } from './assistant.js'
import { noDesk } from './no-desk.js'

/** A conversation that has begun, greeting and all. `says` gives the lines of the turn: what was said, as it is kept, then every reply. */
export type Talk = { says(text: string): Promise<Message[]> }

/**
 * The assistant without a server: conversations are kept in memory, where nobody else sees them. `failed` is told the cause when a turn ends
 * in an apology.
 */
export function createTalks(
  parts: Omit<Parameters<typeof createAssistant>[0], 'store' | 'desk'>,
): (who: Pick<Conversation, 'language' | 'municipality' | 'targetGroup'>) => Promise<Talk> {
  const { now } = parts
  const store = createMemoryConversationStore(now)
  const converse = createAssistant({ ...parts, store, desk: noDesk })
  const deliver = createDeliver({ store, channels: new Map() })
  const newMessageId = () => randomUUID() as MessageId
  const begin = createBeginConversation({ store, deliver, newMessageId, now })

  return async (who) => {
    const id = randomUUID() as ConversationId
    await begin({ ...who, id, channel: 'memory' })
    return {
      async says(text) {
        const conversation = await store.load(id)
        if (!conversation) throw new Error('the conversation is gone')
        const messages: Message[] = []
        for await (const step of converse(conversation, { turn: randomUUID() as ClientId, text }))
          if (step.kind === 'message') messages.push(step.message)
        return messages
      },
    }
  }
}
