import { useRef, useState } from 'preact/hooks'
import { words } from '../texts/words.js'
import { EarlierList } from './earlier-list.js'
import { OwnList } from './own-list.js'
import { QueueList } from './queue-list.js'
import { TaskList } from './task-list.js'
import { useWorkplace } from './workplace-context.js'

const tabs = ['conversations', 'tasks', 'earlier'] as const
type Tab = (typeof tabs)[number]

/** The left part: conversations with the queue, tasks, and what is over. */
export function Lists() {
  const { t } = words()
  const { desk } = useWorkplace()
  const [tab, setTab] = useState<Tab>('conversations')
  const bar = useRef<HTMLDivElement>(null)
  const openTasks = desk.state.queue?.tasks.length ?? 0

  const step = (by: number) => {
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    if (!next) return
    setTab(next)
    bar.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <section class="left" aria-label={t.lists.label}>
      <h1 class="unseen">{t.desk}</h1>
      <div
        class="tabs"
        role="tablist"
        aria-label={t.lists.choose}
        ref={bar}
        onKeyDown={({ key, altKey }) => {
          if (altKey) return
          if (key === 'ArrowRight') step(1)
          if (key === 'ArrowLeft') step(-1)
        }}
      >
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={tab === one}
            aria-controls={`panel-${one}`}
            tabIndex={tab === one ? 0 : -1}
            onClick={() => setTab(one)}
          >
            {t.lists[one]}
            {one === 'tasks' && openTasks > 0 && <span class="count">{openTasks}</span>}
          </button>
        ))}
      </div>
      {tabs.map((one) => (
        <div
          key={one}
          class="panel"
          role="tabpanel"
          id={`panel-${one}`}
          aria-labelledby={`tab-${one}`}
          hidden={tab !== one}
        >
          {one === 'conversations' && (
            <>
              <QueueList />
              <OwnList />
            </>
          )}
          {one === 'tasks' && <TaskList />}
          {one === 'earlier' && <EarlierList />}
        </div>
      ))}
    </section>
  )
}
