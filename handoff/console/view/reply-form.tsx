import { useId, useState } from 'preact/hooks'
import type { QuickReply, QuickReplyChange } from '../../../widget/protocol/desk.js'
import { maxTextLength } from '../protocol-values.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Field, Select } from './field.js'
import { useWorkplace } from './workplace-context.js'

const keyShape = /^[\p{Ll}\p{N}-]{1,30}$/u

export function ReplyForm({
  reply,
  shared,
  onDone,
  onCancel,
}: {
  reply?: QuickReply
  shared: boolean
  onDone: () => void
  onCancel: () => void
}) {
  const { t, language } = words()
  const { api } = useWorkplace()
  const [change, setChange] = useState<QuickReplyChange>({
    key: reply?.key ?? '',
    language: reply?.language ?? language,
    text: reply?.text ?? '',
    shared,
  })
  const [problem, setProblem] = useState<string>()
  const id = useId()
  const save = async () => {
    if (!keyShape.test(change.key) || !change.text.trim()) {
      setProblem('invalid')
      return
    }
    try {
      await (reply ? api.changeQuickReply(reply.id, change) : api.addQuickReply(change))
      onDone()
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  return (
    <form
      class="boxed"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div class="pair">
        <Field
          label={t.replies.key}
          hint={t.replies.keyHint}
          maxLength={30}
          autocomplete="off"
          first
          value={change.key}
          onValue={(key) => setChange({ ...change, key: key.toLowerCase() })}
        />
        <Select
          label={t.replies.language}
          value={change.language}
          onValue={(value) => setChange({ ...change, language: value === 'en' ? 'en' : 'da' })}
        >
          <option value="da">{t.inLanguage.da}</option>
          <option value="en">{t.inLanguage.en}</option>
        </Select>
      </div>
      <div class="field">
        <label for={id}>{t.replies.text}</label>
        <p class="hint" id={`${id}-hint`}>
          {t.replies.placeholders[change.language]}
        </p>
        <textarea
          id={id}
          rows={4}
          maxLength={maxTextLength}
          lang={change.language}
          aria-describedby={`${id}-hint`}
          value={change.text}
          onInput={(event) => setChange({ ...change, text: event.currentTarget.value })}
        />
      </div>
      <p role="alert" class="alarm">
        {problem && problemText(problem, t)}
      </p>
      <div class="acts">
        <Button onPress={onCancel}>{t.cancel}</Button>
        <button type="submit" class="strong">
          {t.save}
        </button>
      </div>
    </form>
  )
}
