import type { Language } from '../conversation/conversation.js'
import { needsUnit, numberWords } from './number-words.js'

/** A number as it is written, with what it counts; a range gives its unit to both ends. `values` are all it may mean, most often one. */
export type NumberMention = {
  readonly written: string
  readonly values: readonly number[]
  readonly unit: Unit | ''
}

type Unit =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'workday'
  | 'day'
  | 'hour'
  | 'minute'
  | 'percent'
  | 'krone'
  | 'øre'
  | 'euro'

const common: Readonly<Partial<Record<Unit, string>>> = {
  percent: '%|procent(?:point)?s?|pct\\.?|per ?cent|percentage points?',
  krone: 'kr\\.?|kroner|krone|kroners|DKK',
  øre: 'øre',
  euro: '€|euro|EUR',
}
const unitsOf: Readonly<Record<Language, Readonly<Partial<Record<Unit, string>>>>> = {
  da: {
    ...common,
    year: 'år(?:s|ig|ige|iges|et|ene|enes)?|åring(?:e|er|en|erne)?',
    quarter: 'kvartal(?:er|et|erne|s)?',
    month: 'måned(?:er|s|en|erne|ers|ens)?|mdr\\.?|md\\.',
    week: 'uge(?:r|s|n|rs|rne|ns)?',
    workday: '(?:hver|arbejds)dag(?:e|s|es|en|ene)?',
    day: '(?:kalender)?dag(?:e|s|es|en|ene)?|døgn',
    hour: 'time(?:r|s|n|rs|rne|ns)?',
    minute: 'minut(?:ter|ters|s|tet)?|min\\.',
  },
  en: {
    ...common,
    year: "years?(?:[’'-]s?)?(?:-?olds?)?|yrs?",
    quarter: 'quarters?',
    month: 'months?',
    week: 'weeks?',
    workday: '(?:working|business|week) ?days?',
    day: '(?:calendar )?days?',
    hour: 'hours?',
    minute: 'minutes?|mins?',
  },
}
/** Words that may stand between a number and its unit: "de 12 seneste måneder", "two full weeks". */
const between =
  'hele|fulde|sidste|seneste|første|næste|sammenhængende|flere|ekstra|full|whole|consecutive|last|first|next|previous|more|extra|additional|et|a|an'

/** What makes "a month" a length of time: "within a month", but not "DKK 100 a month". */
const measure = /\b(?:within|after|in|before|least|most|than|about) $/iu

const ends = '(?![\\p{L}\\p{N}])'
const unitPatterns = (['da', 'en'] as const).map((language) =>
  Object.entries(unitsOf[language]).map(
    ([unit, words]) =>
      [unit as Unit, new RegExp(`^[ \\u00a0-]?(?:(?:${between}) ){0,2}(?:${words})${ends}`, 'iu')] as const,
  ),
)
const currencyBefore = /(?:(kr\.?|DKK)|(€|EUR)) ?$/iu
const scales: readonly (readonly [RegExp, number])[] = [
  [/^[ \u00a0]?(?:hundrede|hundred)(?![\p{L}\p{N}])/iu, 100],
  [/^[ \u00a0]?(?:tusinde?|thousand|t\.)(?![\p{L}\p{N}])/iu, 1e3],
  [/^[ \u00a0]?(?:mio\.?|million(?:er|s)?)(?![\p{L}\p{N}])/iu, 1e6],
  [/^[ \u00a0]?(?:mia\.?|milliard(?:er)?|billions?)(?![\p{L}\p{N}])/iu, 1e9],
]
const andAHalf = /^ (?:og en |og et |en |et |and a )hal(?:v|vt|f)(?![\p{L}\p{N}])/iu
const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }

const figures =
  '\\d{1,3}(?:[\\u00a0\\u202f]\\d{3})+(?:,\\d{1,2})?|\\d{1,3}(?: \\d{3})+(?= ?(?:kr|DKK|EUR))|\\d+(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?'
const tokens = Object.fromEntries(
  (['da', 'en'] as const).map((language) => {
    const words = [...numberWords[language].keys(), ...(language === 'en' ? ['a', 'an'] : [])]
    words.sort((a, b) => b.length - a.length)
    // A word may lead a compound ("toårig", "treugers"), but only where a unit follows; that is looked at afterwards.
    const compound = '(?=(?:års?|årig|uge|måned|dag|time)[\\p{L}]*)'
    return [
      language,
      new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${figures})[½¼¾]?|[½¼¾]|(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?:${compound}|${ends})`,
        'giu',
      ),
    ]
  }),
) as Record<Language, RegExp>

/** What stands between the ends of a range or two alternatives: both then count the same thing. A comma may part any two statements. */
const sameUnit =
  /^\.?\s*(?:[-–—/]|(?:til|og|eller|af|ud af|to|and|or|of|out of)(?=\s))\s*(?:(?:de|højst|mindst|kun|the|at most|at least|only)\s+)*$/iu
const yearLike = /^(?:19|20)\d{2}$/

/**
 * The numbers of a text with their units. Thousands and decimals in either language's way: a point or comma before exactly three figures parts
 * thousands, and may part decimals too where the language writes them so.
 */
export function numbersIn(text: string, language: Language): NumberMention[] {
  const found: { written: string; values: readonly number[]; unit: Unit | ''; start: number; end: number }[] =
    []
  for (const match of text.matchAll(tokens[language])) {
    const start = match.index
    // What an earlier one has taken along ("two thousand", "to og en halv") is not a number of its own.
    if (start < (found.at(-1)?.end ?? 0)) continue
    const written = match[0].toLowerCase()
    let end = start + written.length
    const value = numberWords[language].get(written) ?? (/^an?$/.test(written) ? 1 : undefined)
    let values = value === undefined ? readFigures(written, language) : [value]
    const grow = (pattern: RegExp, change: (value: number) => number) => {
      const more = pattern.exec(text.slice(end))?.[0]
      if (more === undefined) return
      end += more.length
      values = values.map(change)
    }
    for (const [pattern, scale] of scales) grow(pattern, (one) => one * scale)
    if (value === undefined || value >= 1) grow(andAHalf, (one) => one + 0.5)
    const unit = unitAt(text, start, end, language)
    if (unit === '' && needsUnit.has(written) && end === start + written.length) continue
    if (/^an?$/.test(written) && !measure.test(text.slice(0, start))) continue
    found.push({ written: text.slice(start, end), values, unit, start, end })
  }
  for (let at = found.length - 2; at >= 0; at--) {
    const [one, next] = [found[at], found[at + 1]]
    if (
      one &&
      next &&
      one.unit === '' &&
      !yearLike.test(one.written) &&
      sameUnit.test(text.slice(one.end, next.start))
    )
      one.unit = next.unit
  }
  return found
}

function unitAt(text: string, start: number, end: number, language: Language): Unit | '' {
  const [crown, euro] = currencyBefore.exec(text.slice(0, start))?.slice(1) ?? []
  if (crown !== undefined) return 'krone'
  if (euro !== undefined) return 'euro'
  const after = text.slice(end, end + 60)
  return unitPatterns[language === 'da' ? 0 : 1]?.find(([, pattern]) => pattern.test(after))?.[0] ?? ''
}

function readFigures(written: string, language: Language): number[] {
  const fraction = fractions[written.at(-1) ?? ''] ?? 0
  const figuresOnly = written.replace(/[½¼¾\s\u00a0\u202f]/g, '')
  if (figuresOnly === '') return [fraction]
  const marks = figuresOnly.replace(/\d/g, '')
  const last = Math.max(figuresOnly.lastIndexOf('.'), figuresOnly.lastIndexOf(','))
  const whole = Number(figuresOnly.replace(/[.,]/g, '')) + fraction
  if (marks === '') return [whole]
  const decimal = Number(`${figuresOnly.slice(0, last).replace(/[.,]/g, '')}.${figuresOnly.slice(last + 1)}`)
  const threeAfter = figuresOnly.length - last === 4
  if (marks.length > 1) return [new Set(marks).size > 1 || !threeAfter ? decimal : whole]
  if (!threeAfter || last > 3 || figuresOnly.startsWith('0')) return [decimal]
  return marks === (language === 'da' ? ',' : '.') ? [whole, decimal] : [whole]
}
