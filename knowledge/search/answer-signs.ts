import type { Language } from '../editing/article.js'

type Rule = { readonly asks: RegExp; readonly shows: RegExp }

/** A pattern in which < is where a word begins and > where one ends (\b does not know æ, ø and å); # is a number, in digits or words. */
const pattern = (source: string): RegExp =>
  new RegExp(
    source
      .replaceAll('<', String.raw`(?<![\p{L}\d])`)
      .replaceAll('>', String.raw`(?![\p{L}\d])`)
      .replaceAll(
        '#',
        String.raw`(?:\d[\d.,]*|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|one|two|three|four|five|six|ten)`,
      ),
    'iu',
  )

const rule = (asks: string, shows: string): Rule => ({ asks: pattern(asks), shows: pattern(shows) })

/** The first that fits counts: the narrower questions stand above the wider ones. Both languages have the same kinds in the same order. */
const rules: Readonly<Record<Language, readonly Rule[]>> = {
  da: [
    rule(
      '<hvor (mange penge|meget|høj|stor)|<hvad (får|koster|tjener)|<sats|<beløb|<procent',
      String.raw`\d[\d.]* ?(kr>|procent|%)`,
    ),
    rule('<hvor ?længe|<hvor langt? ', '<# (dage?|uger?|måned(er)?|år|timer)>'),
    rule('<hvor ?mange', String.raw`<# \p{L}`),
    rule(
      '<hvornår|<frist|<senest>|<hvilken dag',
      String.raw`<(senest|tidligst|første|sidste|inden|før|efter|samme dag|hver måned|når|dage|uger|måneder)>|\d{1,2}\. \p{L}`,
    ),
    rule(
      '<hvem>|<hvor (skal|kan|får|henvender|søger|melder)>',
      '<(a-kasse|kommune|arbejdsgiver|jobnet|udbetaling danmark|ankestyrelse|læge|fagforening|siri|borger.dk)',
    ),
    rule(
      '<hvordan>|<hvad (skal|gør|kan) jeg>|<hvad nu>',
      '^gør det her|<du (skal|kan)>|^(meld|skriv|ring|søg|spørg|send|log|kontakt|bed|book)>',
    ),
    rule(
      '^(må|kan|skal|får|har|er|mister|gælder|bliver) (jeg|man|det|den|min|mine|mit|der)>',
      '^(ja|nej)>|<du (skal|kan|må|har ret|får|mister)>',
    ),
  ],
  en: [
    rule('<how much>|<rate|<amount', String.raw`\d[\d.,]* ?(kr>|dkk|per ?cent|%)|(dkk|kr\.?) ?\d`),
    rule('<how long>', '<# (days?|weeks?|months?|years?|hours?)>'),
    rule('<how many>', String.raw`<# \p{L}`),
    rule('<when>|<deadline', '<(no later than|first|last|within|before|after|days?|weeks?|months?)>'),
    rule('<(who|where)>', '<(a-kasse|municipality|employer|jobnet|doctor|union|siri|borger.dk)'),
    rule(
      '<how (do|can|should)>|<what (do|should|can) i>',
      '<you (must|can|should|have to|need to)>|^(register|write|call|apply|ask|send|log|contact|book)>',
    ),
    rule(
      '^(can|may|must|do|does|am|is|will|should) (i|it|my|the|you)>',
      '^(yes|no)>|<you (must|can|may|have the right|get|lose)>',
    ),
  ],
}

/** What an answer to this question looks like: a pattern for its sentence, or undefined when the question does not say. */
export function answerSigns(
  question: string,
  language: Language,
  languageOfAnswer: Language = language,
): RegExp | undefined {
  const asked = question.trim()
  const kind = rules[language].findIndex(({ asks }) => asks.test(asked))
  return rules[languageOfAnswer][kind]?.shows
}
