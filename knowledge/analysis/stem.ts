import { stemmer as danishStemmer } from '@orama/stemmers/danish'
import { stemmer as englishStemmer } from '@orama/stemmers/english'
import type { Language } from './language.js'
import { fold } from './normalise.js'

/** Forms the suffix rules miss, each with a form they get right. */
const irregular: Readonly<Record<string, string>> = Object.fromEntries(
  `
  afmeldt:afmelde afslået:afslå ansat:ansætte ansatte:ansætte ansættelse:ansætte ansættelsen:ansætte arv:arve arvet:arve arver:arve
  afskediget:afskedige afskedigelse:afskedige afskedigelser:afskedige begyndt:begynde begyndte:begynde beregning:beregne beregningen:beregne
  beregnet:beregne bestilt:bestille betalt:betale betalte:betale brugt:bruge børn:barn børnene:barn børnenes:barn fik:få fået:få får:få
  firmaet:firma firmaer:firma fraværende:fravær fundet:finde fandt:finde fyringen:fyre fyringer:fyre gav:give givet:give genoptjent:genoptjene
  glemt:glemme glemte:glemme glemmer:glemme indkaldt:indkalde indkaldelse:indkalde indkaldelsen:indkalde job:job jobbet:job jobbene:job jobs:job
  læger:læge lægen:læge lægens:læge meldt:melde meldte:melde mistet:miste mistede:miste mister:miste
  mødet:møde møder:møde møderne:møde mødt:møde mødte:møde nyuddannede:nyuddannet opsagde:opsigelse opsagt:opsigelse opsige:opsigelse opsiger:opsigelse optjent:optjene
  penge:penge pengene:penge pengenes:penge rejst:rejse sagde:sige sagt:sige skrev:skrive studerende:studere syg:syg sygt:syg syge:syg
  sygdom:syg sygdommen:syg sygdomme:syg sygemeldt:sygemelde sygemeldte:sygemelde søgt:søge taget:tage tog:tage tilbagebetalt:tilbagebetale
  tilmeldt:tilmelde tjent:tjene tjente:tjene udbetalt:udbetale uddannelse:uddanne uddannelsen:uddanne uddannelser:uddanne udeblev:udeblive
  udeblevet:udeblive udeblivelse:udeblive
  `
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** Words whose stem the rules would make another word's: "ledig" is not "lede". */
const whole: Readonly<Record<string, string>> = {
  ledig: 'ledig',
  ledige: 'ledig',
  ledigt: 'ledig',
  ledighed: 'ledig',
  ledigheden: 'ledig',
  ledigheds: 'ledig',
  forkortelse: 'forkortelse',
  forkortelser: 'forkortelse',
  forkortelserne: 'forkortelse',
  kursus: 'kurs',
  kurset: 'kurs',
  kurser: 'kurs',
  kurserne: 'kurs',
}

/** Nouns on -s, which the rules take for a genitive, and on -el, which lose their e: alone or as the head of a compound. */
const onS = /(?:sats|plads|kreds)(?=(?:en|er|erne|ens)?$)/
const onEl = /(?:regel|varsel|barsel|artikel|titel|middel)s?$/

/** Verbs whose last letters the rules take for an ending: "genoptjene", "godkende", "forberede". */
const verbs = /(?:tjen|kend|vend|send|bered)(?=(?:e|er|es|te|t|ede|et|ende|else)?$)/

/** On -ing, but not the doing of a verb. */
const thingsOnIng =
  /(ordning|regning|forening|stilling|retning|mening|samling|nedsætning|erfaring|indretning|oplysning)$/

const cache: Readonly<Record<Language, Map<string, string>>> = { da: new Map(), en: new Map() }
/** Enough for every word in use; a flood of invented ones does not grow it without end. */
const cacheSize = 20_000

/** The folded stem of a normalised word: Snowball's rules, after a short list of forms they miss. */
export function stem(word: string, language: Language): string {
  const known = cache[language].get(word)
  if (known !== undefined) return known
  const stemmed = /^[\d§]/.test(word) ? word : language === 'en' ? englishStemmer(word) : danishStem(word)
  const result = fold(stemmed)
  if (cache[language].size >= cacheSize) cache[language].clear()
  cache[language].set(word, result)
  return result
}

/**
 * Snowball's Danish rules, mended where they part forms of a common word, and -(n)ing taken off as well: "ansøgning" and "ansøge",
 * "udbetaling" and "udbetale" are one word to a citizen.
 */
function danishStem(word: string): string {
  if (Object.hasOwn(whole, word)) return whole[word] ?? word
  const kept = onS.exec(word) ?? verbs.exec(word)
  if (kept) return word.slice(0, kept.index + kept[0].length)
  if (onEl.test(word)) return word.replace(/els?$/, 'l')
  const base = Object.hasOwn(irregular, word) ? (irregular[word] ?? word) : word
  const stemmed = danishStemmer(base.replace(/erne$/, 'er').replace(/(?<=iv|ital|lv|mal|nal|efri)t$/, ''))
  if (base.endsWith('ede') && stemmed.length >= 6)
    return stemmed.replace(/ed$/, '').replace(/([^aeiouyæøå])\1$/, '$1')
  if (stemmed.length < 6 || !stemmed.endsWith('ing') || thingsOnIng.test(stemmed)) return stemmed
  const withoutIng = stemmed.slice(0, -3)
  return /[^aeiouyæøå]n$/.test(withoutIng) ? withoutIng.slice(0, -1) : withoutIng
}
