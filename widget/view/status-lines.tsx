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
  const waits = unsent.find(({ state: is, code }) => is === 'sending' && code)?.code
  const noticed = notice && (notice !== 'resumed' || hasSpoken(transcript)) ? t[notice] : ''
  return (
    <div class="status-lines">
      <div role="status" aria-atomic="false">
        {trouble && <p class="warning">{t.offline}</p>}
        {!trouble && messages.length === 0 && <p class="note">{t.starting}</p>}
        {!trouble && noticed && <p class="note">{noticed}</p>}
        {!trouble && waits && <p class="note">{waitingText(waits, t)}</p>}
        {handoff && <p class="handoff">{handoffText(handoff.event, t)}</p>}
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

const waitingText = (code: string, t: Texts) =>
  code === 'turn-open'
    ? t.delayed['turn-open']
    : /rate|many|limit/.test(code)
      ? t.delayed.busy
      : t.delayed.silent

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
