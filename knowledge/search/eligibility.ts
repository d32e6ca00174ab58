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
const mostJudged = 64

/** Judges all passages once for each kind of asker and day, so that judging one costs next to nothing. */
export function createEligibility(passages: readonly Passage[]): (asked: Asked) => Eligible {
  const languages = Uint8Array.from(passages, ({ language }) => (language === 'da' ? 0 : 1))
  const from = Uint32Array.from(passages, ({ validFrom }) => asNumber(validFrom))
  const to = Uint32Array.from(passages, ({ validTo }) =>
    validTo === undefined ? forever : asNumber(validTo),
  )
  const municipalities = Uint16Array.from(passages, ({ municipality }) =>
    municipality === undefined ? nationwide : Number(municipality),
  )
  const judge = (wantedLanguage: number, day: number, home: number): Uint8Array =>
    Uint8Array.from(passages, (_, d) => {
      const place = municipalities[d] ?? 0
      const holds =
        languages[d] === wantedLanguage &&
        (from[d] ?? 0) <= day &&
        day <= (to[d] ?? 0) &&
        (place === nationwide || place === home)
      return holds ? 1 : 0
    })
  // The same few are asked for all day long.
  const judged = new Map<string, Uint8Array>()
  return ({ language, municipality, at }) => {
    const day = dayInDenmark(at)
    const key = `${language} ${municipality ?? ''} ${day}`
    let holds = judged.get(key)
    if (!holds) {
      holds = judge(
        language === 'da' ? 0 : 1,
        asNumber(day),
        municipality === undefined ? nationwide : Number(municipality),
      )
      if (judged.size >= mostJudged) judged.clear()
      judged.set(key, holds)
    }
    const held = holds
    return (d) => held[d] === 1
  }
}
