import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import { Server } from 'socket.io'
import type { Namespace } from 'socket.io'
import { HandoffRequest, Rating } from '../protocol/handoff.js'
import { ChatAuth, Resync } from '../protocol/events.js'
import type { ClientToServer, ServerToClient } from '../protocol/events.js'
import { NewConversation, Say, maxTextLength } from '../protocol/http.js'
import type { HandoffEvent, Message } from '../protocol/message.js'
import { articles, deskLines, greeting, inLine, replyTo } from './script.js'
import type { Scripted } from './script.js'

type Conversation = {
  id: string
  token: string
  messages: Message[]
  said: Map<string, Message>
  open: boolean
  /** Where it stands with a person. */
  handoff: HandoffEvent | undefined
  /** What was asked of the desk, by its `clientId`. */
  asked: Map<string, Message[]>
  rated: boolean
}

/** The content security policy the widget must live with. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; base-uri 'none'; form-action 'self'"

/**
 * A server that keeps the contract of the citizen's door with scripted replies, and can be told to misbehave.
 * Its conversations outlive `stop()`, as a real one's do. `assets` is a built `dist/widget`.
 */
export class FakeServer {
  readonly conversations = new Map<string, Conversation>()
  /** The next `say`s are refused with these codes, one each. */
  readonly refusals: string[] = []
  /** So many of the next `say`s are remembered, but the line breaks before the acknowledgement. */
  brokenLines = 0
  /** POST /api/conversations answers 503 while true. */
  closed = false
  /** From the next start on, websockets are turned away, as some proxies do. */
  pollingOnly = false
  /** GET /api/articles answers 500 while true. */
  articlesFail = false
  readonly heard: Say[] = []
  /** The next deeds at the desk (a person asked for, left, rated) get these answers instead, one each. */
  readonly deskRefusals: { status: number; code: string }[] = []
  /** What was asked of the desk and not refused, oldest first. */
  readonly requests: (HandoffRequest | Rating)[] = []
  /** While false, `chat-person.js` is answered with 503. */
  lends = true
  private http: HttpServer | undefined
  private io: Server | undefined
  private port = 0
  private waiting: (() => void)[] = []

  constructor(private readonly assets?: string) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const app = express()
    this.http = createServer(app)
    this.io = new Server(this.http, { transports: this.pollingOnly ? ['polling'] : ['polling', 'websocket'] })
    this.http.keepAliveTimeout = 1
    app.use((_request, response, next) => {
      response.set('content-security-policy', policy)
      next()
    })
    if (this.assets) this.serveAssets(app, this.assets)
    this.serveApi(app)
    this.serveChat(this.io.of('/chat'))
    const { http } = this
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve))
    this.port = (http.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.http?.closeAllConnections()
    await this.io?.close()
  }

  /** Lets every held reply go. */
  release(): void {
    for (const go of this.waiting.splice(0)) go()
  }

  forgetAll(): void {
    this.conversations.clear()
    this.io?.of('/chat').disconnectSockets(true)
  }

  /** Hangs up on everybody the way a server does that wants them back. */
  hangUp(): void {
    this.io?.of('/chat').disconnectSockets(true)
  }

  /** Breaks every line under the client, as a lost network does. */
  breakLines(): void {
    for (const socket of this.io?.of('/chat').sockets.values() ?? []) socket.conn.close(true)
  }

  /** Somebody else speaks in the newest conversation. `silently`: remembered, but not sent. */
  speak(scripted: Scripted, silently = false): Message {
    const conversation = this.newest()
    const message = remember(conversation, scripted)
    if (!silently) this.io?.of('/chat').to(conversation.id).emit('message', message)
    return message
  }

  announce(event: HandoffEvent): void {
    this.io?.of('/chat').emit('handoff', event)
  }

  /** A caseworker takes the newest conversation. */
  claim(name?: string): void {
    const caseworker = name ? { caseworker: name } : {}
    this.stand(this.newest(), { kind: 'handoff', state: 'active', ...caseworker })
    this.speak({
      text: `${name ?? 'En sagsbehandler'} er her nu og kan se det, du har delt.`,
      author: { role: 'system' },
      event: { kind: 'handoff', state: 'active', ...caseworker },
    })
  }

  /** The caseworker ends it. */
  close(): void {
    for (const scripted of this.closing(this.newest())) this.speak(scripted)
  }

  private newest(): Conversation {
    const conversation = [...this.conversations.values()].at(-1)
    if (!conversation) throw new Error('nobody has begun a conversation')
    return conversation
  }

  /** Remembers where it stands, and tells open windows when she waits or is with somebody. */
  private stand(conversation: Conversation, event: HandoffEvent | undefined): void {
    conversation.handoff = event
    if (event) this.io?.of('/chat').to(conversation.id).emit('handoff', event)
  }

  private closing(conversation: Conversation): Scripted[] {
    const { handoff } = conversation
    this.stand(conversation, undefined)
    const event: HandoffEvent = { kind: 'handoff', state: 'closed' }
    return handoff?.state === 'active'
      ? [{ ...deskLines.ended, event }, deskLines.rate]
      : [{ ...deskLines.left, event }]
  }

  type(role: 'assistant' | 'caseworker'): void {
    this.io?.of('/chat').emit('typing', { role })
  }

  private serveAssets(app: express.Express, assets: string): void {
    const file = (name: string) => (_: express.Request, response: express.Response) =>
      response.sendFile(path.join(assets, name))
    app.get('/', file('demo/index.html'))
    app.use('/demo', express.static(path.join(assets, 'demo')))
    app.use('/chat-person.js', (_request, response, next) => {
      if (this.lends) next()
      else response.status(503).end()
    })
    for (const name of ['widget.js', 'chat.js', 'chat-person.js', 'chat.css']) app.get(`/${name}`, file(name))
    app.get('/chat', file('chat.html'))
  }

  private serveApi(app: express.Express): void {
    const problem = (response: express.Response, status: number, code: string) =>
      response
        .status(status)
        .type('application/problem+json')
        .send(JSON.stringify({ type: 'about:blank', title: code, status, code }))
    const known = (request: express.Request): Conversation | undefined => {
      const conversation = this.conversations.get(String(request.params.id))
      return request.headers.authorization === `Bearer ${conversation?.token}` ? conversation : undefined
    }
    app.post('/api/conversations', express.json(), (request, response) => {
      if (this.closed) return problem(response, 503, 'unavailable')
      const { language = 'da', municipality } = NewConversation.parse(request.body)
      if (municipality === '9999') return problem(response, 400, 'unknown-municipality')
      const conversation: Conversation = {
        id: randomUUID(),
        token: randomUUID(),
        messages: [],
        said: new Map(),
        open: false,
        handoff: undefined,
        asked: new Map(),
        rated: false,
      }
      this.conversations.set(conversation.id, conversation)
      remember(conversation, greeting[language])
      return response
        .status(201)
        .json({ id: conversation.id, token: conversation.token, messages: conversation.messages })
    })
    app.get('/api/conversations/:id/messages', (request, response) => {
      const conversation = known(request)
      if (!conversation) return problem(response, 404, 'unknown-conversation')
      const after = Number(request.query.after ?? 0)
      return response.json({ messages: conversation.messages.filter(({ seq }) => seq > after) })
    })
    app.get('/api/conversations/:id/export', (request, response) => {
      const conversation = known(request)
      return conversation ? response.json(conversation) : problem(response, 404, 'unknown-conversation')
    })
    app.delete('/api/conversations/:id', (request, response) => {
      const conversation = known(request)
      if (!conversation) return problem(response, 404, 'unknown-conversation')
      this.conversations.delete(conversation.id)
      return response.status(204).end()
    })
    /** Does something at the desk, unless it is told to refuse it. */
    const atDesk =
      (deed: (conversation: Conversation, body: unknown) => Message[] | string) =>
      (request: express.Request, response: express.Response) => {
        const conversation = known(request)
        if (!conversation) return problem(response, 404, 'unknown-conversation')
        const refusal = this.deskRefusals.shift()
        if (refusal) return problem(response, refusal.status, refusal.code)
        const done = deed(conversation, request.body)
        return typeof done === 'string' ? problem(response, 409, done) : response.json({ messages: done })
      }
    const say = (conversation: Conversation, lines: Scripted[]) =>
      lines.map((scripted) => {
        const message = remember(conversation, scripted)
        this.io?.of('/chat').to(conversation.id).emit('message', message)
        return message
      })
    app.post(
      '/api/conversations/:id/handoff',
      express.json(),
      atDesk((conversation, body) => {
        const request = HandoffRequest.parse(body)
        const already = conversation.asked.get(request.clientId)
        if (already) return already
        const { state } = conversation.handoff ?? {}
        if (state) return state === 'active' ? 'with-caseworker' : 'already-waiting'
        this.requests.push(request)
        if (request.kind === 'chat') this.stand(conversation, inLine.event)
        const line = { chat: inLine, message: deskLines.messageLeft, callback: deskLines.callBooked }
        const messages = say(conversation, [line[request.kind]])
        conversation.asked.set(request.clientId, messages)
        return messages
      }),
    )
    app.delete(
      '/api/conversations/:id/handoff',
      atDesk((conversation) => say(conversation, this.closing(conversation))),
    )
    app.post(
      '/api/conversations/:id/rating',
      express.json(),
      atDesk((conversation, body) => {
        if (conversation.rated) return 'already-rated'
        this.requests.push(Rating.parse(body))
        conversation.rated = true
        return say(conversation, [deskLines.rated])
      }),
    )
    app.get('/api/articles/:id', (request, response) => {
      if (this.articlesFail) return problem(response, 500, 'failed')
      const article = Object.entries(articles).find(([id]) => id === request.params.id)?.[1]
      return article ? response.json(article) : problem(response, 404, 'unknown-article')
    })
  }

  private serveChat(chat: Namespace<ClientToServer, ServerToClient>): void {
    chat.use((socket, next) => {
      const auth = ChatAuth.safeParse(socket.handshake.auth)
      const conversation = this.conversations.get(auth.data?.conversationId ?? '')
      if (conversation?.token === auth.data?.token && conversation) next()
      else next(new Error('unknown-conversation'))
    })
    chat.on('connection', (socket) => {
      const { conversationId } = ChatAuth.parse(socket.handshake.auth)
      void socket.join(conversationId)
      const { handoff } = this.conversations.get(conversationId) ?? {}
      if (handoff) socket.emit('handoff', handoff)
      socket.on('resync', (payload, ack) => {
        const conversation = this.conversations.get(conversationId)
        if (!conversation) return ack({ ok: false, code: 'unknown-conversation' })
        const { after } = Resync.parse(payload)
        ack({ messages: conversation.messages.filter(({ seq }) => seq > after) })
      })
      socket.on('say', (payload, ack) => {
        const say = Say.parse(payload)
        this.heard.push(say)
        const conversation = this.conversations.get(conversationId)
        if (!conversation) return ack({ ok: false, code: 'unknown-conversation' })
        if (say.text.length > maxTextLength) return ack({ ok: false, code: 'message-too-long' })
        const already = conversation.said.get(say.clientId)
        if (already) return ack({ ok: true, message: already })
        const refusal = this.refusals.shift() ?? (conversation.open ? 'turn-open' : undefined)
        if (refusal) return ack({ ok: false, code: refusal })
        const message = remember(conversation, {
          text: masked(say.text),
          author: { role: 'citizen' },
          ...(masked(say.text) === say.text ? {} : { masked: ['cpr'] }),
        })
        conversation.said.set(say.clientId, message)
        if (this.brokenLines > 0) {
          this.brokenLines--
          remember(conversation, replyTo(say.text))
          socket.conn.close(true)
          return
        }
        ack({ ok: true, message })
        if (conversation.handoff?.state === 'active') return
        void this.reply(chat, conversation, replyTo(say.text))
      })
    })
  }

  private async reply(
    chat: Namespace<ClientToServer, ServerToClient>,
    conversation: Conversation,
    scripted: Scripted,
  ): Promise<void> {
    const room = chat.to(conversation.id)
    const id = randomUUID()
    conversation.open = true
    room.emit('typing', { role: 'assistant' })
    if (scripted.streamed)
      for (const piece of scripted.text.slice(0, 120).match(/.{1,12}/gs) ?? [])
        room.emit('delta', { id, text: piece })
    if (scripted.held || scripted.streamed) await new Promise<void>((resolve) => this.waiting.push(resolve))
    conversation.open = false
    if (scripted === inLine) this.stand(conversation, inLine.event)
    room.emit('message', remember(conversation, scripted, id))
  }
}

function remember(conversation: Conversation, scripted: Scripted, id: string = randomUUID()): Message {
  const { text, author = { role: 'assistant' }, answer, suggestions, event, card, masked: hidden } = scripted
  const message: Message = {
    id,
    seq: conversation.messages.length + 1,
    at: new Date().toISOString(),
    author,
    text,
    ...(answer ? { answer } : {}),
    ...(suggestions ? { suggestions } : {}),
    ...(event ? { event } : {}),
    ...(card ? { card } : {}),
    ...(hidden ? { masked: hidden } : {}),
  }
  conversation.messages.push(message)
  return message
}

/** Like the real server, but for CPR numbers written the usual way only. */
const masked = (text: string) => text.replace(/\d{6}-\d{4}/g, '[CPR •••]')
