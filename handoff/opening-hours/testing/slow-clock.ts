import type { DeskSettings, Weekday } from '../../../widget/protocol/desk.js'
import { danishHolidays } from '../danish-holidays.js'

const timeZone = 'Europe/Copenhagen'
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' })
const holidays = new Set(Array.from({ length: 30 }, (_, n) => [...danishHolidays(2015 + n).keys()]).flat())

/** Whether the desk is open at a moment, told by looking at a Danish clock: slow, and plain to see that it is right. */
export function isOpen({ hours, closedOn, closingDays }: DeskSettings, at: number): boolean {
  const [date = '', time = ''] = clock.format(at).split(' ')
  if (holidays.has(date)) return false
  if (closedOn.constitutionDay && date.endsWith('-06-05')) return false
  if (closedOn.christmasEve && date.endsWith('-12-24')) return false
  if (closedOn.newYearsEve && date.endsWith('-12-31')) return false
  if (closingDays.some((closing) => closing.date === date)) return false
  const spans = hours[weekday.format(at).toLowerCase() as Weekday]
  // Who closes at 23:59 is open until midnight.
  return spans.some(({ from, to }) => from <= time && (time < to || to === '23:59'))
}
