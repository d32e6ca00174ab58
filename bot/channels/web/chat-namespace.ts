import type { Namespace, Socket } from 'socket.io'
import type { ClientToServer, Refused, ServerToClient } from '../../../widget/protocol/events.js'
import { ChatAuth, Resync } from '../../../widget/protocol/events.js'
import { Say } from '../../../widget/protocol/http.js'
import type { Spoken } from '../../conversation/converse.js'
import type { Conversation } from '../../conversation/conversation.js'
import type { ClientId } from '../../conversation/ids.js'
import type { HumanSide } from './human-side.js'
import type { ConversationStore } from '../../conversation/ports.js'
import { admit } from './access.js'
import { addressBehind, networkOf, type SpendOne } from './limits.js'
import { readableText } from './readable-text.js'
import { Refusal, unknownConversation } from './refusal.js'
import type { TakeTurn, Witness } from './take-turn.js'
import { toWire } from './wire.js'

/** What is known of a window once it has been let in. */
export type Known = { spoken: Spoken }
export type ChatNamespace = Namespace<ClientToServer, ServerToClient, Record<string, never>, Known>
type ChatSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Known>

/** However often she says that she is typing, it is passed on no more often than this, in milliseconds. */
const typingEvery = 1_000

/** All windows a conversation is open in. */
export const roomOf = ({ id }: Pick<Conversation, 'id'>) => `conversation:${id}`

/** The citizen's door over socket.io, as the contract has it. Every event is judged as strictly as a request. */
export function openChatNamespace(
  chat: ChatNamespace,
  {
    store,
    takeTurn,
    human,
    spendOne,
    trustProxy,
    failed,
  }: {
    store: ConversationStore
    takeTurn: TakeTurn
    human: HumanSide
    spendOne: SpendOne
    /** How many proxies stand in front. */
    trustProxy: number
    /** Told of what should not have happened. */
    failed: (cause: unknown) => void
  },
): void {
  const refusal = (cause: unknown): Refused => {
    if (cause instanceof Refusal) return { ok: false, code: cause.code }
    failed(cause)
    return { ok: false, code: 'internal-error' }
  }

  const networkAt = ({ handshake }: ChatSocket) => networkOf(addressBehind(trustProxy, handshake))

  chat.use((socket, next) => {
    const enter = async () => {
      await spendOne('requests', networkAt(socket))
      const auth = ChatAuth.safeParse(socket.handshake.auth)
      if (!auth.success) throw unknownConversation()
      const { id, language } = await admit(store, auth.data.conversationId, auth.data.token)
      socket.data.spoken = { id, language }
      await socket.join(roomOf({ id }))
    }
    enter().then(
      () => next(),
      (cause: unknown) => {
        const { code } = refusal(cause)
        next(Object.assign(new Error(code), { data: { code } }))
      },
    )
  })

  chat.on('connection', (socket: ChatSocket) => {
    const { spoken } = socket.data
    let typedAt = 0

    // Whoever comes back is told where she stands before anything else.
    human.standingOf(spoken.id).then((event) => event && socket.emit('handoff', event), failed)

    socket.on('say', (payload: unknown, ack: unknown) => {
      const answer = asAck(ack)
      const say = async () => {
        const said = Say.safeParse(payload)
        if (!said.success) throw new Refusal(400, 'invalid-request', 'Not a say event.')
        const text = readableText(said.data.text)
        await spendOne('saying', spoken.id)
        const acknowledge: Witness = (step) => {
          if (step.kind !== 'message') return
          if (step.message.author.role !== 'citizen') return
          answer({ ok: true, message: toWire(step.message) })
          if (step.to !== 'caseworker') chat.to(roomOf(spoken)).emit('typing', { role: 'assistant' })
        }
        await takeTurn(
          spoken,
          { text, turn: said.data.clientId as ClientId },
          acknowledge,
          showTo(chat, spoken, socket.id),
        )
      }
      say().catch((cause: unknown) => answer(refusal(cause)))
    })

    socket.on('resync', (payload: unknown, ack: unknown) => {
      const answer = asAck(ack)
      const resync = async () => {
        const from = Resync.safeParse(payload)
        if (!from.success) throw new Refusal(400, 'invalid-request', 'Not a resync event.')
        await spendOne('requests', networkAt(socket))
        answer({ messages: (await store.messages(spoken.id, from.data)).map(toWire) })
      }
      resync().catch((cause: unknown) => answer(refusal(cause)))
    })

    socket.on('typing', () => {
      const at = Date.now()
      if (at - typedAt < typingEvery) return
      typedAt = at
      human.citizenTypes(spoken.id).catch(failed)
    })
  })
}

/** Shows a turn in all of the conversation's windows; the citizen's own words not in the one she wrote them in. */
export function showTo(
  chat: ChatNamespace,
  conversation: Pick<Conversation, 'id'>,
  writtenIn?: string,
): Witness {
  const everywhere = chat.to(roomOf(conversation))
  return (step) => {
    if (step.kind === 'fragment') return void everywhere.emit('delta', { id: step.id, text: step.text })
    const own = step.message.author.role === 'citizen' && writtenIn !== undefined
    const windows = own ? everywhere.except(writtenIn) : everywhere
    windows.emit('message', toWire(step.message))
  }
}

/** A client may leave the acknowledgement out, or send anything in its place. */
function asAck(ack: unknown): (result: unknown) => void {
  return typeof ack === 'function'
    ? (result) => void Reflect.apply(ack, undefined, [result])
    : () => undefined
}
