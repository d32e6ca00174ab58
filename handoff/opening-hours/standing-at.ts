import type { DeskSettings } from '../../widget/protocol/desk.js'
import type { DayName } from './danish-holidays.js'
import { dayAt } from './danish-time.js'
import { dayPlan } from './day-plan.js'
import { openIntervals } from './open-intervals.js'

/** Whether the desk is open, by its hours alone. */
export type Standing =
  | {
      readonly open: true
      /** When it closes. */
      readonly until: Date
    }
  | {
      readonly open: false
      readonly why: 'outside-hours' | 'holiday' | 'closing-day'
      /** Which holiday, or the reason the office gives. */
      readonly name?: DayName
      /** The first moment it is open again, if there is one within a year. */
      readonly opensAt?: Date
    }

/** A year ahead, and the day itself. */
const searched = 367

/** How the desk stands at a moment. From opening to closing it is open; at the moment of closing it is not. */
export function standingAt(settings: DeskSettings, at: Date): Standing {
  const now = at.getTime()
  const today = dayAt(at)
  let until: number | undefined
  for (const { from, to } of openIntervals(settings, today, searched)) {
    if (to <= now) continue
    if (until === undefined && from > now) return { ...closed(settings, today), opensAt: new Date(from) }
    if (until !== undefined && from !== until) break
    until = to
  }
  return until === undefined ? closed(settings, today) : { open: true, until: new Date(until) }
}

function closed(settings: DeskSettings, today: string) {
  const { why = 'outside-hours' as const, name } = dayPlan(settings, today)
  return { open: false as const, why, ...(name && { name }) }
}
