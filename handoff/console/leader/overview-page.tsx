import { useEffect, useState } from 'preact/hooks'
import type { Overview } from '../../../widget/protocol/desk.js'
import { clockTime } from '../../../widget/view/format.js'
import { words } from '../texts/words.js'
import { lasted } from '../view/when.js'
import { useWorkplace } from '../view/workplace-context.js'

const everyMs = 10_000

/** How it goes right now and today. Fetched anew as long as somebody looks. */
export function OverviewPage() {
  const { t, language } = words()
  const { api } = useWorkplace()
  const [shown, setShown] = useState<{ overview: Overview; at: string }>()
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let left = false
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        const overview = await api.overview()
        if (left) return
        setShown({ overview, at: new Date().toISOString() })
        setFailed(false)
      } catch {
        if (!left) setFailed(true)
      }
    }
    const again = () => void look()
    again()
    const timer = setInterval(again, everyMs)
    document.addEventListener('visibilitychange', again)
    return () => {
      left = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [])

  if (!shown)
    return (
      <p class="sheet" role="status">
        {failed ? t.problem.other : t.loading}
      </p>
    )
  const { overview, at } = shown
  const { today } = overview
  return (
    <>
      <p class={failed ? 'alarm' : 'muted'} role={failed ? 'alert' : undefined}>
        {failed ? t.leader.stale : t.leader.asOf(clockTime(at, language))}
      </p>
      <section class="sheet" aria-labelledby="now-title">
        <h2 id="now-title">{t.leader.now}</h2>
        <dl class="tiles">
          <Tile name={t.leader.waiting} value={overview.waiting} />
          <Tile name={t.leader.longestWait} value={lasted(overview.longestWaitSeconds)} />
          <Tile name={t.leader.active} value={overview.active} />
          <Tile name={t.leader.openTasks} value={overview.openTasks} />
        </dl>
      </section>
      <section class="sheet" aria-labelledby="present-title">
        <h2 id="present-title">{t.leader.present}</h2>
        {overview.present.length === 0 ? (
          <p class="muted">{t.leader.nobodyPresent}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.leader.presentName}</th>
                <th scope="col">{t.leader.presentState}</th>
                <th scope="col">{t.leader.presentLoad}</th>
              </tr>
            </thead>
            <tbody>
              {overview.present.map(({ id, name, state, active, capacity }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    <span class={`state ${state}`}>{t.transferDialog.state[state]}</span>
                  </td>
                  <td>{t.transferDialog.load(active, capacity)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section class="sheet" aria-labelledby="today-title">
        <h2 id="today-title">{t.leader.today}</h2>
        <dl class="tiles small">
          <Tile name={t.leader.figures.requests} value={today.requests} />
          <Tile name={t.leader.figures.claimed} value={today.claimed} />
          <Tile name={t.leader.figures.abandoned} value={today.abandoned} />
          <Tile name={t.leader.figures.closed} value={today.closed} />
          <Tile name={t.leader.figures.messages} value={today.messages} />
          <Tile name={t.leader.figures.callbacks} value={today.callbacks} />
          <Tile name={t.leader.figures.medianWait} value={optional(today.medianWaitSeconds, lasted)} />
          <Tile name={t.leader.figures.longestWait} value={optional(today.longestWaitSeconds, lasted)} />
          <Tile
            name={t.leader.figures.stars}
            value={optional(today.averageStars, (stars) =>
              t.leader.stars(
                stars.toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 1 }),
                today.ratings,
              ),
            )}
          />
        </dl>
      </section>
    </>
  )
}

const Tile = ({ name, value }: { name: string; value: string | number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const optional = (value: number | undefined, said: (value: number) => string): string =>
  value === undefined ? '–' : said(value)
