import type { Say } from '../protocol/http.js'
import type { SayAck } from '../protocol/events.js'
import type { TranscriptEvent, Unsent } from '../transcript/transcript.js'

/** Refusals that saying the same again cannot change. Everything else (a turn still open, too many at once, a restart) passes. */
export const finalRefusal = /too-long|empty|invalid|malformed|unreadable/

/** How long one message is tried again before the citizen is asked: about a minute. */
const attempts = 12
const delayMs = (attempt: number) => Math.min(8000, 300 * 2 ** attempt)
/** From this attempt on the waiting is said in words. */
const saidFrom = 3

/**
 * Says what is unsent, oldest first, one at a time, until the server has acknowledged each.
 * `send` rejects when no acknowledgement came. `forgotten`: the server does not know the conversation.
 */
export function createOutbox({
  unsent,
  connected,
  send,
  dispatch,
  forgotten,
}: {
  unsent: () => readonly Unsent[]
  connected: () => boolean
  send: (say: Say) => Promise<SayAck>
  dispatch: (event: TranscriptEvent) => void
  forgotten: () => void
}) {
  let busy = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let tried: { clientId: string; times: number } | undefined

  /** Resolves when everything is said, or when the first must wait (it then goes on by itself). */
  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    clearTimeout(timer)
    try {
      for (;;) {
        const next = unsent().find(({ state }) => state === 'sending')
        if (!next || stopped || !connected()) return
        const { clientId, text } = next
        const ack = await send({ clientId, text }).catch((): SayAck => ({ ok: false, code: 'no-answer' }))
        if (isStopped()) return
        if (ack.ok) dispatch({ kind: 'acknowledged', clientId, message: ack.message })
        else if (!connected()) return
        else if (ack.code === 'unknown-conversation') {
          forgotten()
          return
        } else if (finalRefusal.test(ack.code)) dispatch({ kind: 'failed', clientId, code: ack.code })
        else if (later(clientId, ack.code)) return
      }
    } finally {
      busy = false
    }
  }
  const isStopped = () => stopped

  /** Whether it is to be tried again, and if so when. */
  function later(clientId: string, code: string): boolean {
    const times = tried?.clientId === clientId ? tried.times + 1 : 1
    if (times > attempts) {
      tried = undefined
      dispatch({ kind: 'failed', clientId, code })
      return false
    }
    tried = { clientId, times }
    if (times >= saidFrom) dispatch({ kind: 'delayed', clientId, code })
    timer = setTimeout(() => void flush(), delayMs(times - 1))
    return true
  }

  return {
    flush,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
