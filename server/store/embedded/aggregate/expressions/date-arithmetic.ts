import { show } from '../../bson/show.js'
import { asInteger, isNullish, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { named } from '../operands.js'
import { dayMilliseconds, isoDayOfWeek, momentOf, partsIn, utc, type DateParts, type Zone } from '../time.js'
import { timeIn, zoneIn } from './date-operands.js'
const months: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }
const fixed: Readonly<Record<string, number>> = {
  week: 7 * dayMilliseconds,
  day: dayMilliseconds,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}

function unitIn(value: Value | undefined, { operator }: Compiler): string {
  if (typeof value !== 'string' || !(value in months || value in fixed))
    throw new StoreError(
      5439014,
      `${operator} parameter 'unit' value cannot be recognized as a time unit: ${show(value)}`,
    )
  return value
}

function shift(at: number, unit: string, amount: number, zone: Zone): Date {
  const inMonths = months[unit]
  const parts = partsIn(at, zone)
  let moved: number
  if (inMonths !== undefined) {
    // The day is kept, or is the month's last one when the month is shorter.
    const target = { ...parts, month: parts.month + inMonths * amount, day: 1 }
    const lastDay = new Date(utc({ ...target, month: target.month + 1, day: 0 })).getUTCDate()
    moved = momentOf({ ...target, day: Math.min(parts.day, lastDay) }, zone)
  } else if (unit === 'day' || unit === 'week')
    moved = momentOf({ ...parts, day: parts.day + amount * (unit === 'week' ? 7 : 1) }, zone)
  else moved = at + amount * (fixed[unit] ?? 0)
  const date = new Date(moved)
  if (Number.isNaN(date.getTime())) throw new StoreError(5166406, 'date overflow')
  return date
}

const dateAdd = (sign: 1 | -1): OperatorMaker =>
  named(['startDate', 'unit', 'amount'], ['timezone'], ({ startDate, unit, amount, timezone }, compiler) => {
    if (isNullish(startDate) || isNullish(unit) || isNullish(amount) || timezone === null) return null
    const count = asInteger(amount)
    if (count === undefined)
      throw new StoreError(5166405, `${compiler.operator} expects integer amount of time units`)
    return shift(timeIn(startDate), unitIn(unit, compiler), sign * count, zoneIn(timezone, compiler))
  })

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function firstDay(value: Value | undefined): number {
  if (value === undefined) return 7
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  const at = weekdays.findIndex((name) => name === text || name.slice(0, 3) === text)
  if (at < 0)
    throw new StoreError(
      5439015,
      `parameter 'startOfWeek' value cannot be recognized as a day of a week: ${show(value)}`,
    )
  return at + 1
}

/** Days since 1970-01-01 of a local date. */
const dayNumber = ({ year, month, day }: DateParts): number =>
  Math.floor(utc({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }) / dayMilliseconds)

const dateDiff: OperatorMaker = named(
  ['startDate', 'endDate', 'unit'],
  ['timezone', 'startOfWeek'],
  (values, compiler) => {
    const { startDate, endDate, unit, timezone } = values
    if (
      isNullish(startDate) ||
      isNullish(endDate) ||
      isNullish(unit) ||
      timezone === null ||
      values.startOfWeek === null
    )
      return null
    const name = unitIn(unit, compiler)
    const zone = zoneIn(timezone, compiler)
    const [from, to] = [partsIn(timeIn(startDate), zone), partsIn(timeIn(endDate), zone)]
    const inMonths = months[name]
    if (inMonths !== undefined) {
      const index = ({ year, month }: DateParts): number => Math.floor((year * 12 + month - 1) / inMonths)
      return BigInt(index(to) - index(from))
    }
    if (name === 'week') {
      const start = firstDay(values.startOfWeek)
      // 1970-01-01 was a Thursday, day 4.
      const week = (parts: DateParts): number => Math.floor((dayNumber(parts) + 4 - start) / 7)
      return BigInt(week(to) - week(from))
    }
    if (name === 'day') return BigInt(dayNumber(to) - dayNumber(from))
    const size = fixed[name] ?? 1
    const local = (at: number): number => Math.floor((at + zone(at) * 60_000) / size)
    return BigInt(
      name === 'hour'
        ? local(timeIn(endDate)) - local(timeIn(startDate))
        : Math.floor(timeIn(endDate) / size) - Math.floor(timeIn(startDate) / size),
    )
  },
)

const dateTrunc: OperatorMaker = named(
  ['date', 'unit'],
  ['binSize', 'timezone', 'startOfWeek'],
  (values, compiler) => {
    const { date, unit, timezone } = values
    if (
      isNullish(date) ||
      isNullish(unit) ||
      values.binSize === null ||
      timezone === null ||
      values.startOfWeek === null
    )
      return null
    const name = unitIn(unit, compiler)
    const zone = zoneIn(timezone, compiler)
    const size = values.binSize === undefined ? 1 : asInteger(values.binSize)
    if (size === undefined || size <= 0)
      throw new StoreError(5439018, '$dateTrunc requires binSize to be greater than 0')
    const parts = partsIn(timeIn(date), zone)
    const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 }
    const inMonths = months[name]
    // Bins are counted from 2000-01-01 00:00 in the zone, weeks from the first start of a week after it.
    if (inMonths !== undefined) {
      const bin = inMonths * size
      const since = Math.floor(((parts.year - 2000) * 12 + parts.month - 1) / bin) * bin
      return new Date(momentOf({ year: 2000, month: 1 + since, day: 1, ...midnight }, zone))
    }
    const reference = { year: 2000, month: 1, day: 1, ...midnight }
    if (name === 'day' || name === 'week') {
      const first =
        name === 'week'
          ? dayNumber(reference) + ((firstDay(values.startOfWeek) - isoDayOfWeek(reference) + 7) % 7)
          : dayNumber(reference)
      const bin = size * (name === 'week' ? 7 : 1)
      const since = Math.floor((dayNumber(parts) - first) / bin) * bin
      return new Date(momentOf({ year: 1970, month: 1, day: 1 + first + since, ...midnight }, zone))
    }
    const bin = (fixed[name] ?? 1) * size
    const origin = momentOf(reference, zone)
    return new Date(origin + Math.floor((timeIn(date) - origin) / bin) * bin)
  },
)

export const dateArithmetic: Readonly<Record<string, OperatorMaker>> = {
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
}
