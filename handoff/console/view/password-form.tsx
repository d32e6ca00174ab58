import { useState } from 'preact/hooks'
import { shortestPassword } from '../protocol-values.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Field } from './field.js'
import { useWorkplace } from './workplace-context.js'

export function PasswordForm() {
  const { t } = words()
  const { api } = useWorkplace()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [said, setSaid] = useState<{ problem?: string; done?: boolean }>({})
  const change = async () => {
    if (next.length < shortestPassword) {
      setSaid({ problem: t.settings.nextHint })
      return
    }
    try {
      await api.changePassword(current, next)
      setCurrent('')
      setNext('')
      setSaid({ done: true })
    } catch (error) {
      const code = codeOf(error)
      setSaid({ problem: code === 'sign-in-refused' ? t.problem.wrongPassword : problemText(code, t) })
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      <Field
        label={t.settings.current}
        type="password"
        autocomplete="current-password"
        value={current}
        onValue={setCurrent}
      />
      <Field
        label={t.settings.next}
        hint={t.settings.nextHint}
        type="password"
        autocomplete="new-password"
        value={next}
        onValue={setNext}
      />
      <p role="alert" class="alarm">
        {said.problem}
      </p>
      <p role="status">{said.done && t.settings.passwordChanged}</p>
      <button type="submit" class="quiet">
        {t.settings.changePassword}
      </button>
    </form>
  )
}
