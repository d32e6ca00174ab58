import { useEffect, useMemo, useState } from 'preact/hooks'
import { ApiError } from '../../../widget/connection/api.js'
import type { Language } from '../../../widget/protocol/http.js'
import type { StaffMember } from '../../../widget/protocol/staff.js'
import { createDeskMemory } from '../connection/desk-memory.js'
import { createStaffApi } from '../connection/staff-api.js'
import { showIn, words } from '../texts/words.js'
import { Button } from './button.js'
import { preferences } from './preferences.js'
import { SignIn } from './sign-in.js'
import type { SignInNotice } from './sign-in.js'
import { Workplace } from './workplace.js'

type Phase =
  | { kind: 'starting' }
  | { kind: 'unreachable' }
  | { kind: 'sign-in'; notice?: SignInNotice }
  | { kind: 'in'; me: StaffMember }

/** The caseworkers' page: who is here decides what is shown. */
export function App() {
  const [language, setLanguage] = useState<Language>(preferences.language.read() ?? 'da')
  const [phase, setPhase] = useState<Phase>({ kind: 'starting' })
  showIn(language)
  const { t } = words()

  const api = useMemo(
    () =>
      createStaffApi({
        onSignedOut: () =>
          setPhase((now) => (now.kind === 'in' ? { kind: 'sign-in', notice: 'ended' } : now)),
      }),
    [],
  )
  const begin = async () => {
    const notice = noticeInAddress()
    try {
      const { staff } = await api.me()
      setPhase({ kind: 'in', me: staff })
    } catch (error) {
      const signedOut = error instanceof ApiError && (error.status === 401 || error.status === 403)
      setPhase(signedOut ? { kind: 'sign-in', ...(notice ? { notice } : {}) } : { kind: 'unreachable' })
    }
  }
  useEffect(() => void begin(), [])
  useEffect(() => {
    document.documentElement.lang = language
    if (phase.kind !== 'in') document.title = t.pageTitle(t.desk)
  }, [language, phase.kind])

  const choose = (to: Language) => {
    preferences.language.write(to)
    setLanguage(to)
  }
  const signOut = async (me: StaffMember) => {
    const left = await api.signOut()
    createDeskMemory(me.id).clear()
    if (left?.endSession) location.assign(left.endSession)
    setPhase({ kind: 'sign-in', notice: 'left' })
  }

  if (phase.kind === 'in') {
    const { me } = phase
    return (
      <Workplace
        key={`${me.id} ${me.roles.join(' ')}`}
        me={me}
        onMe={(now) => setPhase({ kind: 'in', me: now })}
        api={api}
        language={language}
        onLanguage={choose}
        onSignOut={() => signOut(me)}
      />
    )
  }
  if (phase.kind === 'sign-in')
    return (
      <SignIn
        api={api}
        notice={phase.notice}
        language={language}
        onLanguage={choose}
        onSignedIn={(me) => setPhase({ kind: 'in', me })}
      />
    )
  return (
    <main class="alone">
      <h1 class="unseen">{t.desk}</h1>
      {phase.kind === 'starting' ? (
        <p role="status">{t.loading}</p>
      ) : (
        <>
          <p role="alert">{t.problem.unreachable}</p>
          <Button
            kind="strong"
            onPress={() => {
              setPhase({ kind: 'starting' })
              void begin()
            }}
          >
            {t.tryAgain}
          </Button>
        </>
      )}
    </main>
  )
}

/** What the organisation's sign-in came back with, taken out of the address. */
function noticeInAddress(): SignInNotice | undefined {
  const address = new URL(location.href)
  const told = address.searchParams.get('sign-in')
  if (told === null) return undefined
  address.searchParams.delete('sign-in')
  history.replaceState(null, '', address)
  return told === 'no-role' ? 'noRole' : 'failed'
}
