import type { Conversation } from '../../conversation/conversation.js'
import type { Message } from '../../conversation/message.js'
import type { Channel } from '../../conversation/ports.js'

/** The channel tests look at: it keeps what it was given to show. */
export function createMemoryChannel(): Channel & {
  readonly shown: readonly { to: Conversation; message: Message }[]
} {
  const shown: { to: Conversation; message: Message }[] = []
  return { name: 'memory', shown, show: async (to, message) => void shown.push({ to, message }) }
}
