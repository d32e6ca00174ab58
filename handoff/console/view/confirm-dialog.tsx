import { useState } from 'preact/hooks'
import { Dialog } from '../../../widget/view/dialog.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'

/** Asks before something that cannot be undone. When it fails the dialog stays and says why. */
export function ConfirmDialog({
  question,
  explained,
  doIt,
  act,
  onClose,
}: {
  question: string
  explained?: string
  doIt: string
  act: () => Promise<unknown>
  onClose: () => void
}) {
  const { t } = words()
  const [state, setState] = useState<{ acting: boolean; code?: string }>({ acting: false })
  const confirm = async () => {
    setState({ acting: true })
    try {
      await act()
      onClose()
    } catch (error) {
      setState({ acting: false, code: codeOf(error) })
    }
  }
  return (
    <Dialog name="dialog small" labelledBy="confirm-title" onClose={onClose}>
      <h2 id="confirm-title">{question}</h2>
      {explained && <p>{explained}</p>}
      <p role="alert" class="alarm">
        {state.code && problemText(state.code, t)}
      </p>
      <div class="acts">
        <Button onPress={onClose}>{t.cancel}</Button>
        <Button kind="danger" off={state.acting} onPress={() => void confirm()}>
          {doIt}
        </Button>
      </div>
    </Dialog>
  )
}
