import {
  ConversationGoneError,
  TurnOpenError,
  type Converse,
  type Said,
  type Spoken,
} from '../../conversation/converse.js'
import type { ClientId, ConversationId } from '../../conversation/ids.js'
import type { Message } from '../../conversation/message.js'
import type { TurnStep } from '../../conversation/ports.js'
import { Refusal, unknownConversation } from './refusal.js'

/** Watches a turn go by: each step as it happens, in order. */
export type Witness = (step: TurnStep) => void
export type TakeTurn = (
  conversation: Spoken,
  said: Said,
  ...witnesses: readonly Witness[]
) => Promise<Message[]>

/** How many turns of one conversation may stand in line behind the open one: somebody writing in short lines, not a flood. */
const mostWaiting = 10

/**
 * Takes turns one at a time in each conversation, to their end whether or not anybody still listens, and knows which are under way.
 * Refuses with `turn-open` when too many stand in line, or when another instance has the conversation's turn.
 */
export function createTurnTaker(converse: Converse): { takeTurn: TakeTurn; settle: () => Promise<void> } {
  const lines = new Map<ConversationId, { turn: ClientId; messages: Promise<Message[]> }[]>()

  async function run(conversation: Spoken, said: Said, witnesses: readonly Witness[]): Promise<Message[]> {
    const messages: Message[] = []
    try {
      for await (const step of converse(conversation, said)) {
        if (step.kind === 'message') messages.push(step.message)
        for (const witness of witnesses) witness(step)
      }
    } catch (error) {
      if (error instanceof TurnOpenError) throw stillOpen()
      throw error instanceof ConversationGoneError ? unknownConversation() : error
    }
    return messages
  }

  return {
    takeTurn: async (conversation, said, ...witnesses) => {
      const line = lines.get(conversation.id) ?? []
      const same = line.find(({ turn }) => turn === said.turn)
      if (same) {
        // Sent again before it was answered: it is heard once, and told again when it has been.
        const messages = await same.messages
        for (const message of messages) for (const witness of witnesses) witness({ kind: 'message', message })
        return messages
      }
      if (line.length > mostWaiting) throw stillOpen()
      // Whoever comes next waits for the end, good or bad.
      const before = line.at(-1)?.messages.catch(() => undefined) ?? Promise.resolve()
      const messages = before.then(() => run(conversation, said, witnesses))
      const place = { turn: said.turn, messages }
      line.push(place)
      lines.set(conversation.id, line)
      try {
        return await messages
      } finally {
        line.splice(line.indexOf(place), 1)
        if (line.length === 0) lines.delete(conversation.id)
      }
    },
    settle: async () => {
      await Promise.allSettled([...lines.values()].flat().map(({ messages }) => messages))
    },
  }
}

const stillOpen = () => new Refusal(409, 'turn-open', 'What was said before here is still being answered.', 1)
