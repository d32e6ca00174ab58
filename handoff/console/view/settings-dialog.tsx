import { useState } from 'preact/hooks'
import { Dialog } from '../../../widget/view/dialog.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Tick } from './field.js'
import { PasswordForm } from './password-form.js'
import { preferences } from './preferences.js'
import { ReplyEditor } from './reply-editor.js'
import { mayNotify, playSound } from './signals.js'

/** What is one's own: being told, quick replies, the password. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = words()
  return (
    <Dialog name="dialog wide" labelledBy="settings-title" onClose={onClose}>
      <h2 id="settings-title">{t.settings.title}</h2>
      <Signals />
      <section>
        <h3>{t.settings.ownReplies}</h3>
        <ReplyEditor shared={false} />
      </section>
      <section>
        <h3>{t.settings.password}</h3>
        <PasswordForm />
      </section>
      <div class="acts">
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </Dialog>
  )
}

function Signals() {
  const { t } = words()
  const [sound, setSound] = useState(preferences.sound.read() ?? false)
  const [notify, setNotify] = useState(preferences.notify.read() ?? false)
  const [refused, setRefused] = useState<'denied' | 'unsupported'>()
  const chooseSound = (on: boolean) => {
    preferences.sound.write(on)
    setSound(on)
    if (on) playSound()
  }
  const chooseNotify = async (on: boolean) => {
    const answer = on ? await mayNotify() : 'granted'
    setRefused(answer === 'granted' ? undefined : answer)
    preferences.notify.write(on && answer === 'granted')
    setNotify(on && answer === 'granted')
  }
  return (
    <section>
      <h3>{t.settings.signals}</h3>
      <Tick label={t.settings.sound} checked={sound} onChecked={chooseSound} />
      <Tick label={t.settings.notify} checked={notify} onChecked={(on) => void chooseNotify(on)} />
      <p role="alert" class="alarm">
        {refused && t.settings[refused]}
      </p>
    </section>
  )
}
