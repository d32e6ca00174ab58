import type { Language } from './language.js'

/** What kind of answer a question wants. As a term it begins with "?", which no word does. */
export type Intent =
  '?when' | '?long' | '?much' | '?many' | '?who' | '?where' | '?why' | '?can' | '?how' | '?if'

type Rule = readonly [Intent, RegExp]
const rules: Readonly<Record<Language, readonly Rule[]>> = {
  da: [
    ['?long', /hvor ?længe|hvor langt? tid|hvor mange (?:år|uger|måneder|dage)|hvor lang(?:t)? /u],
    [
      '?much',
      /hvor ?meget|hvor høj|hvor stor|hvor mange penge|hvad får|hvad koster|hvad er (?:den |det )?(?:højeste|sats|beløb)/u,
    ],
    ['?many', /hvor ?mange|hvor (?:tit|ofte)/u],
    ['?when', /hvornår|hvilken dag|hvad er fristen|sidste frist/u],
    ['?who', /hvem|hvilke personer/u],
    ['?why', /hvorfor/u],
    ['?if', /hvad (?:sker der )?(?:hvis|når)|hvad sker der|hvad nu/u],
    ['?how', /hvordan|hvad (?:skal|gør|kan|bør) (?:jeg|man)|sådan/u],
    ['?where', /(?:^| )hvor(?= )/u],
    [
      '?can',
      /(?:^|[ ,])(?:må|kan|får|skal|har|mister|tæller|bliver|er) (?:jeg|man|min|mine|de|det|vi|a-kassen|kommunen)(?= )/u,
    ],
  ],
  en: [
    ['?long', /how long|how many (?:years|weeks|months|days)/u],
    ['?much', /how much|what is the (?:rate|maximum|highest)|what do i get/u],
    ['?many', /how many|how often/u],
    ['?when', /when|deadline|how soon|how early/u],
    ['?who', /who|whom/u],
    ['?why', /why/u],
    ['?if', /what (?:happens|if)/u],
    ['?how', /how|what (?:should|do|must|can) i/u],
    ['?where', /where/u],
    ['?can', /(?:^| )(?:can|may|must|do|does|am|will|should) (?:i|my|the|you)(?= )/u],
  ],
}

/** The kind of answer a question (normalised text) wants, or undefined when it does not say. */
export const intentOf = (question: string, language: Language): Intent | undefined =>
  rules[language].find(([, pattern]) => pattern.test(question))?.[0]
