import { Timestamp } from 'bson'
import { asInteger, docOf, isDoc, isNullish, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { OperatorMaker } from '../expression.js'
import { named, oneOrNull, textIn, typeOf } from '../operands.js'
import {
  dayOfYear,
  isoDayOfWeek,
  isoWeek,
  momentOf,
  parseDate,
  partsIn,
  weekOfYear,
  zoneOf,
  type DateParts,
  type Zone,
} from '../time.js'
import { timeIn, zoneIn } from './date-operands.js'

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
  $tsSecond: timestampPart((value) => value.t),
  $tsIncrement: timestampPart((value) => value.i),
}
