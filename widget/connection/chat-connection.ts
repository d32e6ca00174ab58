import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { ClientToServer, ResyncAck, ServerToClient } from '../protocol/events.js'
import type { Language } from '../protocol/http.js'
import type { Message } from '../protocol/message.js'
import {
  emptyTranscript,
  heldUpTo,
  isAttended,
  newestSeq,
  transcriptAfter,
} from '../transcript/transcript.js'
import type { Transcript, TranscriptEvent, Unsent } from '../transcript/transcript.js'
import { ApiError } from './api.js'
import type { Api, ConversationKey, Deed } from './api.js'
import { cleanText } from './clean-text.js'
import type { Kept } from './kept.js'
import { createOutbox } from './outbox.js'

/** A conversation remembered between page loads; messages up to `seen` have been on the screen. */
export type KeptConversation = ConversationKey & { seen: number }
/** What was still unsent in the conversation `id` when the page was left. */
export type KeptUnsent = { id: string; unsent: readonly Unsent[] }

export type ChatState = {
  /** `starting` until the first connection of a conversation, `interrupted` when a connection was lost. */
  standing: 'starting' | 'connected' | 'interrupted'
  /** It has lasted long enough to be said in words. */
  trouble: boolean
  /** What has become of the conversation, said once. */
  notice: 'resumed' | 'forgotten' | 'erased' | 'healed' | undefined
  transcript: Transcript
  /** The newest `seq` that has been on the screen. */
  seen: number
}

/** One conversation being held with a server: its socket and its outbox. */
type Line = {
  key: ConversationKey
  socket: Socket<ServerToClient, ClientToServer>
  outbox: ReturnType<typeof createOutbox>
}

const ackPatienceMs = 10_000
const troubleAfterMs = 1500
/** How long it is said that the connection is back. */
const healedLastsMs = 8000
/** A typing signal that is not renewed has ended. */
const typingLastsMs = 12_000
const typingEveryMs = 3000
const longestPauseMs = 15_000

const fresh: ChatState = {
  standing: 'starting',
  trouble: false,
  notice: undefined,
  transcript: emptyTranscript,
  seen: 0,
}

export type ChatConnection = ReturnType<typeof createChatConnection>

/**
 * One citizen's conversation with the server: begun or taken up again, kept through lost connections, restarts and
 * reloads. What is said is sent under its `clientId` until acknowledged; what is missed is fetched by `seq`.
 */
export function createChatConnection({
  origin,
  municipality,
  language,
  api,
  conversation,
  unsent: keptUnsent,
  onChange,
}: {
  origin: string
  municipality?: string
  language: Language
  api: Api
  conversation: Kept<KeptConversation>
  unsent: Kept<KeptUnsent>
  onChange: () => void
}) {
  let state = fresh
  let line: Line | undefined
  /** Counts conversations, so that what belonged to an earlier one falls to the ground. */
  let epoch = 0
  let resyncing = false
  let refusals = 0
  let lastTyping = 0
  let goOn: (() => void) | undefined
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function set(change: Partial<ChatState>): void {
    state = { ...state, ...change }
    onChange()
  }

  function dispatch(event: TranscriptEvent): void {
    const before = state.transcript
    const transcript = transcriptAfter(before, event)
    if (transcript === before) return
    const { unsent } = transcript
    if (unsent !== before.unsent && line) keptUnsent.write({ id: line.key.id, unsent })
    set({ transcript })
  }

  function after(ms: number, name: string, act: () => void): void {
    clearTimeout(timers.get(name))
    timers.set(name, setTimeout(act, ms))
  }

  /** Waits longer for each attempt, a little unevenly so that not everybody comes back at once. */
  const pause = (attempt: number) =>
    new Promise<void>((resolve) => {
      goOn = resolve
      after(Math.min(longestPauseMs, 500 * 2 ** attempt) * (0.75 + Math.random() / 2), 'pause', resolve)
    })

  async function begin(): Promise<void> {
    const mine = epoch
    for (let attempt = 0; mine === epoch; attempt++) {
      try {
        const { id, token, messages } = await api.start({
          language,
          ...(municipality ? { municipality } : {}),
        })
        if (mine !== epoch) return
        const seen = newestSeq(messages)
        conversation.write({ id, token, seen })
        set({ seen })
        dispatch({ kind: 'received', messages })
        connect({ id, token })
        return
      } catch (error) {
        if (mine !== epoch) return
        if (municipality && error instanceof ApiError && error.status === 400) {
          // better an answer for the whole country than none
          municipality = undefined
          continue
        }
        set({ trouble: true })
        await pause(attempt)
      }
    }
  }

  function takeUp({ id, token, seen }: KeptConversation): void {
    const left = keptUnsent.read()
    const { transcript } = state
    if (left?.id === id) set({ transcript: { ...transcript, unsent: left.unsent } })
    set({ seen, notice: 'resumed' })
    connect({ id, token })
  }

  function connect(key: ConversationKey): void {
    const socket: Line['socket'] = io(`${origin}/chat`, {
      auth: { conversationId: key.id, token: key.token },
      transports: ['websocket', 'polling'],
      // where a proxy blocks websockets, polling gets through; its cookies keep it at one instance
      tryAllTransports: true,
      withCredentials: true,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 3000,
    })
    const outbox = createOutbox({
      unsent: () => state.transcript.unsent,
      connected: () => socket.connected,
      send: (say) => socket.timeout(ackPatienceMs).emitWithAck('say', say),
      dispatch,
      forgotten: () => void doubt(),
    })
    line = { key, socket, outbox }
    const watch = () => after(troubleAfterMs, 'trouble', () => set({ trouble: !socket.connected }))
    watch()

    socket.on('connect', () => void connected())
    socket.on('disconnect', (reason) => {
      dispatch({ kind: 'disconnected' })
      set({ standing: 'interrupted' })
      watch()
      // the client reconnects by itself unless it was the server that hung up
      if (reason === 'io server disconnect') void doubt()
    })
    socket.on('connect_error', () => {
      if (!socket.active) void doubt()
    })
    socket.on('message', (message) => arrived([message]))
    socket.on('delta', ({ id, text }) => dispatch({ kind: 'delta', id, text }))
    socket.on('typing', ({ role }) => {
      dispatch({ kind: 'typing', role })
      after(typingLastsMs, 'typing', () => dispatch({ kind: 'typing', role: undefined }))
    })
    socket.on('handoff', (event) => dispatch({ kind: 'handoff', event }))
  }

  /** Takes in messages that may have left others behind. */
  function arrived(arriving: readonly Message[]): void {
    dispatch({ kind: 'received', messages: arriving })
    const { messages } = state.transcript
    if (heldUpTo(messages) < newestSeq(messages)) void resync()
  }

  async function connected(): Promise<void> {
    const { trouble, standing, notice } = state
    refusals = 0
    clearTimeout(timers.get('trouble'))
    const healed = trouble && standing === 'interrupted'
    set({ standing: 'connected', trouble: false, notice: healed ? 'healed' : notice })
    if (healed) after(healedLastsMs, 'healed', () => state.notice === 'healed' && set({ notice: undefined }))
    // First what was unsent: its acknowledgement tells which of the messages the resync brings was ours.
    await line?.outbox.flush()
    await resync()
  }

  /** Fetches what is missing after the last unbroken `seq`. */
  async function resync(): Promise<void> {
    const mine = epoch
    if (!line?.socket.connected || resyncing) return
    resyncing = true
    try {
      const held = heldUpTo(state.transcript.messages)
      const ack = (await line.socket
        .timeout(ackPatienceMs)
        .emitWithAck('resync', { after: held })) as ResyncAck
      if (mine !== epoch) return
      if ('messages' in ack) dispatch({ kind: 'received', messages: ack.messages })
      else void doubt()
    } catch {
      if (mine === epoch) after(2000, 'resync', () => void resync())
    } finally {
      if (mine === epoch) resyncing = false
    }
  }

  /** The server refused something: does it still know the conversation? If so it is tried again, else a new one begins. */
  async function doubt(): Promise<void> {
    const mine = epoch
    if (!line) return
    const { key, socket } = line
    const known = await api.knows(key).catch(() => true)
    if (mine !== epoch) return
    if (!known) {
      forgotten(key)
      return
    }
    set({ trouble: !socket.connected })
    await pause(refusals++)
    if (mine !== epoch) return
    if (socket.connected) await connected()
    else socket.connect()
  }

  /** The server no longer knows this conversation. What was unsent goes along to the next. */
  function forgotten(key: ConversationKey): void {
    const { unsent } = state.transcript
    const kept = conversation.read()
    if (!kept || kept.id === key.id) {
      startOver('forgotten', unsent)
      return
    }
    // another tab has already begun the next one
    leave(undefined, unsent)
    takeUp(kept)
  }

  function startOver(notice?: ChatState['notice'], unsent: readonly Unsent[] = []): void {
    conversation.clear()
    keptUnsent.clear()
    leave(notice, unsent)
    void begin()
  }

  function leave(notice?: ChatState['notice'], unsent: readonly Unsent[] = []): void {
    stop()
    set({ ...fresh, notice, transcript: { ...emptyTranscript, unsent } })
  }

  function stop(): void {
    epoch++
    goOn?.()
    for (const timer of timers.values()) clearTimeout(timer)
    line?.outbox.stop()
    line?.socket.off().disconnect()
    line = undefined
    resyncing = false
    refusals = 0
  }

  return {
    get state() {
      return state
    },

    start(): void {
      const kept = conversation.read()
      if (kept) takeUp(kept)
      else void begin()
    },

    stop,

    /** Says a text, now or as soon as there is a connection. Empty text is nothing said. */
    say(text: string): void {
      const clean = cleanText(text).trim()
      if (!clean) return
      set({ notice: undefined })
      dispatch({ kind: 'said', clientId: newClientId(), text: clean, at: new Date().toISOString() })
      void line?.outbox.flush()
    },

    retry(clientId: string): void {
      dispatch({ kind: 'retried', clientId })
      void line?.outbox.flush()
    },

    /** Takes back something that could not be said. */
    discard(clientId: string): void {
      dispatch({ kind: 'discarded', clientId })
    },

    /** Cuts short whatever pause there is before the next attempt to connect. */
    tryNow(): void {
      goOn?.()
      if (line?.socket.connected === false) line.socket.disconnect().connect()
    },

    /** Tells a caseworker that the citizen is writing; at most every few seconds. */
    typing(): void {
      if (!isAttended(state.transcript) || Date.now() - lastTyping < typingEveryMs) return
      lastTyping = Date.now()
      line?.socket.volatile.emit('typing')
    },

    /**
     * Asks the server for something else than an answer; what it says to that joins the conversation. Rejects with an `ApiError`: then
     * something may have happened that this page does not know of, and is fetched.
     */
    async act(...deed: Deed): Promise<void> {
      const mine = epoch
      try {
        if (!line) throw new ApiError(0, 'unreachable')
        const { messages } = await api.act(line.key, ...deed)
        if (mine === epoch) arrived(messages)
      } catch (error) {
        if (mine === epoch) void resync()
        throw error
      }
    },

    /** Everything so far has been on the screen. */
    markSeen(): void {
      const seen = newestSeq(state.transcript.messages)
      if (seen <= state.seen) return
      if (line) conversation.write({ ...line.key, seen })
      set({ seen })
    },

    /** Leaves this conversation for a new one. */
    restart: () => startOver(),

    /** The language of conversations to come; of this one too as long as nothing is said in it. */
    speak(to: Language): void {
      language = to
      if (hasSpoken(state.transcript)) return
      // begun anew for its greeting; nobody will miss the old one
      if (line) void api.erase(line.key).catch(() => undefined)
      startOver()
    },

    /** Erases the conversation on the server and here, then begins a new one. Rejects with an `ApiError` when it was not erased. */
    async erase(): Promise<void> {
      if (line) await api.erase(line.key)
      startOver('erased')
    },

    /** Everything held about the conversation, as a file; rejects when there is none yet. */
    async download(): Promise<Blob> {
      if (!line) throw new Error('no conversation yet')
      return api.download(line.key)
    },
  }
}

/** Whether the citizen has said anything, sent or not. */
export const hasSpoken = ({ messages, unsent }: Transcript): boolean =>
  unsent.length > 0 || messages.some(({ author }) => author.role === 'citizen')

const newClientId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
