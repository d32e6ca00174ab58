import { hasSpoken } from '../connection/chat-connection.js'
import type { ChatState } from '../connection/chat-connection.js'
import type { PersonPart } from './person-part.js'
import { words } from './words.js'

/** What goes on beside the words: the connection, somebody writing, something still being fetched. Each change is read aloud by itself. */
export function StatusLines({
  state,
  person,
  onTryNow,
}: {
  state: ChatState
  person: PersonPart
  onTryNow: () => void
}) {
  const { t } = words()
  const { trouble, notice, transcript } = state
  const { messages, unsent, handoff, typing } = transcript
  const waits = unsent.some(({ state: is, code }) => is === 'sending' && code)
  const noticed = notice && (notice !== 'resumed' || hasSpoken(transcript)) ? t[notice] : ''
  return (
    <div class="status-lines">
      <div role="status" aria-atomic="false">
        {trouble && <p class="warning">{t.offline}</p>}
        {!trouble && messages.length === 0 && <p class="note">{t.starting}</p>}
        {!trouble && noticed && <p class="note">{noticed}</p>}
        {!trouble && waits && <p class="note">{t.delayed}</p>}
        {!trouble && person.fetching === 'long' && <p class="note">{t.partLoading}</p>}
        {!trouble && person.fetching === 'failed' && <p class="warning">{t.partFailed}</p>}
        {typing && (
          <p class="unseen">
            {t.writes(typing === 'caseworker' ? (handoff?.event.caseworker ?? t.caseworker) : t.name)}
          </p>
        )}
      </div>
      {trouble ? (
        <button type="button" class="linkish" onClick={onTryNow}>
          {t.tryNow}
        </button>
      ) : (
        person.fetching === 'failed' && (
          <button type="button" class="linkish" onClick={person.fetch}>
            {t.tryAgain}
          </button>
        )
      )}
    </div>
  )
}
