import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { ApiError } from '../../../widget/connection/api.js'
import { cleanText } from '../../../widget/connection/clean-text.js'
import type {
  DeskToServer,
  Done,
  DraftAnswer,
  Handoff,
  Note,
  Outcome,
  Presence,
  Queue,
  ServerToDesk,
  Theme,
  TransferTo,
} from '../../../widget/protocol/desk.js'
import type { Refused } from '../../../widget/protocol/events.js'
import type { StaffMember } from '../../../widget/protocol/staff.js'
import { createConversations } from './conversations.js'
import type { ComposerDraft, DeskMemory } from './desk-memory.js'
import type { Attached } from './held-conversation.js'
import { newsBetween } from './news.js'
import type { News } from './news.js'
import type { StaffApi } from './staff-api.js'

export type DeskState = {
  /** `connecting` until the first connection, `interrupted` when one was lost. */
  standing: 'connecting' | 'connected' | 'interrupted'
  /** It has lasted long enough to be said in words. */
  trouble: boolean
  queue: Queue | undefined
}

const ackPatienceMs = 10_000
const draftPatienceMs = 25_000
const troubleAfterMs = 1500
const typingEveryMs = 3000
const longestPauseMs = 15_000

export type DeskConnection = ReturnType<typeof createDeskConnection>

/**
 * One caseworker's line to the desk: the queue as it is, and her conversations, kept through lost connections and restarts.
 * A session that is over is found out by the door (`api`), which tells.
 */
export function createDeskConnection({
  origin,
  api,
  me,
  onMe,
  memory,
  onChange,
  onNews,
  nameOf,
}: {
  origin: string
  api: StaffApi
  me: StaffMember
  /** What the door says of her when the line was refused. */
  onMe: (me: StaffMember) => void
  memory: DeskMemory
  onChange: () => void
  onNews: (news: News) => void
  /** How a citizen is called on the screen. */
  nameOf: (handoff: Handoff) => string
}) {
  let state: DeskState = { standing: 'connecting', trouble: false, queue: undefined }
  let stopped = false
  let attempts = 0
  /** What she chose on this page, chosen again when the line comes back. */
  let chosen: Presence['state'] | undefined
  let fresh = true
  let lastTyping = 0
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const socket: Socket<ServerToDesk, DeskToServer> = io(`${origin}/desk`, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: true,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 3000,
  })
  const line = socket.timeout(ackPatienceMs)
  const conversations = createConversations({
    memory,
    connected: () => socket.connected,
    send: (say) => line.emitWithAck('say', say),
    resync: (conversationId, after) => line.emitWithAck('resync', { conversationId, after }),
    load: (id) => api.conversation(id),
    onChange,
  })

  function set(change: Partial<DeskState>): void {
    state = { ...state, ...change }
    onChange()
  }
  function after(ms: number, name: string, act: () => void): void {
    clearTimeout(timers.get(name))
    if (!stopped) timers.set(name, setTimeout(act, ms))
  }
  const watch = () => after(troubleAfterMs, 'trouble', () => set({ trouble: !socket.connected }))

  /** The server hung up or turned us away: is the session over? If not, it is tried again. */
  async function doubt(): Promise<void> {
    try {
      const { staff } = await api.me()
      if (!stopped) onMe(staff)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return
    }
    if (stopped) return
    set({ trouble: !socket.connected })
    after(Math.min(longestPauseMs, 500 * 2 ** attempts++), 'again', () => {
      if (!socket.connected) socket.connect()
    })
  }

  /** A question with one answer: refused where there is no line, or none came in time. */
  async function ask<T extends { ok: true }>(question: () => Promise<unknown>): Promise<T | Refused> {
    if (!socket.connected) return { ok: false, code: 'unreachable' }
    try {
      return (await question()) as T | Refused
    } catch {
      return { ok: false, code: 'no-answer' }
    }
  }

  socket.on('connect', () => {
    attempts = 0
    fresh = true
    clearTimeout(timers.get('trouble'))
    const before = state.standing
    set({ standing: 'connected', trouble: false })
    if (before === 'interrupted' && chosen)
      void ask(() => line.emitWithAck('presence', { state: chosen ?? 'away' }))
    void conversations.refresh()
  })
  socket.on('disconnect', (reason) => {
    if (stopped) return
    set({ standing: 'interrupted' })
    watch()
    if (reason === 'io server disconnect') void doubt()
  })
  socket.on('connect_error', () => {
    // the client goes on by itself unless the server turned it away
    if (!socket.active) void doubt()
  })
  socket.on('queue', (queue) => {
    const before = state.queue
    if (fresh) conversations.reconcile(queue)
    fresh = false
    for (const handoff of queue.active) conversations.take(handoff)
    set({ queue })
    for (const news of newsBetween(before, queue)) onNews(news)
  })
  socket.on('message', ({ conversationId, message }) => {
    const held = conversations.get(conversationId)
    if (!held) return
    const known = held.messages.some(({ seq }) => seq === message.seq)
    conversations.received(conversationId, message)
    if (!known && message.author.role === 'citizen')
      onNews({ kind: 'message', conversationId, who: nameOf(held.handoff) })
  })
  socket.on('note', ({ conversationId, note }) => conversations.noted(conversationId, note))
  socket.on('typing', ({ conversationId }) => conversations.citizenTypes(conversationId))
  socket.on('released', ({ conversationId, why }) => conversations.gone(conversationId, why))

  async function claim(conversationId: string) {
    const answer = await ask<{ ok: true; handoff: Handoff }>(() =>
      line.emitWithAck('claim', { conversationId }),
    )
    if (!answer.ok) return answer
    conversations.take(answer.handoff)
    const { queue } = state
    // the next whole picture says so too, a moment later
    if (queue)
      set({
        queue: { ...queue, waiting: queue.waiting.filter((one) => one.conversationId !== conversationId) },
      })
    return answer
  }

  return {
    get state() {
      return state
    },
    conversations,

    start(): void {
      watch()
      socket.connect()
    },
    stop(): void {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      conversations.stop()
      socket.off().disconnect()
    },
    /** Cuts short whatever pause there is before the next attempt to connect. */
    tryNow(): void {
      if (!socket.connected) socket.disconnect().connect()
    },

    claim,

    /** The next in line that nobody else is quicker to; undefined when nobody waits. */
    async claimNext() {
      const tried = new Set<string>()
      for (;;) {
        const next = state.queue?.waiting.find(
          ({ conversationId, caseworker }) =>
            !tried.has(conversationId) && (!caseworker || caseworker.id === me.id),
        )
        if (!next) return tried.size ? ({ ok: false, code: 'already-claimed' } as const) : undefined
        const answer = await claim(next.conversationId)
        if (answer.ok || answer.code !== 'already-claimed') return answer
        tried.add(next.conversationId)
      }
    },

    /** Says a text, now or as soon as there is a line. */
    say(id: string, text: string, articles: readonly Attached[]): void {
      const clean = cleanText(text).trim()
      if (clean) conversations.say(id, clean, articles)
    },
    async note(id: string, text: string) {
      const answer = await ask<{ ok: true; note: Note }>(() =>
        line.emitWithAck('note', { conversationId: id, text: cleanText(text).trim() }),
      )
      if (answer.ok) conversations.noted(id, answer.note)
      return answer
    },
    transfer(id: string, to: TransferTo, note: string): Promise<Done> {
      const said = cleanText(note).trim()
      return ask<{ ok: true }>(() =>
        line.emitWithAck('transfer', { conversationId: id, to, ...(said ? { note: said } : {}) }),
      )
    },
    end: (id: string, outcome: Outcome | undefined, theme: Theme | undefined): Promise<Done> =>
      ask<{ ok: true }>(() =>
        line.emitWithAck('close', {
          conversationId: id,
          ...(outcome ? { outcome } : {}),
          ...(theme ? { theme } : {}),
        }),
      ),
    async presence(wish: Presence['state']) {
      const answer = await ask<{ ok: true }>(() => line.emitWithAck('presence', { state: wish }))
      if (answer.ok) {
        chosen = wish
        if (state.queue) set({ queue: { ...state.queue, presence: wish } })
      }
      return answer
    },
    draft: (id: string): Promise<{ ok: true; draft: DraftAnswer | null } | Refused> =>
      ask(() => socket.timeout(draftPatienceMs).emitWithAck('draft', { conversationId: id })),

    /** Tells the citizen that somebody is writing; at most every few seconds. */
    typing(id: string): void {
      if (Date.now() - lastTyping < typingEveryMs) return
      lastTyping = Date.now()
      socket.volatile.emit('typing', { conversationId: id })
    },

    draftOf: (id: string): ComposerDraft => memory.draft(id),
    setDraft(id: string, change: Partial<ComposerDraft>): void {
      memory.setDraft(id, { ...memory.draft(id), ...change })
      onChange()
    },
  }
}
