import type { Message } from '../../conversation/message.js'
import type { Addressee, Channel } from '../../conversation/ports.js'

/** The channel tests look at: it keeps what it was given to show. */
export function createMemoryChannel(): Channel & {
  readonly shown: readonly { to: Addressee; message: Message }[]
} {
  const shown: { to: Addressee; message: Message }[] = []
  return { name: 'memory', shown, show: async (to, message) => void shown.push({ to, message }) }
}
