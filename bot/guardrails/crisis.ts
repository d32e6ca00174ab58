import { homeless, hungry, suicide, violence, type Signs } from './crisis-signs.js'
import { judge, unpack } from './learned/model.js'
import { crisisWeights } from './learned/weights/crisis.js'
import { borders, folded } from './phrases.js'
import { plainDanish } from './plain-danish.js'

/** What kind of help is needed before anything else. */
export type Crisis = 'emergency' | 'suicide' | 'violence' | 'homeless' | 'hungry'

/** The most urgent first. What is an emergency has been learnt from examples and has no patterns. */
const signs: readonly (readonly [Crisis, Signs])[] = [
  ['suicide', suicide],
  ['violence', violence],
  ['homeless', homeless],
  ['hungry', hungry],
]

/** Said by people who are in no need: taken out before signs are looked for. */
const figuresOfSpeech = [
  /\b(?:ved at |nær ved at |lige ved at )?dør? (?:\w+ )?(?:af|efter|for) (?:\w+ )?(?:grin\w*|kedsomhed\w*|nysgerrighed|spænding|varme\w*|træthed|latter|skam|flovhed|utålmodighed|en (?:kop|øl|cigaret|pause|ferie))\b|\bkeder? mig (?:ihjel|til døde)\b/,
  /\b(?:slår?|slået|at slå) (?:ihjel (?:tid\w*)|tid\w* ihjel)|\bkarrieremæssigt selvmord|\bkarriereselvmord\w*|\bselvmord for (?:\w+ )?(?:karriere)\w*|\bskyder? mig (?:selv )?i foden\b/,
  /\bselvmords(?:forebyg|forsk|stat)\w*|\bbegik selvmord\b|\bhar begået selvmord\b/,
  /\b(?:frivillig|job|ansat|arbejder|arbejde|arbejdet|timer|stilling|løntilskud|praktik)(?: \w+){0,4} (?:livslinien|lev uden vold|krisecenter|herberg)\b/,
  /\b(?:vold|trusler|overgreb|truende adfærd)(?: \w+){0,2} (?:på|i|fra|af) (?:mit |min |sit |et |en |de )?(?:arbejd\w*|job\w*|elev\w*|borger\w*|beboer\w*|patient\w*|kolleg\w*|chef\w*|kunde\w*|plejehjem\w*)/,
  /\b(?:udsat for|slået|truet|overfaldet)(?: \w+){0,4} (?:på|i) (?:mit |min |sit )?(?:arbejde\w*|job\w*|arbejdsplads\w*)/,
  /\btru(?:er|et|ede)(?: (?:mig|os))?(?: med)?(?: at)? (?:fyr\w*|opsig\w*|bortvis\w*|trække|stoppe|sanktion\w*|karantæne|afsked\w*)|\btruet af (?:\w+ )?(?:fyring\w*|afsked\w*|opsig\w*|ledighed)/,
  /\b(?:jobcenter\w*|kommunen|systemet|det|papir\w*|ventetid\w*|bureaukrati\w*|kedsomhed\w*|ansøgning\w*)(?: her)? (?:\w+ )?tager livet (?:af|fra) mig\b|\btager det livet af min\b/,
  /\b(?:kan|vil|orker|gider|ønsker) (?:\w+ )?ikke (?:\w+ )?leve (?:\w+ ){0,2}(?:af|for|på|i|op til|med (?:så|den|de|dagpenge\w*|det beløb|satsen|\d))\b|\bleve af\b/,
  /\bdying (?:to|for)\b|\bkill(?:ing)? (?:time|me with|the time)\b|\bis killing me\b|\bcan't live (?:\w+ )?(?:on|off|from|with|in)\b|\bend(?:ing)? (?:my|the) (?:membership|contract|lease|subscription|job)\b|\b(?:i'm |i am |im )?(?:starving|hungry) for\b|\bsulten efter\b|\bthreat\w*(?: me)?(?: \w+)? (?:to fire|with dismissal|with firing|to dismiss|to stop|to reduce)\b/,
  /\bviolence at (?:work|my job|the workplace)\b/,
].map((pattern) => borders(pattern))

/** Somebody who asks about rules. */
const rules = borders(
  /\b(?:dagpenge\w*|kontanthjælp\w*|uddannelseshjælp\w*|a kasse\w*|akasse\w*|karantæne|(?:sige|siger|sagt)(?: \w+){0,3} op|opsige\w*|sygemeld\w*|sygedagpenge|ret til|rettighed\w*|krav\w*|regler\w*|pligt\w*|fritag\w*|boligstøtte|enkeltudgift\w*|løntilskud|praktik\w*|joblog\w*|jobsøg\w*|søge job|jobnet|samtale\w*|aktivering\w*|ydelse\w*|førtidspension|fleksjob|efterløn|folkeregister\w*|nemkonto|digital post|adresse|timer|jobcent\w*|chef\w*|arbejde\w*|job|kursus|benefits?|sick leave|quit|resign|entitled|eligible|a-kasse|contract|landlord rights|new job)\b/,
)
const asks = borders(
  /\b(?:(?:kan|må|skal|får|mister|har|er|gælder|bliver|tæller) (?:jeg|man|vi|det|hjemløse|mine?)|hvad|hvor|hvordan|hvornår|hvilke\w*|hvem|can|do|does|am|should|what|how|when|where|which)\b/,
)
const urgent = borders(
  /\b(?:i nat|i aften|lige nu|akut|hjælp mig|bange|ved ikke hvor|tonight|right now|help me|need help|scared|afraid)\b/,
)

const compiled = signs.map(
  ([kind, { sure, perhaps }]) => [kind, sure.map(borders), perhaps.map(borders)] as const,
)
const occurs = (pattern: RegExp, text: string) => {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** Where one thought ends: some signs are signs only as the end of one. */
const sentences = (text: string) => text.split(/[.!?…\n]+/).filter((part) => /\p{L}/u.test(part))
const thoughts = (text: string) =>
  text.split(/[.!?…;:,\n()]+|(?<=\p{L}) +(?:men|fordi|but|because) +/u).filter((part) => /\p{L}/u.test(part))

const learnt = unpack<Crisis>(crisisWeights)

/**
 * How sure what was learnt has to be: of anybody, of somebody who asks about rules, and of few words, which say little. Chosen by
 * cross-validation, see `npm run train`, so that everyday questions are hardly ever taken for a crisis. Where it is not that sure, but not at
 * ease either, a line with the numbers to call goes after the answer.
 */
const sureEnough = {
  ofAnybody: 0.28,
  ofWhoeverAsksAboutRules: 0.85,
  ofAFewWords: 0.5,
  ofAWordOrThree: 0.85,
}
const worthALine = {
  ofAnybody: 0.15,
  ofWhoeverAsksAboutRules: 0.5,
  ofAFewWords: 0.35,
  ofAWordOrThree: 0.75,
}

/** Which of them holds for a text. */
function measureFor(text: string, aboutRules: boolean): keyof typeof sureEnough {
  if (aboutRules) return 'ofWhoeverAsksAboutRules'
  const words = (text.match(/\p{L}+/gu) ?? []).length
  return words <= 3 ? 'ofAWordOrThree' : words <= 6 ? 'ofAFewWords' : 'ofAnybody'
}

/** She asks about rules, and nothing in her words is urgent. */
export function asksAboutRules(text: string): boolean {
  const whole = plainDanish(text).map(folded)
  const some = (pattern: RegExp) => whole.some((reading) => occurs(pattern, reading))
  return some(rules) && (text.includes('?') || some(asks)) && !some(urgent)
}

/**
 * The most urgent help the text asks for, if any, whatever else stands in it and whatever the conversation's language. Danish and English,
 * Norwegian and Swedish where they are near, with the usual misspellings: by patterns, and by what was learnt from examples where those know
 * nothing. Somebody told a helpline's number in vain loses little; somebody who asks about the rules after violence or without a home, and
 * needs no help tonight, gets her answer.
 */
export function crisisIn(text: string): Crisis | undefined {
  const aboutRules = asksAboutRules(text)
  const said = saidIn(text, aboutRules)
  if (said) return said
  const { label, sure } = judge(learnt, text)
  return sure >= sureEnough[measureFor(text, aboutRules)] ? label : undefined
}

/** Whether somebody who is in no crisis for all one knows may still be glad of a number to call. */
export const mayBeInDistress = (text: string): boolean =>
  judge(learnt, text).sure >= worthALine[measureFor(text, asksAboutRules(text))]

/** What the patterns find. */
function saidIn(text: string, aboutRules: boolean): Crisis | undefined {
  const meant = meantBy([text, ...thoughts(text)])
  const anyOf = (found: readonly RegExp[], readings: readonly string[]) =>
    readings.some((reading) => found.some((sign) => occurs(sign, reading)))
  return compiled.find(
    ([kind, sure, perhaps]) =>
      anyOf(sure, meant) ||
      // "Jeg kan ikke mere." as a sentence of its own is despair, whatever else is asked.
      (kind === 'suicide' && aboutRules && anyOf(perhaps, meantBy(sentences(text)))) ||
      (!aboutRules && anyOf(perhaps, meant)),
  )?.[0]
}

/** Each part in plain words, without figures of speech. */
const meantBy = (parts: readonly string[]) =>
  [...new Set(parts.flatMap((part) => plainDanish(part).map(folded)))].map((reading) =>
    figuresOfSpeech.reduce((rest, figure) => rest.replace(figure, '|'), reading),
  )
