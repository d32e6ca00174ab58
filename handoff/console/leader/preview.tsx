import type { PreviewDay } from '../connection/staff-api.js'
import { words } from '../texts/words.js'
import { weekdayIn } from '../view/when.js'

/** What the coming days look like, so that a leader sees what she has set. */
export function Preview({ days }: { days: readonly PreviewDay[] }) {
  const { t, language } = words()
  return (
    <section class="sheet preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t.hours.preview}</h2>
      <p class="muted">{t.hours.previewExplained}</p>
      <dl>
        {days.map(({ date, spans, name }) => (
          <div key={date} class={spans.length ? '' : 'shut'}>
            <dt>{weekdayIn(language, date)}</dt>
            <dd>
              {spans.length === 0 && t.hours.shut}
              {spans.map(({ from, to }, index) => (
                <span key={from}>
                  {index > 0 && ', '}
                  {from}–{to}
                </span>
              ))}
              {name && <span class="muted"> · {name}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
