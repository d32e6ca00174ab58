import type { Language } from '../../../widget/protocol/http.js'
import { Icon } from '../../../widget/view/icon.js'
import { Menu } from '../../../widget/view/menu.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { addressOf } from './use-route.js'
import type { Route } from './use-route.js'
import { useWorkplace } from './workplace-context.js'

export function Header({
  route,
  language,
  onLanguage,
  onSignOut,
}: {
  route: Route
  language: Language
  onLanguage: (language: Language) => void
  onSignOut: () => Promise<void>
}) {
  const { t } = words()
  const { me, setDialog, tell } = useWorkplace()
  const signOut = async () => {
    try {
      await onSignOut()
    } catch (error) {
      tell(problemText(codeOf(error), t), 'problem')
    }
  }
  const page = (to: Route, name: string, current: boolean) => (
    <a href={addressOf(to)} aria-current={current ? 'page' : undefined}>
      {name}
    </a>
  )
  return (
    <header class="top">
      <span class="mark">
        <Icon of="mark" />
      </span>
      <p class="name">
        {t.name} <span>{t.desk}</span>
      </p>
      {me.roles.includes('admin') && (
        <nav aria-label={t.header.pages}>
          {page('desk', t.header.conversations, route === 'desk')}
          {page('overview', t.header.leader, route !== 'desk')}
        </nav>
      )}
      <span class="space" />
      {me.roles.includes('caseworker') && <PresenceSwitch />}
      <button
        type="button"
        class="icon help"
        aria-label={t.header.help}
        aria-keyshortcuts="Alt+H"
        onClick={() => setDialog('help')}
      >
        ?
      </button>
      <span class="me">{me.name}</span>
      <Menu
        items={[
          { label: t.header.settings, act: () => setDialog('settings') },
          { label: t.otherLanguage, act: () => onLanguage(language === 'da' ? 'en' : 'da') },
          { label: t.header.signOut, act: () => void signOut() },
        ]}
      />
    </header>
  )
}

/** Whether she is there for citizens. It shows what the desk knows, not what was pressed. */
function PresenceSwitch() {
  const { t } = words()
  const { desk, tell } = useWorkplace()
  const present = desk.state.queue?.presence === 'available'
  const change = async () => {
    if (!desk.state.queue) return
    const answer = await desk.presence(present ? 'away' : 'available')
    if (!answer.ok) tell(problemText(answer.code, t), 'problem')
  }
  return (
    <button
      type="button"
      class="presence"
      role="switch"
      aria-checked={present}
      aria-label={t.header.present}
      title={t.header.presenceExplained}
      aria-disabled={!desk.state.queue}
      onClick={() => void change()}
    >
      <span class="track">
        <span class="knob" />
      </span>
      <span class="standing">{present ? t.header.present : t.header.away}</span>
    </button>
  )
}
