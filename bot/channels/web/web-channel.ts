import type { Router } from 'express'
import type { ConversationId } from '../../conversation/ids.js'
import type { Converse } from '../../conversation/converse.js'
import type { Channel, ConversationStore } from '../../conversation/ports.js'
import type { BeginConversation } from '../begin-conversation.js'
import type { VisitorOf } from './access.js'
import { openChatNamespace, roomOf, showTo, type ChatNamespace } from './chat-namespace.js'
import type { HumanSide } from './human-side.js'
import type { SpendOne } from './limits.js'
import { createRoutes } from './routes.js'
import { createTurnTaker } from './take-turn.js'
import { toWire } from './wire.js'

/** How words that come by themselves reach the windows a conversation is open in. */
export const createWebChannel = (chat: ChatNamespace): Channel => ({
  name: 'web',
  show: async (conversation, message) => void chat.to(roomOf(conversation)).emit('message', toWire(message)),
  stands: (conversation, event) => void chat.to(roomOf(conversation)).emit('handoff', event),
  types: (conversation, role) => void chat.to(roomOf(conversation)).volatile.emit('typing', { role }),
})

export type WebDoors = {
  /** For /api/conversations. */
  readonly routes: Router
  /** Resolves when the turns under way have ended. */
  readonly settle: () => Promise<void>
  /** Whose windows are open here. */
  readonly openWindows: () => readonly ConversationId[]
  /** Takes up turns opened before `before` whose process vanished: nobody waits for an answer in vain. */
  readonly resumeTurns: (before: Date) => Promise<void>
}

/** Opens the citizen's two doors, HTTP and socket.io, onto the same conversations. */
export function openWebDoors({
  chat,
  store,
  converse,
  begin,
  human,
  visitorOf,
  spendOne,
  trustProxy,
  failed,
}: {
  chat: ChatNamespace
  store: ConversationStore
  converse: Converse
  begin: BeginConversation
  human: HumanSide
  visitorOf: VisitorOf
  spendOne: SpendOne
  trustProxy: number
  failed: (cause: unknown) => void
}): WebDoors {
  const { takeTurn, settle } = createTurnTaker(converse)
  openChatNamespace(chat, { store, takeTurn, human, spendOne, trustProxy, failed })
  const routes = createRoutes({
    store,
    begin,
    takeTurn,
    spendOne,
    visitorOf,
    human,
    showTo: (conversation) => showTo(chat, conversation),
    forget: (conversation) => chat.in(roomOf(conversation)).disconnectSockets(true),
  })

  const resumeTurns = async (before: Date) => {
    for (const { id, turn } of await store.abandonedTurns(before)) {
      const resume = async () => {
        const conversation = await store.load(id)
        const [said] = await store.turn(id, turn)
        if (conversation && said)
          await takeTurn(conversation, { turn, text: said.text }, showTo(chat, conversation))
        else await store.closeTurn(id, turn, {})
      }
      // One that cannot be taken up keeps nobody else waiting.
      await resume().catch(failed)
    }
  }
  const openWindows = () => [...new Set([...chat.sockets.values()].map(({ data }) => data.spoken.id))]
  return { routes, settle, resumeTurns, openWindows }
}
