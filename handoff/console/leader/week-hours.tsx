import type { DeskSettings } from '../../../widget/protocol/desk.js'
import { weekdays } from '../protocol-values.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'

type Hours = DeskSettings['hours']
const mostSpans = 4

/** The spans of each day of the week; none is closed. */
export function WeekHours({ hours, onHours }: { hours: Hours; onHours: (hours: Hours) => void }) {
  const { t } = words()
  return (
    <ul class="week">
      {weekdays.map((day) => {
        const spans = hours[day]
        const name = t.hours.days[day]
        const set = (next: Hours[typeof day]) => onHours({ ...hours, [day]: next })
        const clock = (index: number, end: 'from' | 'to') => (
          <input
            type="time"
            aria-label={t.hours[end](name)}
            value={spans[index]?.[end] ?? ''}
            onInput={({ currentTarget: { value } }) =>
              set(spans.map((span, at) => (at === index ? { ...span, [end]: value } : span)))
            }
          />
        )
        return (
          <li key={day}>
            <span class="day-name">{name}</span>
            <div class="spans">
              {spans.length === 0 && <span class="muted">{t.hours.shut}</span>}
              {spans.map((_span, index) => (
                <span class="span" key={index}>
                  {clock(index, 'from')} <span aria-hidden="true">–</span> {clock(index, 'to')}
                  <button
                    type="button"
                    class="icon"
                    aria-label={t.hours.removeSpan(name)}
                    onClick={() => set(spans.filter((_, at) => at !== index))}
                  >
                    ×
                  </button>
                </span>
              ))}
            </div>
            <Button
              kind="plain"
              off={spans.length >= mostSpans}
              aria-label={t.hours.addSpan(name)}
              onPress={() => set([...spans, { from: '09:00', to: '15:00' }])}
            >
              +
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
