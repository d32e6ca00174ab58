import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import { Server } from 'socket.io'
import type { Handoff } from '../../../widget/protocol/desk.js'
import type { DraftAnswer } from '../../../widget/protocol/desk.js'
import { accountIn, staffRoutes } from './fake-doors.js'
import { FakeOffice } from './fake-office.js'
import { serveDesk } from './fake-namespace.js'
import type { DeskNamespace } from './fake-namespace.js'
import { waiting } from './seed.js'

/** Stricter than the real one in one thing: no text may ever be parsed as HTML. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"

/**
 * A server that keeps the protocol of the staff's doors with a small office behind it, and can be told to misbehave. What is
 * sent against the protocol is kept in `faults`. `assets` is a built console.
 */
export class FakeDesk {
  office = new FakeOffice()
  readonly faults: string[] = []
  ways = { local: true, oidc: false }
  /** Refusals for the next calls or events of a kind, e.g. "POST /login" or "claim", one each. */
  readonly refusals: [what: string, code: string][] = []
  /** So many of the next `say`s are remembered, but the line breaks before the acknowledgement. */
  brokenLines = 0
  draft: DraftAnswer | null = null
  typed = 0
  /** While set, acknowledgements of `say` wait for it. */
  held: Promise<void> | undefined
  private http: HttpServer | undefined
  private io: Server | undefined
  private port = 0

  constructor(private readonly assets: string) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }
  private get desk(): DeskNamespace | undefined {
    return this.io?.of('/desk')
  }

  async start(): Promise<void> {
    const app = express()
    const http = createServer(app)
    this.http = http
    http.keepAliveTimeout = 1
    this.io = new Server(http)
    app.use((_request, response, next) => {
      response.set('content-security-policy', policy)
      next()
    })
    for (const [at, file] of [
      ['/desk', 'desk.html'],
      ['/desk.js', 'desk.js'],
      ['/desk.css', 'desk.css'],
    ] as const)
      app.get(at, (_request, response) => response.sendFile(path.join(this.assets, file)))
    app.use(staffRoutes(this))
    serveDesk(this, this.io.of('/desk'))
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve))
    this.port = (http.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.http?.closeAllConnections()
    await this.io?.close()
  }

  /** Everything as in the beginning, with nobody here. */
  reset(): void {
    this.desk?.disconnectSockets(true)
    this.office = new FakeOffice()
    this.ways = { local: true, oidc: false }
    this.refusals.length = 0
    this.faults.length = 0
    this.brokenLines = 0
    this.draft = null
    this.typed = 0
    this.held = undefined
  }

  refusalFor(what: string): string | undefined {
    const at = this.refusals.findIndex(([one]) => one === what)
    return at < 0 ? undefined : this.refusals.splice(at, 1)[0]?.[1]
  }

  /** Shows everybody the whole picture. */
  show(): void {
    for (const socket of this.desk?.sockets.values() ?? []) {
      const me = accountIn(this.office, socket.handshake.headers.cookie)
      if (me) socket.emit('queue', this.office.queueFor(me))
    }
  }

  arrives(conversationId: string, more: Partial<Handoff> = {}): void {
    const like = waiting()[1]
    if (!like) throw new Error('nobody to be like')
    const { unread: _, ...rest } = like
    this.office.waiting.push({
      ...rest,
      conversationId,
      shared: { transcript: false },
      since: new Date().toISOString(),
      ...more,
    })
    this.show()
  }

  /** A colleague is quicker, and this page has not heard of it yet. */
  colleagueClaims(id: string): void {
    const jonas = this.office.accounts.find((one) => one.id === 'jonas')
    if (jonas) this.office.claim(id, jonas)
  }

  /** `silently`: remembered, but not sent. */
  citizenSays(id: string, text: string, silently = false): void {
    const message = this.office.remember(id, 'citizen', text)
    if (!silently) this.desk?.emit('message', { conversationId: id, message })
  }

  citizenTypes(id: string): void {
    this.desk?.emit('typing', { conversationId: id, role: 'citizen' })
  }

  release(id: string, why: 'lease' | 'left' | 'erased'): void {
    const found = this.office.takeBack(id)
    if (why === 'lease' && found) this.office.waiting.push(found)
    this.desk?.emit('released', { conversationId: id, why })
    this.show()
  }

  /** Everybody's session is over. */
  endSessions(): void {
    this.office.sessions.clear()
    this.desk?.disconnectSockets(true)
  }

  breakLines(): void {
    for (const socket of this.desk?.sockets.values() ?? []) socket.conn.close(true)
  }
}
