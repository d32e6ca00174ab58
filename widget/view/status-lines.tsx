import { hasSpoken } from '../connection/chat-connection.js'
import type { ChatState } from '../connection/chat-connection.js'
import type { HandoffEvent } from '../protocol/message.js'
import type { Texts } from '../texts/texts.js'
import { words } from './words.js'

/** What goes on beside the words: the connection, a place in the queue, somebody writing. Each change is read aloud by itself. */
export function StatusLines({ state, onTryNow }: { state: ChatState; onTryNow: () => void }) {
  const { t } = words()
  const { trouble, notice, transcript } = state
  const { messages, unsent, handoff, typing } = transcript
  // What goes on is said as long as it does; what is over until something is said about it.
  const goesOn = /queued|active/.test(handoff?.event.state ?? '')
  const last = messages.at(-1)
  const handoffSaid = handoff && (goesOn || (handoff.seq === last?.seq && !last.event))
  const waits = unsent.some(({ state: is, code }) => is === 'sending' && code)
  const noticed = notice && (notice !== 'resumed' || hasSpoken(transcript)) ? t[notice] : ''
  return (
    <div class="status-lines">
      <div role="status" aria-atomic="false">
        {trouble && <p class="warning">{t.offline}</p>}
        {!trouble && messages.length === 0 && <p class="note">{t.starting}</p>}
        {!trouble && noticed && <p class="note">{noticed}</p>}
        {!trouble && waits && <p class="note">{t.delayed}</p>}
        {handoffSaid && <p class="handoff">{handoffText(handoff.event, t)}</p>}
        {typing && <p class="unseen">{t.writes(typing === 'caseworker' ? t.caseworker : t.name)}</p>}
      </div>
      {trouble && (
        <button type="button" class="linkish" onClick={onTryNow}>
          {t.tryNow}
        </button>
      )}
    </div>
  )
}

function handoffText({ state, position, waitSeconds, caseworker }: HandoffEvent, t: Texts): string {
  switch (state) {
    case 'queued':
      return t.queued(
        position,
        waitSeconds === undefined ? undefined : Math.max(1, Math.ceil(waitSeconds / 60)),
      )
    case 'active':
      return t.active(caseworker)
    case 'closed':
      return t.handoffClosed
    case 'unavailable':
      return t.unavailable
    case 'offered':
      return ''
  }
}
