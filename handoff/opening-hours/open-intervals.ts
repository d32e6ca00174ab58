import type { DeskSettings } from '../../widget/protocol/desk.js'
import { addDays, whenClocksShow, type Day, type Interval } from './danish-time.js'
import { dayPlan } from './day-plan.js'

/** A clock cannot show 24:00, so who is open until midnight closes at its last minute. */
const lastMinute = '23:59'
const wholeDay = 24 * 60

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** When the desk is open in so many days from one on, in order; no interval goes beyond its day. */
export function* openIntervals(settings: DeskSettings, from: Day, days: number): Generator<Interval> {
  if (Object.values(settings.hours).every((spans) => spans.length === 0)) return
  for (let n = 0; n < days; n++) {
    const day = addDays(from, n)
    const intervals = dayPlan(settings, day).spans.flatMap((span) =>
      whenClocksShow(day, minuteOf(span.from), span.to === lastMinute ? wholeDay : minuteOf(span.to)),
    )
    // Where an hour comes twice, what one span leaves and another begins may change places.
    yield* intervals.sort((a, b) => a.from - b.from)
  }
}
