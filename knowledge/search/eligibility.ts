import type { Language } from '../editing/article.js'
import type { Passage } from '../chunking/passage.js'

/** Who asks, and when: what a passage must fit to be answered from. */
export type Asked = {
  readonly language: Language
  readonly municipality?: string | undefined
  readonly at: Date
}

/** Whether document `d` may be answered from. */
export type Eligible = (document: number) => boolean

const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' })

/** The calendar day in Denmark, 2026-11-21. */
export const dayInDenmark = (at: Date): string => danishDay.format(at)

const asNumber = (day: string): number => Number(day.replaceAll('-', ''))
const nationwide = 0xffff
const forever = 0xffffffff

/** The passages' language, days and municipality in typed arrays, so that judging one costs next to nothing. */
export function createEligibility(passages: readonly Passage[]): (asked: Asked) => Eligible {
  const languages = Uint8Array.from(passages, ({ language }) => (language === 'da' ? 0 : 1))
  const from = Uint32Array.from(passages, ({ validFrom }) => asNumber(validFrom))
  const to = Uint32Array.from(passages, ({ validTo }) =>
    validTo === undefined ? forever : asNumber(validTo),
  )
  const municipalities = Uint16Array.from(passages, ({ municipality }) =>
    municipality === undefined ? nationwide : Number(municipality),
  )
  return ({ language, municipality, at }) => {
    const wantedLanguage = language === 'da' ? 0 : 1
    const day = asNumber(dayInDenmark(at))
    const home = municipality === undefined ? nationwide : Number(municipality)
    return (d) => {
      const place = municipalities[d] ?? 0
      return (
        languages[d] === wantedLanguage &&
        (from[d] ?? 0) <= day &&
        day <= (to[d] ?? 0) &&
        (place === nationwide || place === home)
      )
    }
  }
}
