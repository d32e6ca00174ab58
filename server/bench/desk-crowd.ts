import { io, type Socket } from 'socket.io-client'
import type { DeskToServer, ServerToDesk } from '../../widget/protocol/desk.js'
import type { ClientToServer, ServerToClient } from '../../widget/protocol/events.js'
import type { ConversationStarted } from '../../widget/protocol/http.js'
import type { Message } from '../../widget/protocol/message.js'
import { postTo } from './post-to.js'

export type CitizenSocket = Socket<ServerToClient, ClientToServer>
export type DeskSocket = Socket<ServerToDesk, DeskToServer>
/** A citizen and the caseworker who has her, both with a window open. */
export type Pair = {
  readonly id: string
  readonly token: string
  readonly citizen: CitizenSocket
  readonly desk: DeskSocket
}

export const caseworkers = Array.from({ length: 10 }, (_, n) => `sagsbehandler${n}@example.dk`)
const password = 'bench'
/** What a server needs for this crowd. */
export const crowdSettings = {
  RATE_LIMITS: 'off',
  OPENING_HOURS: 'always',
  STAFF_BOOTSTRAP: caseworkers.map((email) => `${email}:${password}:caseworker`).join(','),
}

const options = { transports: ['websocket'], forceNew: true }

/** Signs a caseworker in: her session cookie. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

export const openDesk = (url: string, cookie: string): DeskSocket =>
  io(`${url}/desk`, { ...options, extraHeaders: { cookie } })

export const openChat = (url: string, conversationId: string, token: string): CitizenSocket =>
  io(`${url}/chat`, { ...options, auth: { conversationId, token } })

/** Resolves when the socket is connected. */
export const connected = (socket: Pick<Socket, 'connected' | 'once'>): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.connected) {
      resolve()
      return
    }
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })

/** So many citizens, each with a caseworker. */
export async function gather(url: string, count: number): Promise<Pair[]> {
  const post = postTo(url)
  const desks: DeskSocket[] = []
  for (const email of caseworkers) {
    const desk = openDesk(url, await signIn(url, email))
    await connected(desk)
    desks.push(desk)
  }
  const pairs: Pair[] = []
  for (let n = 0; n < count; n++) {
    const { id, token } = (await post('/api/conversations', {})) as ConversationStarted
    const citizen = openChat(url, id, token)
    await connected(citizen)
    await post(
      `/api/conversations/${id}/handoff`,
      { kind: 'chat', clientId: 'ask', shared: { summary: 'Hej', transcript: true } },
      token,
    )
    const desk = desks[n % desks.length]
    if (!desk) throw new Error('no desk')
    const claimed = await desk.emitWithAck('claim', { conversationId: id })
    if (!claimed.ok) throw new Error(`not claimed: ${claimed.code}`)
    pairs.push({ id, token, citizen, desk })
  }
  return pairs
}

/** Calls back with each line that reaches the other end: the caseworker's lines at the citizen, the citizen's at the desk. */
export function watch(pairs: readonly Pair[], arrived: (id: string, message: Message) => void): void {
  for (const { id, citizen } of pairs)
    citizen.on('message', (message) => message.author.role === 'caseworker' && arrived(id, message))
  for (const desk of new Set(pairs.map((pair) => pair.desk)))
    desk.on('message', ({ conversationId, message }) => {
      if (message.author.role === 'citizen') arrived(conversationId, message)
    })
}

export function disperse(pairs: readonly Pair[]): void {
  for (const { citizen, desk } of pairs) {
    citizen.disconnect()
    desk.disconnect()
  }
}
