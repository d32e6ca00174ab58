import { StoreError } from '../errors.js'

/** A moment taken apart in some time zone. Months count from 1. */
export type DateParts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** Minutes a zone is ahead of UTC at a moment. */
export type Zone = (at: number) => number

const minute = 60_000
export const dayMilliseconds = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** A zone by its Olson name ("Europe/Copenhagen") or its offset ("+02:00", "-0530", "+03"). */
export function zoneOf(name: string | undefined): Zone {
  if (name === undefined || name === 'UTC' || name === 'GMT' || name === 'Z') return () => 0
  const offset = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(name)
  if (offset) {
    const minutes = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? -1 : 1)
    return () => minutes
  }
  let format = formats.get(name)
  if (!format) {
    try {
      if (!/^[A-Za-z]/.test(name)) throw new RangeError(name)
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      throw new StoreError(40485, `unrecognized time zone identifier: "${name}"`)
    }
    formats.set(name, format)
  }
  const known = format
  return (at) => {
    const parts = new Map(known.formatToParts(at).map(({ type, value }) => [type, value]))
    const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
    const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year')
    const local = utc({
      year,
      month: number('month'),
      day: number('day'),
      hour: number('hour'),
      minute: number('minute'),
      second: number('second'),
      millisecond: 0,
    })
    return Math.round((local - Math.floor(at / 1000) * 1000) / minute)
  }
}

/** Milliseconds since the epoch of parts read as UTC; parts may lie outside their range and carry over. */
export function utc({ year, month, day, hour, minute, second, millisecond }: DateParts): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date.getTime()
}

export function partsIn(at: number, zone: Zone): DateParts {
  const local = new Date(at + zone(at) * minute)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  }
}

/** The moment that reads as `parts` in the zone; of a moment that comes twice the first, of one that never comes what follows. */
export function momentOf(parts: DateParts, zone: Zone): number {
  const local = utc(parts)
  const first = local - zone(local - dayMilliseconds) * minute
  if (zone(first) === zone(local - dayMilliseconds)) return first
  const second = local - zone(local + dayMilliseconds) * minute
  return zone(second) === zone(local + dayMilliseconds) ? second : first
}

/** 1 for Monday to 7 for Sunday. */
export const isoDayOfWeek = ({ year, month, day }: DateParts): number =>
  ((new Date(utc({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 })).getUTCDay() + 6) % 7) +
  1

export const dayOfYear = ({ year, month, day }: DateParts): number =>
  Math.round(
    (utc({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }) -
      utc({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 })) /
      dayMilliseconds,
  ) + 1

/** The ISO 8601 week and the year it belongs to. */
export function isoWeek(parts: DateParts): { week: number; year: number } {
  // The week belongs to the year its Thursday lies in.
  const thursday = new Date(
    utc({ ...parts, hour: 0, minute: 0, second: 0, millisecond: 0 }) +
      (4 - isoDayOfWeek(parts)) * dayMilliseconds,
  )
  const year = thursday.getUTCFullYear()
  const first = utc({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 })
  return { year, week: Math.floor((thursday.getTime() - first) / dayMilliseconds / 7) + 1 }
}

/** Weeks since the first Sunday of the year, 0 before it. */
export function weekOfYear(parts: DateParts): number {
  const sundayBased = isoDayOfWeek(parts) % 7
  return Math.floor((dayOfYear(parts) - 1 + 7 - sundayBased) / 7)
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/** Reads an ISO 8601 date or time; without an offset it is read in `zone`. */
export function parseDate(text: string, zone?: Zone): Date {
  const match = isoDate.exec(text.trim())
  const bad = new StoreError('ConversionFailure', `Error parsing date string '${text}'`)
  if (!match) throw bad
  const [, year, month, day, hour = '0', minutes = '0', second = '0', fraction = '', offset] = match
  const parts: DateParts = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minutes),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction || '0'}`) * 1000),
  }
  if (
    parts.month < 1 ||
    parts.month > 12 ||
    parts.day < 1 ||
    parts.day > 31 ||
    parts.hour > 24 ||
    parts.minute > 59 ||
    parts.second > 60
  )
    throw bad
  if (offset !== undefined && zone)
    throw new StoreError(
      'ConversionFailure',
      `you cannot pass in a date/time string with time zone information ('${offset}') together with a timezone argument`,
    )
  const where =
    offset !== undefined ? zoneOf(offset.toUpperCase() === 'Z' ? 'UTC' : offset) : (zone ?? zoneOf(undefined))
  const at = momentOf(parts, where)
  if (new Date(utc(parts)).getUTCDate() !== parts.day && parts.hour < 24) throw bad
  return new Date(at)
}
