import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Choices } from './choices.js'
import { daysOf, inDanishTime } from './days-of.js'
import { personWords } from './person-words.js'

/** So many days are shown before the rest is asked for. */
const firstDays = 3

/** The times she can be called, by day. */
export function Slots({
  id,
  slots,
  chosen,
  problem,
  onChoose,
}: {
  id: string
  slots: readonly string[]
  chosen: string
  problem: string | undefined
  onChoose: (at: string) => void
}) {
  const { p, language } = personWords()
  const [all, setAll] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (all) list.current?.children.item(firstDays)?.querySelector('input')?.focus()
  }, [all])

  const days = daysOf(slots, language)
  return (
    <fieldset>
      <legend>{p.when}</legend>
      <p class="meta">{p.danishTime}</p>
      <div ref={list}>
        {days.slice(0, all ? undefined : firstDays).map(({ day, slots: its }, index) => (
          <div key={day} class="day-of" role="group" aria-labelledby={`${id}-day-${index}`}>
            <h3 id={`${id}-day-${index}`}>{day}</h3>
            <Choices
              name={id}
              choices={its.map((slot) => ({
                value: slot,
                label: inDanishTime(slot, 'time', language),
                spoken: inDanishTime(slot, 'moment', language),
              }))}
              chosen={chosen}
              invalid={Boolean(problem)}
              describedBy={problem && `${id}-problem`}
              onChoose={onChoose}
            />
          </div>
        ))}
      </div>
      {!all && days.length > firstDays && (
        <button type="button" class="linkish" onClick={() => setAll(true)}>
          {p.moreDays}
        </button>
      )}
      {problem && (
        <p id={`${id}-problem`} class="alarm">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
