import type { Language } from '../conversation/conversation.js'
import { alsoSaid, datesIn } from './dates-in.js'
import { numbersIn } from './numbers-in.js'

/** A text and the language it is written in: "to" is a number in Danish only. */
export type Written = { readonly text: string; readonly language: Language }

/** Something that must not be invented: `keys` are all it may mean, most often one. */
type Claim = { readonly written: string; readonly keys: readonly string[] }

const address =
  /(?:https?:\/\/|www\.)[^\s<>()"'\]]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}.@])(?:[\p{L}\p{N}-]+\.)+\p{Ll}{2,}(?![\p{L}\p{N}])(?:\/[^\s<>()"'\]]*)?/giu
/** Abbreviations that look like addresses. */
const abbreviation = /^(?:f\.eks|m\.fl|m\.m|o\.lign|p\.t|d\.v\.s|bl\.a|inkl\.moms)$/iu

const section =
  /(?:§+|\b(?:paragraf(?:fer)?|sections?)(?=\s*\d))\s*\d+(?:\s?[a-hj-zæøå](?![\p{L}\p{N}-]))?(?:(?:\s*[,–-]\s*|\s+(?:og|til|and|to)\s+)(?:§+\s*)?\d+(?:\s?[a-hj-zæøå](?![\p{L}\p{N}-]))?(?!\s*(?:\.|procent|pct|%)))*/giu
const subsection = /(?<!\p{L})(?:stk\.?|stykke|subsections?|paragraphs?)\s*(\d+)/giu

const currency = '(?:kr|DKK|EUR|€)'
const phone = new RegExp(
  `(?<!\\d|\\d[.,]|${currency}\\.? ?)(?:(?:\\+|00)45 ?)?(?:\\d{8}|\\d{2} \\d{2} \\d{2} \\d{2}|\\d{4} \\d{4}|\\d{2} \\d{3} \\d{3}|\\d{3} \\d{2} \\d{3}|\\d{3} \\d{3} \\d{2})(?!\\d|[.,]\\d| ?(?:${currency}|mio|mia))`,
  'giu',
)

const clock =
  /(?<!\p{L})(?:kl\.?|klokken)\s*(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:-|–|til|og)\s*(\d{1,2})(?:[.:](\d{2}))?)?(?!\d)|(?<![\d.:])(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m(?![\p{L}])\.?|(?<![\d.:])(\d{1,2}):(\d{2})(?![\d:])/giu

/** Letters and figures in one word: U2, A1, E-303. */
const code = /(?<![\p{L}\p{N}])(?:\p{L}+\d[\p{L}\p{N}]*|\p{Lu}{1,4}-\d+)(?![\p{L}\p{N}])/gu
const listMark = /^[ \t]*\d{1,2}[.)][ \t]+(?=\p{Lu})/gmu

const twoFigures = (n: number) => String(n).padStart(2, '0')

/** Every figure, date, amount, percentage, law paragraph, time, telephone number and address in a text, each place once. */
function claimsIn({ text, language }: Written): Claim[] {
  const claims: Claim[] = []
  let rest = text.normalize('NFC').replace(listMark, (mark) => ' '.repeat(mark.length))
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => readonly (readonly string[])[]) => {
    for (const match of [...rest.matchAll(pattern)]) {
      const meanings = read(match)
      if (meanings.length === 0) continue
      for (const keys of meanings) claims.push({ written: match[0].trim(), keys })
      rest = blank(rest, match.index, match.index + match[0].length)
    }
  }
  take(address, ([written]) => (abbreviation.test(written) ? [] : [[`a:${addressKey(written)}`]]))
  take(section, ([written]) =>
    [...written.matchAll(/(\d+)\s?([a-zæøå](?!\p{L}))?/giu)].map(([, number = '', letter = '']) => [
      `l:${number}${letter.toLowerCase()}`,
    ]),
  )
  take(subsection, ([, number = '']) => [[`s:${number}`]])
  for (const { start, end, keys } of datesIn(rest, language))
    claims.push({ written: rest.slice(start, end), keys })
  for (const { start, end } of datesIn(rest, language)) rest = blank(rest, start, end)
  take(phone, ([written]) => [[`p:${written.replace(/\D/g, '').slice(-8)}`]])
  take(clock, timesOf)
  take(code, ([written]) => [[`c:${written.toLowerCase()}`]])
  for (const { written, values, unit } of numbersIn(rest, language)) {
    const year = /^(?:19|20)\d{2}$/.test(written) && unit === ''
    const keys = values.map((value) => `n:${round(value)}|${unit}`)
    claims.push({ written, keys: year ? [`y:${written}`] : keys })
  }
  return claims
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
const round = (value: number) => Math.round(value * 1000) / 1000

const addressKey = (written: string) =>
  written
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?/]+$/, '')

function timesOf(match: RegExpExecArray): string[][] {
  const [, h1, m1, h2, m2, h3, m3, half, h4, m4] = match
  const key = (hour: string, minutes = '00', later = 0) => [
    `t:${twoFigures((Number(hour) % 24) + later)}:${minutes}`,
  ]
  if (h1 !== undefined) return [key(h1, m1), ...(h2 === undefined ? [] : [key(h2, m2)])]
  if (h3 !== undefined) {
    const noon = Number(h3) % 12
    return [key(String(noon), m3, half?.toLowerCase() === 'p' ? 12 : 0)]
  }
  return h4 === undefined ? [] : [key(h4, m4)]
}

type Says = (key: string) => boolean

/** A source is asked about sentence after sentence, and read once. */
const readAlready = new WeakMap<Written, Says>()
const saysOf = (source: Written): Says => {
  const says = readAlready.get(source) ?? readSource(source)
  readAlready.set(source, says)
  return says
}

/** All that a source says, under every key it may be asked for by. */
function readSource(source: Written): Says {
  const said = new Set<string>()
  const addresses: string[] = []
  for (const { keys } of claimsIn(source))
    for (const key of keys) {
      for (const one of /^[dm]:/.test(key) ? alsoSaid(key) : [key]) said.add(one)
      if (key.startsWith('n:')) said.add(`v:${key.slice(2, key.indexOf('|'))}`)
      if (key.startsWith('a:')) addresses.push(key)
    }
  return (key) => {
    if (key.startsWith('a:')) return addresses.some((one) => one === key || one.startsWith(`${key}/`))
    if (!key.startsWith('n:')) return said.has(key)
    const [value = '', unit = ''] = key.slice(2).split('|')
    // A number without a unit may stand for one with ("under 30" for "under 30 år"); one unit never stands for another.
    return unit === '' ? said.has(`v:${value}`) : said.has(key) || said.has(`n:${value}|`)
  }
}

/**
 * What a text states that none of its sources does: figures, dates, amounts, percentages, paragraphs of law, times, telephone numbers, codes
 * and addresses, as they are written. Empty when all of them occur. Danish and English forms are the same fact: `21.695 kr.` is
 * `DKK 21,695`, `1. februar 2026` is `1 February 2026`, `to uger` is `2 weeks`, `halvanden` is `1½`. Nothing is converted: 14 days are
 * not two weeks. Whether the words between the figures are true is beyond it.
 */
export function ungrounded(written: Written, sources: readonly Written[]): string[] {
  const claims = claimsIn(written)
  if (claims.length === 0) return []
  const says = sources.map(saysOf)
  return claims
    .filter(({ keys }) => !keys.some((key) => says.some((saysIt) => saysIt(key))))
    .map((claim) => claim.written)
}

/** How many of a text's facts each of the sources states. */
export function groundedCounts(written: Written, sources: readonly Written[]): number[] {
  const claims = claimsIn(written)
  if (claims.length === 0) return sources.map(() => 0)
  return sources.map((source) => claims.filter(({ keys }) => keys.some(saysOf(source))).length)
}
