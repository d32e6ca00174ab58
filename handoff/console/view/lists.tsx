import { useRef, useState } from 'preact/hooks'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { EarlierList } from './earlier-list.js'
import { landmarks } from './focus.js'
import { OwnList } from './own-list.js'
import { QueueList } from './queue-list.js'
import { TaskList } from './task-list.js'
import { useWorkplace } from './workplace-context.js'

const tabs = ['conversations', 'tasks', 'earlier'] as const
type Tab = (typeof tabs)[number]

/** The left part: conversations with the queue, tasks, and what is over. */
export function Lists() {
  const { t } = words()
  const { desk, claimNext, claiming } = useWorkplace()
  const [tab, setTab] = useState<Tab>('conversations')
  const bar = useRef<HTMLDivElement>(null)
  const waiting = desk.state.queue?.waiting.length ?? 0
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
      <div class="next">
        <Button
          kind="strong"
          id={landmarks.list}
          aria-keyshortcuts="Alt+N"
          off={claiming}
          onPress={() => void claimNext()}
        >
          {waiting ? t.queue.claimNextOf(waiting) : t.queue.claimNext}
        </Button>
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
              <OwnList />
              <QueueList />
            </>
          )}
          {one === 'tasks' && <TaskList />}
          {one === 'earlier' && <EarlierList />}
        </div>
      ))}
    </section>
  )
}
