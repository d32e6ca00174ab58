import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../widget/protocol/http.js'
import type { SignInWays, StaffMember } from '../../../widget/protocol/staff.js'
import { Icon } from '../../../widget/view/icon.js'
import type { StaffApi } from '../connection/staff-api.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Field } from './field.js'

export type SignInNotice = 'ended' | 'left' | 'noRole' | 'failed'

/** Where one signs in: here, with the organisation's own sign-in, or either. */
export function SignIn({
  api,
  notice,
  language,
  onLanguage,
  onSignedIn,
}: {
  api: StaffApi
  notice: SignInNotice | undefined
  language: Language
  onLanguage: (language: Language) => void
  onSignedIn: (me: StaffMember) => void
}) {
  const { t } = words()
  const [ways, setWays] = useState<SignInWays>()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [acting, setActing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const title = useRef<HTMLHeadingElement>(null)

  useLayoutEffect(() => title.current?.focus(), [])
  const look = async () => {
    setProblem(undefined)
    try {
      setWays(await api.signInWays())
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  useEffect(() => void look(), [])

  const signIn = async () => {
    if (acting) return
    if (!email.trim() || !password) {
      setProblem('fill-in')
      return
    }
    setActing(true)
    setProblem(undefined)
    try {
      const { staff } = await api.signIn(email.trim(), password)
      onSignedIn(staff)
    } catch (error) {
      setProblem(codeOf(error))
      setActing(false)
    }
  }
  const other = language === 'da' ? 'en' : 'da'
  return (
    <main class="alone sign-in">
      <p class="brand">
        <span class="mark">
          <Icon of="mark" />
        </span>
        {t.name}
      </p>
      <h1 ref={title} tabIndex={-1}>
        {t.signIn.title}
      </h1>
      {notice ? (
        <p class={`said ${notice === 'noRole' || notice === 'failed' ? 'wrong' : ''}`} role="status">
          {t.signIn[notice]}
        </p>
      ) : (
        <p class="muted">{t.signIn.intro}</p>
      )}
      {ways?.oidc && (
        <a class="strong" href="/api/staff/oidc?returnTo=/desk">
          {t.signIn.organisation}
        </a>
      )}
      {ways?.oidc && ways.local && <p class="or">{t.signIn.or}</p>}
      {ways?.local && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void signIn()
          }}
        >
          <Field
            label={t.signIn.email}
            type="email"
            name="email"
            autocomplete="username"
            value={email}
            onValue={setEmail}
          />
          <Field
            label={t.signIn.password}
            type="password"
            name="password"
            autocomplete="current-password"
            value={password}
            onValue={setPassword}
          />
          <button type="submit" class="strong" aria-disabled={acting}>
            {acting ? t.signIn.acting : t.signIn.act}
          </button>
        </form>
      )}
      {ways && !ways.local && !ways.oidc && <p>{t.signIn.noWay}</p>}
      <p role="alert" class="said wrong">
        {problem && (problem === 'fill-in' ? t.signIn.fillIn : problemText(problem, t))}
      </p>
      {problem && !ways && <Button onPress={() => void look()}>{t.tryAgain}</Button>}
      <Button kind="plain" lang={other} onPress={() => onLanguage(other)}>
        {t.otherLanguage}
      </Button>
    </main>
  )
}
