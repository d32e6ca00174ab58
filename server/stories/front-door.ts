import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Connection } from 'mongoose'
import { io, type Socket } from 'socket.io-client'
import { createArticleStore } from '../../knowledge/editing/article-store.js'
import type { DeskSettings, DeskToServer, ServerToDesk } from '../../widget/protocol/desk.js'
import type { ClientToServer, ResyncAck, SayAck, ServerToClient } from '../../widget/protocol/events.js'
import type { ConversationStarted, Messages, NewConversation, Problem } from '../../widget/protocol/http.js'
import type { HandoffEvent, Message } from '../../widget/protocol/message.js'
import type { Account, AccountChange, NewAccount } from '../../widget/protocol/staff.js'
import { readConfig } from '../config/config.js'
import { projectRoot } from '../config/project-root.js'
import { createLogger } from '../observability/logger.js'
import { readBundledArticles } from '../seed-articles.js'
import { startServer } from '../start-server.js'
import { connectStore } from '../store/connect.js'

/** Hashing that takes no time: how strong it is in earnest is measured where it is made. */
const weak = { ln: 1, r: 1, p: 1 }

/** What a story may set beside the environment. */
export type Setting = {
  /** What the clock shows when the door opens, ISO 8601 UTC. */
  readonly startAt?: string
  /** The bundled articles it has, where it does not take all of them: that takes half a minute. */
  readonly articles?: readonly string[]
  /** Puts anything into the store before anybody comes. */
  readonly prepare?: (connection: Connection) => Promise<unknown>
}

/**
 * The index of all bundled articles takes seconds to build: the first story of a build lends its own to the others. A server reads one only when
 * it is of its very articles, and builds it anew otherwise. It lies in `dist/`, so another build begins without.
 */
const lentIndex = path.join(projectRoot, 'dist', 'story-index')

const takeIndex = async (dataDir: string): Promise<void> => {
  if (existsSync(lentIndex) && !existsSync(path.join(dataDir, 'index')))
    await cp(lentIndex, path.join(dataDir, 'index'), { recursive: true })
}

async function lendIndex(dataDir: string): Promise<void> {
  if (existsSync(lentIndex)) return
  const mine = await mkdtemp(`${lentIndex}-`)
  await cp(path.join(dataDir, 'index'), mine, { recursive: true })
  // Another story may have been quicker.
  await rename(mine, lentIndex).catch(() => rm(mine, { recursive: true, force: true }))
}

/** A whole server on a free port with an empty data folder, and people at its door. */
export async function openFrontDoor(
  environment: Readonly<Record<string, string>> = {},
  { startAt, articles, prepare }: Setting = {},
) {
  let ahead = startAt === undefined ? 0 : Date.parse(startAt) - Date.now()
  const dataDir = environment.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), 'story-')))
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(articles && { CONTENT: 'none' }),
    ...environment,
    DATA_DIR: dataDir,
  })
  /** Every line of the log, as it was written. */
  const logged: string[] = []
  const waitingForLog = new Set<() => void>()
  const log = createLogger(config.logLevel, {
    write: (line) => {
      logged.push(line)
      for (const look of waitingForLog) look()
    },
  })
  if (articles || prepare) await furnish(dataDir, articles, prepare)
  // Only what every story builds alike is shared.
  const shares = config.seed && !config.embedding
  if (shares) await takeIndex(dataDir)
  const server = await startServer(config, log, {
    now: () => new Date(Date.now() + ahead),
    print: () => undefined,
    strength: weak,
  })
  if (shares) await lendIndex(dataDir)
  const audited = () =>
    logged
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ audit }) => audit !== undefined)
  const sockets: Socket[] = []

  const request = (address: string, init?: RequestInit) => fetch(new URL(address, server.url), init)
  const post = (address: string, body: unknown, token?: string) =>
    request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  let count = 0
  const newClientId = () => `c${++count}`

  /** Somebody who has opened the chat. */
  async function citizen(how: NewConversation = {}) {
    const begun = (await (await post('/api/conversations', how)).json()) as ConversationStarted
    return { greeting: begun.messages, ...citizenWith(begun) }
  }

  /** Whoever holds a conversation's token. */
  function citizenWith({ id, token }: Pick<ConversationStarted, 'id' | 'token'>) {
    const auth = { authorization: `Bearer ${token}` }
    const at = `/api/conversations/${id}`
    return {
      id,
      token,
      /** Says it and gives the replies, without her own words. */
      says: async (text: string, clientId = newClientId()): Promise<Message[]> => {
        const response = await post(`${at}/messages`, { text, clientId }, token)
        if (response.status !== 200)
          throw new Error(`said in vain: ${response.status} ${await response.text()}`)
        return ((await response.json()) as Messages).messages.slice(1)
      },
      sends: (body: unknown) => post(`${at}/messages`, body, token),
      reads: async (after = 0) =>
        ((await (await request(`${at}/messages?after=${after}`, { headers: auth })).json()) as Messages)
          .messages,
      exports: () => request(`${at}/export`, { headers: auth }),
      /** Asks for a person the short way: in words, and yes to what is offered. */
      asksForAPerson: async (): Promise<Message[]> => {
        const says = async (text: string) =>
          (
            (await (
              await post(`${at}/messages`, { text, clientId: newClientId() }, token)
            ).json()) as Messages
          ).messages.slice(1)
        const [offer] = await says('Jeg vil gerne tale med et menneske')
        return says(offer?.suggestions?.[0]?.text ?? 'nothing offered')
      },
      handoff: async () =>
        (await (await request(`${at}/handoff`, { headers: auth })).json()) as {
          state: string
          position?: number
          caseworker?: string
        },
      asks: (body: unknown) => post(`${at}/handoff`, body, token),
      leaves: (meant = '') => request(`${at}/handoff${meant}`, { method: 'DELETE', headers: auth }),
      rates: (body: unknown) => post(`${at}/rating`, body, token),
      erases: () => request(at, { method: 'DELETE', headers: auth }),
      /** Opens a window on the conversation, over a real socket. */
      opens: (more: { token?: string; id?: string; transport?: 'websocket' | 'polling' } = {}) =>
        openWindow(more.id ?? id, more.token ?? token, more.transport),
    }
  }

  async function openWindow(
    conversationId: string,
    token: string,
    transport: 'websocket' | 'polling' = 'websocket',
  ) {
    const socket: Socket<ServerToClient, ClientToServer> = io(`${server.url}/chat`, {
      auth: { conversationId, token },
      transports: [transport],
      forceNew: true,
      reconnection: false,
    })
    sockets.push(socket)
    const seen: Message[] = []
    const standings: HandoffEvent[] = []
    const watching = new Set<() => void>()
    socket.on('handoff', (event) => {
      standings.push(event)
      for (const look of watching) look()
    })
    const waiting: { until: (message: Message) => boolean; resolve: (message: Message) => void }[] = []
    socket.on('message', (message) => {
      seen.push(message)
      for (const one of waiting) if (one.until(message)) one.resolve(message)
    })
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve)
      socket.on('connect_error', reject)
    })
    return {
      socket,
      seen,
      /** Where she was told she stands, in order. */
      standings,
      /** The next time after `from` that she is told she stands so. */
      stands: (until: (event: HandoffEvent) => boolean, from = 0) =>
        new Promise<HandoffEvent>((resolve) => {
          const look = () => {
            const found = standings.slice(from).find(until)
            if (found === undefined) return
            watching.delete(look)
            resolve(found)
          }
          watching.add(look)
          look()
        }),
      says: (text: string, clientId = newClientId()) =>
        new Promise<SayAck>((resolve) => socket.emit('say', { text, clientId }, resolve)),
      resyncs: (after: number) =>
        new Promise<ResyncAck>((resolve) => socket.emit('resync', { after }, resolve)),
      /** The first message that fits, seen already or still to come. */
      sees: (until: (message: Message) => boolean) =>
        new Promise<Message>((resolve) => {
          const already = seen.find(until)
          if (already) resolve(already)
          else waiting.push({ until, resolve })
        }),
      /** Anything at all, as a hostile client would send it. */
      emitsRaw: (event: string, ...parts: unknown[]) => (socket as Socket).emit(event, ...parts),
    }
  }

  /** The session cookie of somebody who has signed in. */
  async function signIn(email: string, password = 'hemmelig'): Promise<string> {
    const response = await post('/api/staff/login', { email, password })
    if (response.status !== 200) throw new Error(`not let in: ${response.status} ${await response.text()}`)
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  /** What is asked over HTTP with a session's cookie. */
  function staffRequests(cookie: string) {
    const send = (method: string) => (address: string, body?: unknown) =>
      request(address, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    return {
      gets: (address: string) => request(address, { headers: { cookie } }),
      posts: send('POST'),
      puts: send('PUT'),
      deletes: send('DELETE'),
    }
  }

  /** A leader, who makes and changes accounts and sets the desk's hours. */
  async function admin(email: string, password?: string) {
    const { posts, puts, ...rest } = staffRequests(await signIn(email, password))
    const put = async (address: string, body: unknown) => {
      const response = await puts(address, body)
      if (response.status !== 200) throw new Error(`not set: ${response.status} ${await response.text()}`)
    }
    return {
      ...rest,
      posts,
      puts,
      /** Makes an account, and gives it with what it signs in with. */
      hires: async (who: Partial<NewAccount> & { email: string }) => {
        const whole = {
          name: who.email,
          roles: ['caseworker'],
          municipalities: [],
          languages: ['da', 'en'],
          ...who,
        }
        const made = await posts('/api/staff/accounts', whole)
        if (made.status !== 201) throw new Error(`not hired: ${made.status} ${await made.text()}`)
        const { account, password: first } = (await made.json()) as { account: Account; password: string }
        return { account, password: first, signsIn: () => signIn(who.email, first) }
      },
      changes: (account: Account, to: Partial<AccountChange>) => {
        const { name, roles, municipalities, languages, capacity, disabled } = account
        return put(`/api/staff/accounts/${account.id}`, {
          ...{ name, roles, municipalities, languages, disabled, ...(capacity && { capacity }) },
          ...to,
        })
      },
      sets: (municipality: string, settings: DeskSettings) =>
        put(`/api/staff/settings?municipality=${municipality}`, settings),
    }
  }

  /** A caseworker with a window of the desk open. */
  async function caseworker(email: string, cookie?: string) {
    const session = cookie ?? (await signIn(email))
    const socket: Socket<ServerToDesk, DeskToServer> = io(`${server.url}/desk`, {
      extraHeaders: { cookie: session },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    })
    sockets.push(socket)
    const heard: { [Event in keyof ServerToDesk]: Parameters<ServerToDesk[Event]>[0][] } = {
      queue: [],
      message: [],
      note: [],
      typing: [],
      released: [],
    }
    const waiting = new Set<() => void>()
    for (const event of Object.keys(heard) as (keyof ServerToDesk)[])
      socket.on(event, ((payload: never) => {
        heard[event].push(payload)
        for (const look of waiting) look()
      }) as never)
    const here = new Promise<void>((resolve) => socket.once('queue', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve)
      socket.on('connect_error', reject)
    })
    await here
    return {
      cookie: session,
      socket,
      heard,
      claims: (conversationId: string) => socket.emitWithAck('claim', { conversationId }),
      says: (conversationId: string, text: string, clientId = newClientId(), articles?: string[]) =>
        socket.emitWithAck('say', { conversationId, text, clientId, ...(articles && { articles }) }),
      /** The first of an event that fits, heard already or still to come; of those after `from`, where that is given. */
      hears: <Event extends keyof ServerToDesk>(
        event: Event,
        until: (payload: Parameters<ServerToDesk[Event]>[0]) => boolean,
        from = 0,
      ) =>
        new Promise<Parameters<ServerToDesk[Event]>[0]>((resolve) => {
          const look = () => {
            const found = heard[event].slice(from).find(until)
            if (found === undefined) return
            waiting.delete(look)
            resolve(found)
          }
          waiting.add(look)
          look()
        }),
      ...staffRequests(session),
      /** When the server has shown her out. */
      isCut: () =>
        new Promise<void>((resolve) => {
          if (socket.disconnected) resolve()
          else socket.once('disconnect', () => resolve())
        }),
      leaves: () => socket.disconnect(),
      emitsRaw: (event: string, ...parts: unknown[]) => (socket as Socket).emit(event, ...parts),
    }
  }

  /** Tries to get a window at the desk, and gives the code it is refused with. */
  async function knocksAtDesk(how: { cookie?: string; auth?: object; origin?: string }): Promise<string> {
    const socket = io(`${server.url}/desk`, {
      extraHeaders: { ...(how.cookie && { cookie: how.cookie }), ...(how.origin && { origin: how.origin }) },
      ...(how.auth && { auth: how.auth }),
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    })
    sockets.push(socket)
    return new Promise((resolve) => {
      socket.on('connect', () => resolve('let in'))
      socket.on('connect_error', (error) =>
        resolve((error as { data?: { code?: string } }).data?.code ?? error.message),
      )
    })
  }

  return {
    url: server.url,
    dataDir,
    request,
    post,
    citizen,
    /** Somebody who was here before, at another server. */
    returns: citizenWith,
    signIn,
    caseworker,
    admin,
    knocksAtDesk,
    now: () => new Date(Date.now() + ahead),
    logged,
    /** The first line of the audit that fits, written already or still to come. */
    audits: (expected: Readonly<Record<string, unknown>>) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const look = () => {
          const found = audited().find((line) =>
            Object.entries(expected).every(([name, value]) => line[name] === value),
          )
          if (!found) return
          waitingForLog.delete(look)
          resolve(found)
        }
        waitingForLog.add(look)
        look()
      }),
    /** The value of a line of the metrics. */
    counts: async (line: string) => {
      const metrics = await (await request('/metrics')).text()
      const found = metrics.split('\n').find((one) => one.startsWith(`${line} `))
      return Number(found?.slice(line.length + 1) ?? 0)
    },
    /** Time goes by, and what is due is done. */
    passes: async (milliseconds: number) => {
      ahead += milliseconds
      await server.lookAfterDesk()
    },
    /** Sends exactly this and gives all that comes back. */
    sendsBytes: async (bytes: string) => {
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname)
      socket.write(bytes)
      let answer = ''
      for await (const chunk of socket) answer += String(chunk)
      return answer
    },
    problem: async (response: Response) => (await response.json()) as Problem,
    close: async () => {
      for (const socket of sockets) socket.disconnect()
      await server.stop()
      if (environment.DATA_DIR === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Another process has been here before. */
async function furnish(
  dataDir: string,
  wanted: readonly string[] = [],
  prepare: Setting['prepare'] = async () => undefined,
): Promise<void> {
  const store = await connectStore({ dataDir })
  try {
    const articles = await createArticleStore(store.connection)
    const bundled = wanted.length > 0 ? await readBundledArticles() : []
    await articles.add(bundled.filter(({ id }) => wanted.includes(id)))
    await prepare(store.connection)
  } finally {
    await store.stop()
  }
}

export type FrontDoor = Awaited<ReturnType<typeof openFrontDoor>>
