import type { Conversation } from '../conversation/conversation.js'
import type { ClientId, ConversationId } from '../conversation/ids.js'
import type { Message, MessageDraft } from '../conversation/message.js'
import type { ConversationStore } from '../conversation/ports.js'

type Kept = { conversation: Conversation; touchedAt: Date; openedAt?: Date; messages: Message[] }

/** The twin tests use where disk is beside the point. Satisfies the same contract as the one in MongoDB. */
export function createMemoryConversationStore(now: () => Date = () => new Date()): ConversationStore {
  const all = new Map<ConversationId, Kept>()
  const messagesOf = (id: ConversationId) => all.get(id)?.messages ?? []
  const append = (id: ConversationId, draft: MessageDraft): Message => {
    const messages = messagesOf(id)
    const standing =
      draft.turn &&
      messages.find(({ turn }) => turn?.id === draft.turn?.id && turn?.part === draft.turn?.part)
    if (standing) return standing
    const message = { ...draft, seq: messages.length + 1 }
    messages.push(message)
    return message
  }

  return {
    create: async (conversation) =>
      void all.set(conversation.id, { conversation, touchedAt: now(), messages: [] }),
    load: async (id) => all.get(id)?.conversation,

    append: async (id, draft) => append(id, draft),
    appendIf: async (permitted, id, draft) => {
      for (;;) {
        const places = messagesOf(id).length
        if (!(await permitted())) return undefined
        if (messagesOf(id).length === places) return append(id, draft)
      }
    },
    messages: async (id, { after = 0, last = Infinity } = {}) =>
      messagesOf(id)
        .filter(({ seq }) => seq > after)
        .slice(-last),
    turn: async (id, turn) => messagesOf(id).filter((message) => message.turn?.id === turn),

    openTurn: async (id, turn) => {
      const kept = all.get(id)
      const before = kept?.conversation
      if (!before || (before.openTurn && before.openTurn !== turn)) return undefined
      kept.conversation = { ...before, openTurn: turn }
      kept.openedAt ??= now()
      kept.touchedAt = now()
      return before
    },
    closeTurn: async (id, turn, { memory }) => {
      const kept = all.get(id)
      if (!kept) return false
      const { openTurn, ...rest } = kept.conversation
      if (openTurn !== turn) return true
      kept.conversation = { ...rest, memory: { ...rest.memory, ...memory } }
      kept.touchedAt = now()
      delete kept.openedAt
      return true
    },
    abandonedTurns: async (before) =>
      [...all].flatMap(([id, { conversation, openedAt }]): { id: ConversationId; turn: ClientId }[] =>
        conversation.openTurn && openedAt && openedAt < before ? [{ id, turn: conversation.openTurn }] : [],
      ),

    untouchedSince: async (before) =>
      [...all].filter(([, { touchedAt }]) => touchedAt < before).map(([id]) => id),
    erase: async (id) => void all.delete(id),
  }
}
