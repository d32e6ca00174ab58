import type { Language } from '../conversation/conversation.js'

/** Something found in a text, and where: `keys` are all it may mean, most often one. */
export type Mention = { readonly start: number; readonly end: number; readonly keys: readonly string[] }

const names: readonly (readonly string[])[] = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]
const monthOf = new Map(names.flatMap((same, at) => same.map((name) => [name, at + 1] as const)))
const anyName = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')
const wholeName = names
  .flatMap((same) => same.filter((name) => name.length > 3 || name === 'maj' || name === 'may'))
  .join('|')

const day = String.raw`\d{1,2}(?:\.|st|nd|rd|th)?`
const joint = String.raw`\s*(?:[-–,]|\b(?:og|til|eller|and|to|or)\b)\s*(?:den\s+|the\s+)?`
const notInWord = String.raw`(?<![\p{L}\p{N}.,])`
const ends = String.raw`(?![\p{L}\p{N}])`

/** 1. februar 2026 · 1.–15. februar · 1st of February 2026 */
const dayMonth = new RegExp(
  `${notInWord}(${day}(?:${joint}${day})*)\\s*(?:of\\s+)?(${anyName})${ends}\\.?(?:,?\\s+((?:19|20)\\d{2})${ends})?`,
  'giu',
)
/** February 1, 2026 · February 1 and 15 */
const monthDay = new RegExp(
  `${notInWord}(${anyName})\\.?\\s+(\\d{1,2}(?:st|nd|rd|th)?(?:${joint}\\d{1,2}(?:st|nd|rd|th)?)*)${ends}(?![.,]\\d)(?:,?\\s+((?:19|20)\\d{2})${ends})?`,
  'giu',
)
const iso = /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/gu
/** 1.2.2026 · 01-02-2026 · 1/2 2026 */
const figures = /(?<![\d.,])(\d{1,2})(?:([./-])(\d{1,2})\2|\/(\d{1,2})[ -])((?:19|20)\d{2})(?!\d)/gu
const monthYear = new RegExp(
  `${notInWord}(${wholeName})${ends}(?:\\s+of)?\\s+((?:19|20)\\d{2})${ends}`,
  'giu',
)
const month = new RegExp(`${notInWord}(${wholeName})${ends}`, 'giu')

const two = (n: number) => String(n).padStart(2, '0')
const dateKey = (d: number, m: number, year?: string) =>
  `${year === undefined ? '' : `${year}-`}${two(m)}-${two(d)}`
const isDay = (d: number, m: number) => d >= 1 && d <= 31 && m >= 1 && m <= 12

/** "may" and "march" are verbs in English, unless they are written as the months are and stand where a month would. */
const isMonth = (written: string, before: string, language: Language) =>
  !/^(may|march)$/i.test(written) ||
  (language === 'en' &&
    /^\p{Lu}/u.test(written) &&
    /(?:\b(?:in|by|until|till|from|since|of|before|after|during|early|late|mid|and|to|or|next|last|every)[ -]|\d(?:st|nd|rd|th)? ?)$/iu.test(
      before,
    ))

/**
 * The dates a text names, as `d:2026-02-01`, `d:02-01`, `m:2026-02` or `m:02`, whichever it says; each place is taken once. Days stand before
 * months, but in English figures either way round.
 */
export function datesIn(text: string, language: Language): Mention[] {
  const found: Mention[] = []
  const free = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end)
  const add = (match: RegExpExecArray, keys: readonly string[]) => {
    const [start, end] = [match.index, match.index + match[0].length]
    if (keys.length > 0 && free(start, end)) found.push({ start, end, keys })
  }
  const addDays = (match: RegExpExecArray, days: string, name: string, year: string | undefined) => {
    if (/^(may|march)$/i.test(name) && !/^\p{Lu}/u.test(name)) return
    const m = monthOf.get(name.toLowerCase()) ?? 0
    const numbers = [...days.matchAll(/\d+/g)].map(([digits]) => Number(digits))
    if (!numbers.every((d) => isDay(d, m))) return
    const [start, end] = [match.index, match.index + match[0].length]
    if (!free(start, end)) return
    for (const d of numbers) found.push({ start, end, keys: [`d:${dateKey(d, m, year)}`] })
  }
  for (const match of text.matchAll(iso)) {
    const [, year = '', m, d] = match
    if (isDay(Number(d), Number(m))) add(match, [`d:${dateKey(Number(d), Number(m), year)}`])
  }
  for (const match of text.matchAll(figures)) {
    const [, a, , b = match[4], , year = ''] = match
    const ways = language === 'en' ? [[a, b] as const, [b, a] as const] : [[a, b] as const]
    const keys = ways.flatMap(([d, m]) =>
      isDay(Number(d), Number(m)) ? [`d:${dateKey(Number(d), Number(m), year)}`] : [],
    )
    add(match, [...new Set(keys)])
  }
  for (const match of text.matchAll(dayMonth)) addDays(match, match[1] ?? '', match[2] ?? '', match[3])
  for (const match of text.matchAll(monthDay)) addDays(match, match[2] ?? '', match[1] ?? '', match[3])
  for (const match of text.matchAll(monthYear))
    add(match, [`m:${match[2] ?? ''}-${two(monthOf.get((match[1] ?? '').toLowerCase()) ?? 0)}`])
  for (const match of text.matchAll(month))
    if (isMonth(match[0], text.slice(0, match.index), language))
      add(match, [`m:${two(monthOf.get(match[0].toLowerCase()) ?? 0)}`])
  return found
}

/** What a date also says: the day without its year, its month, its year. */
export function alsoSaid(key: string): string[] {
  const [, year, m = '', d] = /^[dm]:(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?$/.exec(key) ?? []
  return [
    key,
    ...(d === undefined ? [] : [`d:${m}-${d}`]),
    ...(year === undefined ? [] : [`m:${year}-${m}`, `y:${year}`]),
    `m:${m}`,
  ]
}
