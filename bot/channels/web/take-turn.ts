import { TurnOpenError, type Converse, type Said } from '../../conversation/converse.js'
import type { Conversation } from '../../conversation/conversation.js'
import type { Message } from '../../conversation/message.js'
import type { TurnStep } from '../../conversation/ports.js'
import { Refusal } from './refusal.js'

/** Watches a turn go by: each step as it happens, in order. */
export type Witness = (step: TurnStep) => void
export type TakeTurn = (
  conversation: Conversation,
  said: Said,
  ...witnesses: readonly Witness[]
) => Promise<Message[]>

/** Runs turns to their end whether or not anybody still listens, and knows which are under way. */
export function createTurnTaker(converse: Converse): { takeTurn: TakeTurn; settle: () => Promise<void> } {
  const underWay = new Set<Promise<unknown>>()

  const run = async (
    conversation: Conversation,
    said: Said,
    witnesses: readonly Witness[],
  ): Promise<Message[]> => {
    const messages: Message[] = []
    try {
      for await (const step of converse(conversation, said)) {
        if (step.kind === 'message') messages.push(step.message)
        for (const witness of witnesses) witness(step)
      }
    } catch (error) {
      if (error instanceof TurnOpenError)
        throw new Refusal(409, error.code, 'The last thing said here is still being answered.', 1)
      throw error
    }
    return messages
  }

  return {
    takeTurn: (conversation, said, ...witnesses) => {
      const turn = run(conversation, said, witnesses)
      underWay.add(turn)
      const done = () => void underWay.delete(turn)
      turn.then(done, done)
      return turn
    },
    settle: async () => {
      await Promise.allSettled(underWay)
    },
  }
}
