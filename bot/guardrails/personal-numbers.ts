import type { Span } from './personal-data.js'
import { isPublicNumber } from './public-numbers.js'

/* All of these look at text as typed on a plain keyboard (as-typed.ts): ASCII digits, -, single-character spaces. */

const spanOf = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length]
const digitsOf = (text: string) => text.replace(/\D/g, '')
/** The matches of a pattern that are what they look like. */
const those = (text: string, pattern: RegExp, really: (match: RegExpExecArray) => boolean): Span[] =>
  [...text.matchAll(pattern)].filter(really).map(spanOf)

/** Two digits of a CPR number; in one that is otherwise plain an O may stand for 0, an l or I for 1. */
const two = '[0-9OolI]{2}'
const cpr = new RegExp(
  '(?<![0-9])(?:' +
    [
      // DDMMYY-SSSS with or without something between its pairs; DDMMYYYY-SSSS.
      `${two}[ .\\-/]?${two}[ .\\-/]?${two}[ .\\-/_:]{0,4}${two} ?${two}`,
      `${two}([ .\\-/]?)${two}\\1(?:19|20)${two}[ .\\-/_:]{0,4}${two}${two}`,
      // 0 1 0 1 9 0 1 2 3 4
      Array(10).fill('[0-9OolI]').join('[ .\\-/_]{1,2}'),
    ].join('|') +
    ')(?![0-9])',
  'g',
)
const asDigits = (text: string) => text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** DDMMYY as a day there has been in some century. February 29th needs a year divisible by four (19xx and 20xx agree but for 1900, which 2000 mends). */
function isDate(day: number, month: number, year: number): boolean {
  if (month === 2 && day === 29) return year % 4 === 0
  return day >= 1 && day <= (daysIn[month - 1] ?? 0)
}

/**
 * CPR numbers: ten digits that begin with a valid date, DDMMYY. No modulus 11, which numbers issued since 2007 need not satisfy.
 * After the word itself any ten digits are taken for one: a slip of the finger hides little.
 */
export function cprIn(text: string): Span[] {
  const named = those(
    text,
    /(?<=cpr[^0-9\ue000]{0,20})(?<![0-9])[0-9]{6}[ .\-/]{0,3}[0-9]{4}(?![0-9])/gi,
    () => true,
  )
  const dated = those(text, cpr, (match) => {
    const plain = asDigits(match[0])
    const all = digitsOf(plain)
    const inFull = all.length === 12
    const [day, month, year] = [all.slice(0, 2), all.slice(2, 4), inFull ? all.slice(6, 8) : all.slice(4, 6)]
    const written = digitsOf(match[0]).length
    const before = text[match.index - 1] ?? ' '
    const after = text[match.index + match[0].length] ?? ' '
    // Letters for digits: only in something that is no word, and mostly digits.
    const asWord = written < all.length && (written < 5 || /[\p{L}]/u.test(before) || /\p{L}/u.test(after))
    return !asWord && isDate(Number(day), Number(month), Number(year)) && !partOfMore(text, match)
  })
  return apartFrom(dated, named)
}

/** 01.01.2024-31.12.2025 and 1.010.190.123: digits that go on are a range of dates or an amount. */
const partOfMore = (text: string, { index, 0: { length } }: RegExpExecArray): boolean =>
  /[0-9][.,]$/.test(text.slice(Math.max(0, index - 2), index)) ||
  /^[.,/-][0-9]/.test(text.slice(index + length, index + length + 2))

/** The spans of both lists that do not overlap, in order. */
const apartFrom = (some: readonly Span[], others: readonly Span[]): Span[] =>
  [...some, ...others.filter(([from, to]) => !some.some(([f, t]) => from < t && f < to))].sort(
    (a, b) => a[0] - b[0],
  )

/** ISO 7812: doubling every second digit from the right, the sum is divisible by ten. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let n = 0; n < digits.length; n++) {
    const value = Number(digits[digits.length - 1 - n])
    const counted = n % 2 === 0 ? value : value * 2
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

/** Payment cards: 13–19 digits in a row or in groups, with the check digit right. */
export const cardsIn = (text: string): Span[] =>
  those(text, /(?<![0-9])[2-6][0-9]{3}(?:[ -]?[0-9]){9,15}(?![0-9])/g, ([found]) => luhn(digitsOf(found)))

/** ISO 13616: country and check digits moved to the end, letters as 10–35, the whole is 1 modulo 97. */
function isIban(text: string): boolean {
  const plain = text.replace(/[ -]/g, '').toUpperCase()
  // A Danish one with a slip in it still gives the account away.
  if (/^DK[0-9]{16}$/.test(plain)) return true
  let rest = 0
  for (const character of plain.slice(4) + plain.slice(0, 4))
    for (const digit of String(parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

const iban =
  /(?<![\p{L}0-9])[a-z]{2}[0-9]{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?(?![\p{L}0-9])/giu
const accountWord =
  '(?:(?<![a-zæøå])(?:nem)?konto(?:en|nummer|nr)?|(?<![a-z])(?:account|acct)(?: (?:number|no))?)'
const accounts = [
  // Registration number and account number: four digits and seven to ten.
  /(?<![0-9.,+])(?<![0-9][ -])(?!00)[0-9]{4}[ -]{1,3}[0-9]{7,10}(?![0-9]|[.,][0-9])/g,
  /(?<![0-9.,+])[0-9]{14}(?![0-9])/g,
  /(?<![a-zæøå])reg(?:istrerings)?[. -]{0,2}(?:nr|nummer|no)?[.: ]{0,3}(?:er |is )?[0-9]{4}[^0-9\ue000]{1,30}[0-9](?:[ -]?[0-9]){5,11}(?![0-9])/gi,
  new RegExp(
    `(?<=${accountWord}[^0-9\\ue000]{0,12})(?<![0-9])[0-9](?:[ -]?[0-9]){5,13}(?![0-9])(?! ?(?:kr|dkk|kroner))`,
    'gi',
  ),
]

/** Bank accounts: IBAN, and registration and account number in the usual writings. */
export function accountIn(text: string): Span[] {
  const ibans = [...text.matchAll(iban)].flatMap((match): Span[] => {
    // A word after it may have been taken for its end: "DK50 0040 0440 1162 43 tak".
    for (let end = match[0].length; end >= 15; end--)
      if (isIban(match[0].slice(0, end)) && !/[ -]$/.test(match[0].slice(0, end)))
        return [[match.index, match.index + end]]
    return []
  })
  return accounts.reduce(
    (found, pattern) =>
      apartFrom(
        found,
        those(text, pattern, () => true),
      ),
    ibans,
  )
}

/** What is counted or paid, and years: "20.000 kr", "2024 2025", "1924 timer". */
const counted =
  /^ ?(?:kr|kroner|dkk|euro|eur|€|\$|%|procent|percent|timer|hours|t\b|dage|days|uger|weeks|måneder|months|år|years|mio|,-)/i
const counts =
  /(?:kr\.?|dkk|eur|€|\$|§|uge|uger|weeks?|lov|lbk|bekendtgørelse|cvr|cvr-?nr|se-?nr|p-?nr|sags?-?nr|sagsnummer|journalnr|j\.?nr|ordrenr|fakturanr|nr) ?[.:]? ?$/i
const asPhone =
  /(?<!\p{L})(?:tlf|telefon\p{L}*|mobil\p{L}*|ring|ringe|ringes|nummer|nummeret|telefonnummer|sms|phone|call|number|reach|cell|whatsapp|træffes|kontaktes)(?!\p{L})[^0-9\ue000]{0,25}$/iu
const asHers = /(?:min|mit|mine|mig|my|me)[^0-9\ue000]{0,40}$/i
const year = /^(?:19|20)[0-9]{2}$/
const groupings = [
  '[1-9][0-9](?:( {1,2}|[.-])[0-9]{2})(?:\\1[0-9]{2}){2}',
  '[1-9][0-9]{7}',
  '[1-9][0-9]{3}[ -][0-9]{4}',
  '[1-9][0-9] [0-9]{3} [0-9]{3}',
  '[1-9][0-9]{2} [0-9]{3} [0-9]{2}',
  '[1-9][0-9]{2} [0-9]{2} [0-9]{3}',
  '[1-9][0-9]{2} [0-9]{5}',
  '[1-9][0-9] [0-9]{6}',
]
const danish = new RegExp(`(?<![0-9]|[0-9][.,-]|[-+])(?:${groupings.join('|')})(?![0-9]|[.,-][0-9])`, 'g')
const abroad = /(?<![0-9+])(?:\(?\+ ?[0-9]{1,3}\)?|00[1-9][0-9]{0,2})(?:[ .()-]{0,2}[0-9]){6,12}(?![0-9])/g

/** Telephone numbers: eight digits as Danes group them, and any with a country code. Public lines are none. */
export function phonesIn(text: string): Span[] {
  const withCountry = those(text, abroad, ([found]) => {
    const digits = digitsOf(found).replace(/^00/, '')
    return digits.length >= 8 && !(digits.startsWith('45') && isPublicNumber(digits.slice(2), false))
  })
  const plain = those(text, danish, ({ 0: found, index }) => {
    const before = text.slice(Math.max(0, index - 45), index)
    const after = text.slice(index + found.length, index + found.length + 12)
    const digits = digitsOf(found)
    const said = asPhone.test(before)
    if (isPublicNumber(digits, said && asHers.test(before))) return false
    if (counted.test(after) || (!said && counts.test(before))) return false
    const halves = [digits.slice(0, 4), digits.slice(4)]
    if (found.length === 9 && halves.every((half) => year.test(half))) return false
    if (said) return true
    if (found.length === 9 && found[4] === '-') return false
    return !(found.length === 8 && isCompactDate(digits))
  })
  return apartFrom(withCountry, plain)
}

/** 31122026 and 20261231: a day without anything between. */
const isCompactDate = (digits: string): boolean =>
  (year.test(digits.slice(4)) && isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), 0)) ||
  (year.test(digits.slice(0, 4)) && isDate(Number(digits.slice(6)), Number(digits.slice(4, 6)), 0))

/** Passport, driving licence, MitID and NemID numbers, which only the word before them gives away. */
const identity =
  /(?<=(?:(?<![a-zæøå])pas(?:nummer|nr)|passport(?: (?:number|no))?|kørekort(?:nummer|snummer|nr)?|(?:mitid|nemid)[ a-zæøå-]{0,20}(?:nummer|nr|id)?|nøglekort(?:nummer|nr)?|opholdskort(?:nummer|nr)?)[ .:]{0,3}(?:er|is|nr|no)?[ .:]{0,3})[a-z]{0,2}[0-9]{6,10}(?![0-9a-z])/gi
export const identityIn = (text: string): Span[] => those(text, identity, () => true)
