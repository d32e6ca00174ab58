import { useState } from 'preact/hooks'
import type { DeskSettings } from '../../../widget/protocol/desk.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Field, Select, Tick } from '../view/field.js'
import { ClosingDays } from './closing-days.js'
import { WeekHours } from './week-hours.js'

const closedOn = ['constitutionDay', 'christmasEve', 'newYearsEve'] as const
const slots = [15, 30, 60] as const

/** Opening hours, closing days and how much the desk takes, to be changed and saved together. */
export function HoursForm({
  settings,
  save,
}: {
  settings: DeskSettings
  save: (settings: DeskSettings) => Promise<void>
}) {
  const { t } = words()
  const [now, setNow] = useState(settings)
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<DeskSettings>) => setNow({ ...now, ...part })

  const wrong = (): string | undefined => {
    const spans = Object.values(now.hours).flat()
    if (spans.some(({ from, to }) => !from || !to || from >= to)) return t.hours.wrongSpan
    if (now.closingDays.some(({ date }) => !date)) return t.hours.dateMissing
    return Number.isInteger(now.maxWaiting) && Number.isInteger(now.callbacks.perSlot)
      ? undefined
      : t.problem.invalid
  }
  const submit = async () => {
    if (saving) return
    const found = wrong()
    setProblem(found)
    if (found) return
    setSaving(true)
    try {
      await save(now)
    } catch (error) {
      setProblem(problemText(codeOf(error), t))
    }
    setSaving(false)
  }
  return (
    <form
      class="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t.hours.week}</h2>
      <WeekHours hours={now.hours} onHours={(hours) => change({ hours })} />
      <h2>{t.hours.closingDays}</h2>
      <p class="muted">{t.hours.closingDaysExplained}</p>
      <ClosingDays days={now.closingDays} onDays={(closingDays) => change({ closingDays })} />
      <fieldset class="choices">
        <legend>{t.hours.closedOn}</legend>
        {closedOn.map((day) => (
          <Tick
            key={day}
            label={t.hours[day]}
            checked={now.closedOn[day]}
            onChecked={(closed) => change({ closedOn: { ...now.closedOn, [day]: closed } })}
          />
        ))}
      </fieldset>
      <h2>{t.hours.room}</h2>
      <div class="pair">
        <Field
          label={t.hours.maxWaiting}
          type="number"
          min={1}
          max={1000}
          value={numberText(now.maxWaiting)}
          onValue={(value) => change({ maxWaiting: numberIn(value) })}
        />
        <Select
          label={t.hours.slotMinutes}
          value={String(now.callbacks.minutes)}
          onValue={(value) => {
            const minutes = slots.find((one) => String(one) === value)
            if (minutes) change({ callbacks: { ...now.callbacks, minutes } })
          }}
        >
          {slots.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t.hours.minutes(minutes)}
            </option>
          ))}
        </Select>
        <Field
          label={t.hours.perSlot}
          hint={t.hours.perSlotHint}
          type="number"
          min={0}
          max={50}
          value={numberText(now.callbacks.perSlot)}
          onValue={(value) => change({ callbacks: { ...now.callbacks, perSlot: numberIn(value) } })}
        />
      </div>
      <p role="alert" class="alarm">
        {problem}
      </p>
      <button type="submit" class="strong" aria-disabled={saving}>
        {t.save}
      </button>
    </form>
  )
}

/** An empty field is no number, not 0. */
const numberIn = (value: string): number => (value.trim() ? Number(value) : NaN)
const numberText = (value: number): string => (Number.isNaN(value) ? '' : String(value))
