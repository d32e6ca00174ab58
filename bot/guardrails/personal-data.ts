import { personalDataKinds, type PersonalData } from '../conversation/message.js'
import { asTyped } from './as-typed.js'
import { accountIn, cardsIn, cprIn, identityIn, phonesIn } from './personal-numbers.js'
import { addressesIn } from './street-address.js'

/** A character nobody types: what has been found is blotted out with it, and numbers do not reach across it. */
const blot = '\ue000'

/** Where something stands: offsets into the text looked at, the end excluded. */
export type Span = readonly [from: number, to: number]

/** Up to 64 characters, @ or "(at)" or "snabel-a", a domain. Of the domain only what can be one, so that a full stop after it stays. */
const email =
  /[\p{L}\p{N}._%+-]{1,64} ?(?:@|[([{] ?(?:at|a|snabel-?a) ?[)\]}]| snabel-?a )\s?(?:[\p{L}\p{N}-]{1,63}(?:\.| ?[([{](?:dot|punktum)[)\]}] ?)){1,4}\p{L}{2,24}/giu
const emailsIn = (text: string): Span[] => [...text.matchAll(email)].map(spanOf)

/** What opens MitID and the like: a user's name or a code right after the word for it. Without a digit it is a word ("koden er forkert"). */
const secret =
  /(?:adgangskode|kodeord|password|koden?|pinkode|pin|bruger(?:navn|-?id)?|user(?:name| ?id))(?: (?:er|is|til \p{L}{2,20} er))?[ .:=]{1,3}(?<secret>(?=[^\s\d]{0,40}\d)[^\s,;]{5,40})/diu
const secretsIn = (text: string): Span[] =>
  [...text.matchAll(new RegExp(secret, 'dgiu'))].flatMap(({ indices }) => {
    const span = indices?.groups?.secret
    return span ? [span] : []
  })

const spanOf = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length]

/** In this order: what looks like two kinds is called by the first. An IBAN holds digits that look like a phone number. */
const finders: readonly (readonly [PersonalData, (text: string) => readonly Span[]])[] = [
  ['email', emailsIn],
  ['account', (text) => accountIn(text)],
  ['card', cardsIn],
  ['cpr', cprIn],
  ['identity', identityIn],
  ['identity', secretsIn],
  ['phone', phonesIn],
  ['address', addressesIn],
]

/** What stands in the place of each kind: words both languages know, in a form nobody types and that is easily found again. */
const placeholders: Readonly<Record<PersonalData, string>> = {
  cpr: '[CPR •••]',
  account: '[konto •••]',
  card: '[kort •••]',
  phone: '[tlf. •••]',
  email: '[e-mail •••]',
  address: '[adresse •••]',
  identity: '[ID •••]',
}

export type Masked = {
  readonly text: string
  /** What was masked, each kind once; empty when nothing was. */
  readonly masked: readonly PersonalData[]
}

/**
 * The text with personal data replaced by placeholders. Expects text without hidden characters; sees through other digits, dashes,
 * spaces and line breaks by itself. Takes time in proportion to the text: every pattern's repetitions are bounded.
 */
export function maskPersonalData(text: string): Masked {
  const typed = asTyped(text)
  let rest = typed.text
  const found: { span: Span; kind: PersonalData }[] = []
  for (const [kind, find] of finders)
    for (const [from, to] of find(rest)) {
      found.push({ span: [typed.at[from] ?? 0, typed.at[to] ?? text.length], kind })
      rest = rest.slice(0, from) + blot.repeat(to - from) + rest.slice(to)
    }
  found.sort((a, b) => a.span[0] - b.span[0])
  let masked = ''
  let end = 0
  for (const { span, kind } of found) {
    masked += text.slice(end, span[0]) + placeholders[kind]
    end = span[1]
  }
  const kinds = new Set(found.map(({ kind }) => kind))
  return { text: masked + text.slice(end), masked: personalDataKinds.filter((kind) => kinds.has(kind)) }
}

/** A placeholder, and the few words that only lead up to it: "mit cpr-nummer er", "ring til mig på", "min adresse:". */
const ledUpTo = new RegExp(
  '(?:(?:jeg|i|og|and|hedder|bor|live|på|at|is|er|min|mit|my|the|ring|skriv|call|me|mig|til|det|her|here|fra|cpr|nummer|nummeret|number|nr|' +
    'kontonr|kontonummer|regnr|reg|konto|account|bank|kort|kortnummer|card|tlf|telefon|telefonnummer|telefonnr|mobil|mobilnummer|nr|phone|mobile|' +
    'mail|e|email|adresse|adressen|mailadresse|address|pas|pasnummer|passport|personnummer|cprnummer|cprnr)[ .:,-]{1,3}){0,8}\\[(?:' +
    Object.values(placeholders)
      .map((placeholder) => placeholder.slice(1, -1).replaceAll('.', '\\.'))
      .join('|') +
    ')\\]',
  'gi',
)

/** What is left to understand when the placeholders are gone: for search and for a model, where they would count as words. */
export const withoutPlaceholders = (text: string): string => {
  const bare = text.replace(ledUpTo, ' ')
  return bare === text ? text : bare.replace(/[ \t]+/g, ' ').replace(/^[\s.,:;–-]+|\s+$/g, '')
}
