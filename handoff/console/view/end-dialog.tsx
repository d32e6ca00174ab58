import { useState } from 'preact/hooks'
import type { Handoff, Outcome, Theme } from '../../../widget/protocol/desk.js'
import { Dialog } from '../../../widget/view/dialog.js'
import { outcomes, themes } from '../protocol-values.js'
import { problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Select } from './field.js'
import { useWorkplace } from './workplace-context.js'

/** Ends a conversation, with how it went and what it was about where she says so. */
export function EndDialog({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const { t } = words()
  const { desk, tell, leave } = useWorkplace()
  const [outcome, setOutcome] = useState<Outcome>()
  const [theme, setTheme] = useState<Theme>()
  const [acting, setActing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const id = handoff.conversationId

  const end = async () => {
    if (acting) return
    setActing(true)
    const answer = await desk.end(id, outcome, theme)
    setActing(false)
    if (!answer.ok) {
      setProblem(answer.code)
      return
    }
    onClose()
    desk.conversations.dismiss(id)
    tell(t.news.ended)
    leave()
  }
  return (
    <Dialog name="dialog small" labelledBy="end-title" onClose={onClose}>
      <h2 id="end-title">{t.endDialog.title}</h2>
      <p class="muted">{t.endDialog.explained}</p>
      <fieldset class="choices">
        <legend>
          {t.endDialog.outcome} <span class="muted">({t.optional})</span>
        </legend>
        {outcomes.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            <span>{t.endDialog.outcomes[one]}</span>
          </label>
        ))}
      </fieldset>
      <Select
        label={`${t.endDialog.theme} (${t.optional})`}
        value={theme ?? ''}
        onValue={(value) => setTheme(themes.find((one) => one === value))}
      >
        <option value="">{t.endDialog.noTheme}</option>
        {themes.map((one) => (
          <option key={one} value={one}>
            {t.endDialog.themes[one]}
          </option>
        ))}
      </Select>
      <p role="alert" class="alarm">
        {problem && problemText(problem, t)}
      </p>
      <div class="acts">
        <Button onPress={onClose}>{t.cancel}</Button>
        <Button kind="strong" off={acting} onPress={() => void end()}>
          {t.endDialog.act}
        </Button>
      </div>
    </Dialog>
  )
}
