import { useState } from 'preact/hooks'
import { Dialog } from '../../../widget/view/dialog.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'

/** A password that is shown once. */
export function PasswordDialog({
  name,
  password,
  onClose,
}: {
  name: string
  password: string
  onClose: () => void
}) {
  const { t } = words()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(password)
      setCopied(true)
    } catch {
      // it stands there to be read
    }
  }
  return (
    <Dialog name="dialog small" labelledBy="password-title" onClose={onClose}>
      <h2 id="password-title">{t.accounts.password}</h2>
      <p>{t.accounts.passwordExplained(name)}</p>
      <p class="password">
        <code>{password}</code>
      </p>
      <p role="status">{copied && t.accounts.copied}</p>
      <div class="acts">
        <Button onPress={() => void copy()}>{t.accounts.copy}</Button>
        <Button kind="strong" onPress={onClose}>
          {t.close}
        </Button>
      </div>
    </Dialog>
  )
}
