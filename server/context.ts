import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import path from 'node:path'
import mongoose from 'mongoose'
import { Server as SocketServer } from 'socket.io'
import { createVisitorOf } from '../bot/channels/web/access.js'
import { createBeginConversation } from '../bot/channels/begin-conversation.js'
import type { ClientToServer, ServerToClient } from '../widget/protocol/events.js'
import type { ChatNamespace, Known } from '../bot/channels/web/chat-namespace.js'
import { createLimits } from '../bot/channels/web/limits.js'
import { createWebChannel, openWebDoors } from '../bot/channels/web/web-channel.js'
import type { ChannelName } from '../bot/conversation/conversation.js'
import { createDeliver } from '../bot/conversation/deliver.js'
import type { MessageId } from '../bot/conversation/ids.js'
import type { Channel } from '../bot/conversation/ports.js'
import { clean } from '../bot/guardrails/clean.js'
import { withoutPlaceholders } from '../bot/guardrails/personal-data.js'
import { createMongoConversationStore } from '../bot/storage/mongo-conversation-store.js'
import type { DeskNamespace } from '../handoff/desk/desk-namespace.js'
import { createArticleRoutes } from '../knowledge/editing/article-routes.js'
import { createArticleStore } from '../knowledge/editing/article-store.js'
import { createKnowledgeIndex } from '../knowledge/ingestion/knowledge-index.js'
import type { SearchRequest } from '../knowledge/search/search.js'
import { createSearchRoutes } from '../knowledge/search/search-routes.js'
import { createApp } from './app.js'
import { createAssistant, createDrafts } from './assistant.js'
import { createStaffDoor } from './auth/staff-door.js'
import type { Strength } from './auth/passwords.js'
import { chooseEmbedder } from './choose-embedder.js'
import { createCite } from './cite-article.js'
import { createDesk } from './create-desk.js'
import { chooseModel } from './choose-model.js'
import type { Config } from './config/config.js'
import { projectRoot } from './config/project-root.js'
import { createHousekeeping } from './housekeeping.js'
import { answerBrokenRequests } from './http/answer-broken-requests.js'
import { isSameOrigin } from './http/same-origin.js'
import type { Logger } from './observability/logger.js'
import { createMetrics } from './observability/metrics.js'
import { observeConverse } from './observability/observe-converse.js'
import { noDesk } from './no-desk.js'
import { seedArticles } from './seed-articles.js'
import { connectStore } from './store/connect.js'
import { joinServers } from './several-servers.js'
import { warmUp } from './warm-up.js'

/** Every part of the server, built once, in the order they need one another. */
export type Context = {
  readonly http: HttpServer
  /** Does at once what is otherwise done every few seconds. */
  readonly lookAfterDesk: () => Promise<void>
  /** Ends what is under way and lets go of everything, in reverse. */
  readonly stop: () => Promise<void>
}

/** How long requests under way may take to end when the server stops, in milliseconds. */
const lastRequests = 3_000

/** What a test may put in the place of the real thing. */
export type Around = {
  readonly now?: () => Date
  /** For the one line that holds the first password. */
  readonly print?: (line: string) => void
  /** Of password hashes. */
  readonly strength?: Strength
}

export async function createContext(config: Config, log: Logger, around: Around = {}): Promise<Context> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (let last = stops.pop(); last; last = stops.pop()) await last()
  }
  try {
    return { ...(await build(config, log, around, (stopPart) => void stops.push(stopPart))), stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** Builds the parts; each that has to be stopped says how through `onStop`, as soon as it has begun. */
async function build(
  config: Config,
  log: Logger,
  { now = () => new Date(), print = console.log, strength }: Around,
  onStop: (stopPart: () => Promise<void>) => void,
): Promise<Omit<Context, 'stop'>> {
  const newMessageId = () => randomUUID() as MessageId
  const metrics = createMetrics()

  const failed = (where: string) => (cause: unknown) => {
    metrics.failures.inc({ where })
    log.error({ err: cause, where }, 'something failed')
  }

  const store = await connectStore({
    dataDir: config.dataDir,
    ...(config.mongodbUri && { mongodbUri: config.mongodbUri }),
  })
  onStop(() => store.stop())
  const articles = await createArticleStore(store.connection)
  if (config.seed) {
    const loaded = await seedArticles(articles)
    if (loaded > 0) log.info({ articles: loaded }, 'bundled articles loaded')
  }
  const index = await createKnowledgeIndex({
    dataDir: config.dataDir,
    embedder: await chooseEmbedder(config, log),
    loadArticles: () => articles.published(),
    log: (level, event, details) => log[level](details, event),
  })
  onStop(() => index.stop())
  metrics.passages.set(index.size)

  const conversations = await createMongoConversationStore(store.connection, now)

  const http = createServer({ requestTimeout: 30_000 })
  const sockets = new SocketServer<ClientToServer, ServerToClient, Record<string, never>, Known>({
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request, config.trustProxy)),
  })
  if (config.redisUrl) {
    const servers = await joinServers(sockets, config.redisUrl, failed('redis'))
    onStop(servers.stop)
  }
  const chat: ChatNamespace = sockets.of('/chat')
  chat.on('connection', (socket) => {
    metrics.sockets.inc()
    socket.on('disconnect', () => metrics.sockets.dec())
  })

  const channel = createWebChannel(chat)
  const channels: ReadonlyMap<ChannelName, Channel> = new Map([[channel.name, channel]])
  const deliver = createDeliver({ store: conversations, channels })
  const parts = {
    store: conversations,
    search: async (request: SearchRequest) => {
      const found = await index.search(request)
      metrics.search.observe(found.tookMs / 1000)
      return found
    },
    failed: failed('turn'),
    now,
  }
  const { connection } = store
  const model = await chooseModel(config, { connection, now, metrics, log, failed: failed('model') })
  const spendOne = createLimits({ on: config.rateLimits })
  const door = await createStaffDoor({
    connection,
    now,
    spendOne,
    trustProxy: config.trustProxy,
    bootstrap: config.staff.bootstrap,
    oidc: config.staff.oidc,
    ...(strength && { strength }),
    print,
    audit: (event, details) => log.info({ audit: event, ...details }, 'audit'),
    failed: failed('sign-in'),
  })
  onStop(door.stop)
  const draft = createDrafts(parts)
  const human = await createDesk({
    ...{ connection, channels, door, spendOne, metrics, log, now },
    store: conversations,
    namespace: sockets.of('/desk') as unknown as DeskNamespace,
    cite: createCite(articles),
    draftFor: async (handoff, question) => {
      const reply = await draft(question, handoff)
      return reply && { text: reply.text, citations: [...(reply.answer?.citations ?? [])] }
    },
    alwaysOpen: config.alwaysOpen,
    trustProxy: config.trustProxy,
    seed: config.seed,
    failed: failed('desk'),
  })
  onStop(human.stop)
  const converse = createAssistant({ ...parts, desk: human.desk, model })
  const doors = openWebDoors({
    chat,
    store: conversations,
    converse: observeConverse(converse, metrics),
    begin: createBeginConversation({ store: conversations, deliver, newMessageId, now }),
    human: human.human,
    visitorOf: createVisitorOf({ store: conversations, spendOne }),
    spendOne,
    trustProxy: config.trustProxy,
    failed: failed('socket'),
  })

  let draining = false
  const app = createApp({
    conversations: [doors.routes, human.citizenRoutes],
    staff: [door.routes, human.staffRoutes],
    articles: createArticleRoutes(articles),
    knowledge: createSearchRoutes(({ question, ...where }) =>
      index.search({ ...where, question: withoutPlaceholders(clean(question).text) }),
    ),
    spendOne,
    pages: {
      widget: path.join(projectRoot, 'dist', 'widget'),
      console: path.join(projectRoot, 'dist', 'console'),
    },
    embedOrigins: config.embedOrigins,
    trustProxy: config.trustProxy,
    ready: () =>
      !draining && index.ready && store.connection.readyState === mongoose.ConnectionStates.connected,
    log,
    metrics,
  })
  // Whoever still comes over an open connection while this server stops is answered, and has to go elsewhere next time.
  http.on('request', (_request, response) => {
    if (draining) response.setHeader('Connection', 'close')
  })
  http.on('request', app)
  answerBrokenRequests(http)
  // In this order: socket.io takes its own requests away from those who listen already, and only from them.
  sockets.attach(http)

  onStop(async () => {
    const closed = new Promise<void>((resolve) => void http.close(() => resolve()))
    http.closeIdleConnections()
    await doors.settle()
    void sockets.close()
    const impatience = setTimeout(() => http.closeAllConnections(), lastRequests)
    await closed
    clearTimeout(impatience)
    // Turns begun since, over what was then still open.
    await doors.settle()
  })

  await human.heal()
  const lookAfterDesk = () => human.lookAfter(doors.openWindows())
  const housekeeping = createHousekeeping({
    conversations,
    resumeTurns: doors.resumeTurns,
    lookAfterDesk,
    erase: async (id) => {
      await human.human.erase(id)
      await conversations.erase(id)
    },
    now,
    failed: failed('housekeeping'),
  })
  onStop(housekeeping.stop)
  onStop(async () => void (draining = true))
  await housekeeping.start()
  // Without the model, which costs.
  await warmUp(conversations, createAssistant({ ...parts, desk: noDesk }))
  return { http, lookAfterDesk }
}
