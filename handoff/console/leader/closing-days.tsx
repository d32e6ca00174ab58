import type { DeskSettings } from '../../../widget/protocol/desk.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'
import { Field } from '../view/field.js'

type Days = DeskSettings['closingDays']

/** Own days when nobody is there, each with its reason. */
export function ClosingDays({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const { t } = words()
  const change = (index: number, part: Partial<Days[number]>) =>
    onDays(days.map((day, at) => (at === index ? { ...day, ...part } : day)))
  return (
    <>
      <ul class="rows">
        {days.map(({ date, reason }, index) => (
          <li key={index} class="closing-day">
            <Field
              label={t.hours.date}
              type="date"
              value={date}
              onValue={(value) => change(index, { date: value })}
            />
            <Field
              label={t.hours.reason}
              maxLength={100}
              value={reason}
              onValue={(value) => change(index, { reason: value })}
            />
            <button
              type="button"
              class="icon"
              aria-label={t.hours.removeDay(date)}
              onClick={() => onDays(days.filter((_, at) => at !== index))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <Button onPress={() => onDays([...days, { date: '', reason: '' }])}>{t.hours.addDay}</Button>
    </>
  )
}
