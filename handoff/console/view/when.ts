import type { Language } from '../../../widget/protocol/http.js'
import { clockTime, dayInWords, localDay } from '../../../widget/view/format.js'

const two = (part: number) => String(part).padStart(2, '0')

/** How long, as on a clock: "4:12", and from an hour on "1:04:12". */
export function lasted(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const rest = two(whole % 60)
  return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** "14.32" today, "21. november 2026 14.32" another day. */
export function momentIn(language: Language, at: string, now = new Date()): string {
  const day = localDay(at)
  const time = clockTime(at, language)
  return day === localDay(now) ? time : `${dayInWords(day, language)} ${time}`
}

/** "mandag 23. nov.", for a day of the form 2026-11-23. */
export const weekdayIn = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
