import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatConnection } from '../../connection/chat-connection.js'
import type { HandoffEvent } from '../../protocol/message.js'
import { ConfirmDialog } from '../confirm-dialog.js'
import { words } from '../words.js'
import { focusLog } from './focus-log.js'
import { minutesOf } from './minutes-of.js'
import { personWords } from './person-words.js'
import { useSending } from './use-sending.js'

/** Where the citizen stands while she waits or is with somebody, and her way out of it. Empty the rest of the time. */
export function Bar({ handoff, act }: { handoff: HandoffEvent | undefined; act: ChatConnection['act'] }) {
  const { t } = words()
  const { p } = personWords()
  const { state, position, waitSeconds, caseworker } = handoff ?? {}
  const { busy, send } = useSending()
  const [ending, setEnding] = useState(false)
  const [failedIn, setFailedIn] = useState<string>()
  // What she leaves is what she sees: one who has just come is not sent away by a tap meant for the line.
  const leave = (what: 'queued' | 'active') => () => act('DELETE', `handoff?while=${what}`)
  const tryToLeave = async () => {
    setFailedIn(undefined)
    if (await send(leave('queued'))) setFailedIn(state)
  }

  // Her way out goes away with the state it leads out of, and the focus must not go with it.
  const root = useRef<HTMLDivElement>(null)
  const focused = root.current?.contains(document.activeElement)
  useLayoutEffect(() => {
    if (focused) focusLog()
    setEnding(false)
  }, [state])

  const shown = state === 'queued' || state === 'active'
  return (
    <div class={`bar ${shown ? state : ''}`} ref={root}>
      <p role="status">
        {state === 'queued' && p.queued(position, minutesOf(waitSeconds))}
        {state === 'active' && p.active(caseworker)}
      </p>
      {state === 'queued' && (
        <button type="button" class="linkish" aria-disabled={busy} onClick={() => void tryToLeave()}>
          {busy ? p.leaving : p.leave}
        </button>
      )}
      {state === 'active' && (
        <button type="button" class="linkish" onClick={() => setEnding(true)}>
          {p.end(caseworker)}
        </button>
      )}
      <p role="alert" class="alarm">
        {shown && failedIn === state ? t.didNotWork : ''}
      </p>
      {ending && state === 'active' && (
        <ConfirmDialog
          explained={p.endExplained}
          doIt={p.end(caseworker)}
          act={leave('active')}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  )
}
