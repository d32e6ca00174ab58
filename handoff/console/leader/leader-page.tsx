import { words } from '../texts/words.js'
import { ReplyEditor } from '../view/reply-editor.js'
import { addressOf } from '../view/use-route.js'
import type { Section } from '../view/use-route.js'
import { useWorkplace } from '../view/workplace-context.js'
import { AccountsPage } from './accounts-page.js'
import { HoursPage } from './hours-page.js'
import { OverviewPage } from './overview-page.js'

const sections: Section[] = ['overview', 'hours', 'replies', 'accounts']

/** How it goes, and what a leader decides. */
export function LeaderPage({ section }: { section: Section }) {
  const { t } = words()
  const { me } = useWorkplace()
  if (!me.roles.includes('admin'))
    return (
      <main class="alone">
        <h1>{t.leader.title}</h1>
        <p>{t.problem.forbidden}</p>
      </main>
    )
  return (
    <main class="leader">
      <h1>{t.leader.title}</h1>
      <nav class="sections" aria-label={t.leader.title}>
        {sections.map((one) => (
          <a key={one} href={addressOf(one)} aria-current={one === section ? 'page' : undefined}>
            {t.leader.sections[one]}
          </a>
        ))}
      </nav>
      {section === 'overview' && <OverviewPage />}
      {section === 'hours' && <HoursPage />}
      {section === 'replies' && (
        <section class="sheet" aria-labelledby="replies-title">
          <h2 id="replies-title">{t.replies.shared}</h2>
          <p class="muted">{t.replies.sharedExplained}</p>
          <ReplyEditor shared />
        </section>
      )}
      {section === 'accounts' && <AccountsPage />}
    </main>
  )
}
