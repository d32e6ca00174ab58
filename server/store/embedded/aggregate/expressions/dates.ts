import { show } from '../../bson/show.js'
import { ObjectId, Timestamp } from 'bson'
import { asInteger, docOf, isDoc, isNullish, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { named, oneOrNull, textIn, typeOf } from '../operands.js'
import {
  dayMilliseconds,
  dayOfYear,
  isoDayOfWeek,
  isoWeek,
  momentOf,
  parseDate,
  partsIn,
  utc,
  weekOfYear,
  zoneOf,
  type DateParts,
  type Zone,
} from '../time.js'

function timeIn(value: Value): number {
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  if (value instanceof Timestamp) return value.t * 1000
  throw new StoreError(16006, `can't convert from BSON type ${typeOf(value)} to Date`)
}

const zoneIn = (value: Value | undefined, compiler: Compiler): Zone =>
  value === undefined ? zoneOf(undefined) : zoneOf(textIn(value, compiler))

/** A part of a date: of `<date>`, or of `{ date, timezone }`. */
const part = (read: (parts: DateParts) => Value): OperatorMaker => {
  const withZone = named(['date'], ['timezone'], (values, compiler) => {
    const { date, timezone } = values
    if (isNullish(date) || ('timezone' in values && isNullish(timezone))) return null
    return read(partsIn(timeIn(date), zoneIn(timezone, compiler)))
  })
  const alone = oneOrNull((value) => read(partsIn(timeIn(value), zoneOf(undefined))))
  return (operand, compiler) => (isDoc(operand) && operand.has('date') ? withZone : alone)(operand, compiler)
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function format(at: number, zone: Zone, pattern: string): string {
  const parts = partsIn(at, zone)
  return pattern.replace(/%(.?)/g, (_, letter: string) => {
    switch (letter) {
      case 'Y':
        if (parts.year < 0 || parts.year > 9999)
          throw new StoreError(
            18537,
            `Could not convert date to string: date component was outside the supported range of 0-9999: ${parts.year}`,
          )
        return pad(parts.year, 4)
      case 'm':
        return pad(parts.month, 2)
      case 'd':
        return pad(parts.day, 2)
      case 'H':
        return pad(parts.hour, 2)
      case 'M':
        return pad(parts.minute, 2)
      case 'S':
        return pad(parts.second, 2)
      case 'L':
        return pad(parts.millisecond, 3)
      case 'j':
        return pad(dayOfYear(parts), 3)
      case 'w':
        return String((isoDayOfWeek(parts) % 7) + 1)
      case 'u':
        return String(isoDayOfWeek(parts))
      case 'U':
        return pad(weekOfYear(parts), 2)
      case 'V':
        return pad(isoWeek(parts).week, 2)
      case 'G':
        return pad(isoWeek(parts).year, 4)
      case 'b':
        return (monthNames[parts.month - 1] ?? '').slice(0, 3)
      case 'B':
        return monthNames[parts.month - 1] ?? ''
      case 'z': {
        const offset = zone(at)
        return `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`
      }
      case 'Z':
        return String(zone(at))
      case '%':
        return '%'
      default:
        throw new StoreError(
          letter === '' ? 18535 : 18536,
          `Invalid format character '%${letter}' in format string`,
        )
    }
  })
}

const dateToString: OperatorMaker = named(['date'], ['format', 'timezone', 'onNull'], (values, compiler) => {
  const { date, timezone, onNull } = values
  if (isNullish(date)) return 'onNull' in values ? onNull : null
  if (('timezone' in values && isNullish(timezone)) || ('format' in values && isNullish(values.format)))
    return null
  const zone = zoneIn(timezone, compiler)
  const pattern =
    values.format === undefined
      ? timezone === undefined || timezone === 'UTC'
        ? '%Y-%m-%dT%H:%M:%S.%LZ'
        : '%Y-%m-%dT%H:%M:%S.%L'
      : textIn(values.format, compiler)
  return format(timeIn(date), zone, pattern)
})

const dateFromString: OperatorMaker = named(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  (values, compiler) => {
    const { dateString, timezone, onError, onNull } = values
    if ('format' in values)
      throw new StoreError('NotImplemented', "$dateFromString with 'format' is not supported by this store")
    if (isNullish(dateString)) return 'onNull' in values ? onNull : null
    if ('timezone' in values && isNullish(timezone)) return null
    try {
      if (typeof dateString !== 'string')
        throw new StoreError(
          'ConversionFailure',
          `$dateFromString requires that 'dateString' be a string, found: ${typeOf(dateString)}`,
        )
      return parseDate(dateString, timezone === undefined ? undefined : zoneIn(timezone, compiler))
    } catch (error) {
      if ('onError' in values && error instanceof StoreError && error.code === 241) return onError
      throw error
    }
  },
)

const dateFromParts: OperatorMaker = named(
  [],
  [
    'year',
    'isoWeekYear',
    'month',
    'isoWeek',
    'day',
    'isoDayOfWeek',
    'hour',
    'minute',
    'second',
    'millisecond',
    'timezone',
  ],
  (values, compiler) => {
    if (Object.values(values).some(isNullish)) return null
    const number = (name: keyof typeof values, otherwise: number): number => {
      if (values[name] === undefined) return otherwise
      const whole = asInteger(values[name])
      if (whole === undefined)
        throw new StoreError(40515, `'${name}' must evaluate to an integer, found ${typeOf(values[name])}`)
      return whole
    }
    const time = {
      hour: number('hour', 0),
      minute: number('minute', 0),
      second: number('second', 0),
      millisecond: number('millisecond', 0),
    }
    const zone = zoneIn(values.timezone, compiler)
    if (values.isoWeekYear !== undefined) {
      const year = number('isoWeekYear', 1970)
      const fourth = { year, month: 1, day: 4, ...time }
      const monday = 4 - (isoDayOfWeek(fourth) - 1)
      return new Date(
        momentOf(
          { ...fourth, day: monday + (number('isoWeek', 1) - 1) * 7 + number('isoDayOfWeek', 1) - 1 },
          zone,
        ),
      )
    }
    if (values.year === undefined)
      throw new StoreError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
    return new Date(
      momentOf(
        { year: number('year', 1970), month: number('month', 1), day: number('day', 1), ...time },
        zone,
      ),
    )
  },
)

const dateToParts: OperatorMaker = named(
  ['date'],
  ['timezone', 'iso8601'],
  ({ date, timezone, iso8601 }, compiler) => {
    if (isNullish(date) || timezone === null) return null
    const { year, month, day, ...time } = partsIn(timeIn(date), zoneIn(timezone, compiler))
    const parts = { year, month, day, ...time }
    if (iso8601 !== true) return docOf({ ...parts })
    const week = isoWeek(parts)
    return docOf({ isoWeekYear: week.year, isoWeek: week.week, isoDayOfWeek: isoDayOfWeek(parts), ...time })
  },
)

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

const timestampPart = (read: (value: Timestamp) => number): OperatorMaker =>
  oneOrNull((value, { operator }) => {
    if (!(value instanceof Timestamp))
      throw new StoreError(5687301, `Argument to ${operator} must be a timestamp, but is ${typeOf(value)}`)
    return BigInt(read(value))
  })

export const dates: Readonly<Record<string, OperatorMaker>> = {
  $year: part(({ year }) => year),
  $month: part(({ month }) => month),
  $dayOfMonth: part(({ day }) => day),
  $hour: part(({ hour }) => hour),
  $minute: part(({ minute }) => minute),
  $second: part(({ second }) => second),
  $millisecond: part(({ millisecond }) => millisecond),
  $dayOfYear: part(dayOfYear),
  $dayOfWeek: part((parts) => (isoDayOfWeek(parts) % 7) + 1),
  $week: part(weekOfYear),
  $isoDayOfWeek: part(isoDayOfWeek),
  $isoWeek: part((parts) => isoWeek(parts).week),
  $isoWeekYear: part((parts) => BigInt(isoWeek(parts).year)),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
  $tsSecond: timestampPart((value) => value.t),
  $tsIncrement: timestampPart((value) => value.i),
}
