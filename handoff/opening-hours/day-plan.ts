import type { DeskSettings, Weekday } from '../../widget/protocol/desk.js'
import { danishHolidays, type DayName } from './danish-holidays.js'
import { weekdayOf, type Day } from './danish-time.js'
import { mergeSpans, type Span } from './merge-spans.js'

/** What holds on a day: when it is open, or which day or reason keeps it closed all day. No hours and no reason: that weekday has none. */
export type DayPlan = {
  readonly spans: readonly Span[]
  readonly why?: 'holiday' | 'closing-day'
  readonly name?: DayName
}

const weekdayNames: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
]

/** Days with a name of their own that are no public holidays: each closed only where the settings say so. */
const namedDays: Readonly<
  Record<string, { readonly setting: keyof DeskSettings['closedOn']; readonly name: DayName }>
> = {
  '06-05': { setting: 'constitutionDay', name: { da: 'grundlovsdag', en: 'Constitution Day' } },
  '12-24': { setting: 'christmasEve', name: { da: 'juleaften', en: 'Christmas Eve' } },
  '12-31': { setting: 'newYearsEve', name: { da: 'nytårsaften', en: 'New Year’s Eve' } },
}

/** Reads the settings for one day. Where a day is closed for several reasons, the one everybody knows is given. */
export function dayPlan(settings: DeskSettings, day: Day): DayPlan {
  const holiday = holidaysOf(Number(day.slice(0, 4))).get(day)
  if (holiday) return { spans: [], why: 'holiday', name: holiday }

  const named = namedDays[day.slice(5)]
  if (named && settings.closedOn[named.setting]) return { spans: [], why: 'closing-day', name: named.name }

  const closing = settings.closingDays.find(({ date }) => date === day)
  if (closing) {
    const { reason } = closing
    return { spans: [], why: 'closing-day', ...(reason && { name: { da: reason, en: reason } }) }
  }
  const weekday = weekdayNames[weekdayOf(day)]
  return { spans: weekday ? mergeSpans(settings.hours[weekday]) : [] }
}

const known = new Map<number, ReadonlyMap<Day, DayName>>()
const mostKnown = 20

/** A year's holidays never change, and this year's are asked for all day long. */
function holidaysOf(year: number): ReadonlyMap<Day, DayName> {
  const before = known.get(year)
  if (before) return before
  const holidays = danishHolidays(year)
  if (known.size >= mostKnown) known.clear()
  known.set(year, holidays)
  return holidays
}
