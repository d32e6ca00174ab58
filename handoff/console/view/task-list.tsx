import { useState } from 'preact/hooks'
import type { Task } from '../../../widget/protocol/desk.js'
import type { Contact } from '../../../widget/protocol/handoff.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { placeName } from './citizen-name.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { momentIn } from './when.js'
import { useWorkplace } from './workplace-context.js'

/** More than this is folded. */
const shownAtFirst = 180

/** Messages left and calls to make: one's own first, then those nobody has, by time. */
export function TaskList() {
  const { t } = words()
  const { desk, me } = useWorkplace()
  const rank = ({ caseworker }: Task) => (caseworker?.id === me.id ? 0 : caseworker ? 2 : 1)
  const tasks = [...(desk.state.queue?.tasks ?? [])].sort(
    (a, b) => rank(a) - rank(b) || (a.at ?? a.since).localeCompare(b.at ?? b.since),
  )
  return (
    <section aria-labelledby="tasks-title">
      <div class="list-head">
        <h2 id="tasks-title">
          {t.lists.tasks} <span class="number">{tasks.length}</span>
        </h2>
      </div>
      {tasks.length === 0 ? (
        <p class="muted padded">{t.tasks.empty}</p>
      ) : (
        <ul class="cards">
          {tasks.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TaskCard({ task }: { task: Task }) {
  const { t, language } = words()
  const { me, api, tell } = useWorkplace()
  const [acting, setActing] = useState(false)
  const [whole, setWhole] = useState(false)
  const [asking, setAsking] = useState(false)
  const { id, kind, at, since, text, contact, name = t.citizen, municipality, caseworker } = task
  const mine = caseworker?.id === me.id

  const act = async (what: 'take' | 'release') => {
    if (acting) return
    setActing(true)
    try {
      await api.task(id, what)
    } catch (error) {
      tell(problemText(codeOf(error), t), 'problem')
    }
    setActing(false)
  }
  const overdue = at !== undefined && Date.parse(at) < Date.now()
  return (
    <li class={`card ${mine ? 'mine' : ''}`}>
      <p class="card-head">
        <b>{name}</b>
        <span class="tag">{t.tasks.kind[kind]}</span>
      </p>
      {at && (
        <p class={overdue ? 'alarm' : ''}>
          <b>{t.tasks.callAt(momentIn(language, at))}</b>
          {overdue && ` · ${t.tasks.overdue}`}
        </p>
      )}
      <p class={`task-text ${whole ? 'whole' : ''}`} lang={task.language} dir="auto">
        {text}
      </p>
      {text.length > shownAtFirst && (
        <Button kind="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
          {whole ? t.tasks.less : t.tasks.more}
        </Button>
      )}
      <p class="muted">
        {placeName(municipality)} · {t.tasks.since(momentIn(language, since))}
      </p>
      {mine ? (
        <>
          {contact && <ContactLink {...contact} />}
          <div class="acts">
            <Button kind="strong" onPress={() => setAsking(true)}>
              {t.tasks.done}
            </Button>
            <Button off={acting} onPress={() => void act('release')}>
              {t.tasks.release}
            </Button>
          </div>
        </>
      ) : caseworker ? (
        <p class="muted">{t.tasks.takenBy(caseworker.name)}</p>
      ) : (
        <div class="acts">
          <Button off={acting} aria-label={`${t.tasks.take} ${name}`} onPress={() => void act('take')}>
            {t.tasks.take}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          question={t.tasks.reallyDone}
          explained={t.tasks.doneExplained}
          doIt={t.tasks.done}
          act={() => api.task(id, 'done')}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** How she can be reached; only whoever has taken the task is told. */
function ContactLink({ kind, value }: Contact) {
  const { t } = words()
  const phone = kind === 'phone'
  return (
    <p>
      <a
        class="contact"
        href={phone ? `tel:${value.replace(/[^\d+]/g, '')}` : `mailto:${encodeURIComponent(value)}`}
      >
        {phone ? t.tasks.call(value) : t.tasks.write(value)}
      </a>
    </p>
  )
}
