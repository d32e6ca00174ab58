import { randomUUID } from 'node:crypto'
import type { Conversation } from '../bot/conversation/conversation.js'
import type { Converse } from '../bot/conversation/converse.js'
import type { ClientId, ConversationId } from '../bot/conversation/ids.js'
import type { ConversationStore } from '../bot/conversation/ports.js'
import { textsIn } from '../bot/texts/texts-in.js'

/** How often the questions of the greeting are gone through. */
const rounds = 4

/**
 * Asks what the greeting offers before anybody else does, so that the first citizen does not wait for what is slow only once: code being
 * compiled, tables being made, connections being opened. The conversation is erased again.
 */
export async function warmUp(store: ConversationStore, converse: Converse): Promise<void> {
  for (const language of ['da', 'en'] as const) {
    const conversation: Conversation = {
      id: randomUUID() as ConversationId,
      channel: 'memory',
      language,
      memory: {},
      startedAt: new Date(),
    }
    await store.create(conversation)
    try {
      for (let round = 0; round < rounds; round++)
        for (const { text } of textsIn(language).starters)
          for await (const _step of converse(conversation, { turn: randomUUID() as ClientId, text })) continue
    } finally {
      await store.erase(conversation.id)
    }
  }
}
