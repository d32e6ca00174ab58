import { useState } from 'preact/hooks'
import { Dialog } from './dialog.js'
import { words } from './words.js'

/** Asks before something that cannot be undone. `act` may fail; then the dialog stays and says so. */
export function ConfirmDialog({
  explained,
  doIt,
  act,
  onClose,
}: {
  explained: string
  doIt: string
  act: () => void | Promise<void>
  onClose: () => void
}) {
  const { t } = words()
  const [state, setState] = useState<'asking' | 'acting' | 'failed'>('asking')
  const confirm = async () => {
    if (state === 'acting') return
    setState('acting')
    try {
      await act()
      onClose()
    } catch {
      setState('failed')
    }
  }
  return (
    <Dialog name="confirm" labelledBy="confirm-question" onClose={onClose}>
      <h2 id="confirm-question">{doIt}?</h2>
      <p>{explained}</p>
      <p role="alert" class="alarm">
        {state === 'failed' ? t.didNotWork : ''}
      </p>
      <div class="choices">
        <button type="button" class="quiet" onClick={onClose}>
          {t.cancel}
        </button>
        <button
          type="button"
          class="strong"
          aria-disabled={state === 'acting'}
          onClick={() => void confirm()}
        >
          {doIt}
        </button>
      </div>
    </Dialog>
  )
}
