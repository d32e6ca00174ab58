import type { Language } from '../../protocol/http.js'

const timeZone = 'Europe/Copenhagen'
const locale: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }
const formats = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  moment: { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment in words, in Danish time wherever the citizen is: its day, its time of day, or both. */
export const inDanishTime = (at: string, what: keyof typeof formats, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], { timeZone, ...formats[what] }).format(new Date(at))

/** Times by the Danish day they are on, in their order. */
export function daysOf(slots: readonly string[], language: Language): { day: string; slots: string[] }[] {
  const days = new Map<string, string[]>()
  for (const slot of slots) {
    const day = inDanishTime(slot, 'day', language)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days].map(([day, its]) => ({ day, slots: its }))
}
