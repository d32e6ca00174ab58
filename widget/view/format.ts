import type { Language } from '../protocol/http.js'

const locale: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }

/** "14.32" */
export const clockTime = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** A day of the form 2026-11-21 in words: "21. november 2026". What is no such day is given back as it is. */
export function dayInWords(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00Z`)
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

/** The local day of a moment, 2026-11-21, for telling days apart. */
export function localDay(at: string | Date): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
