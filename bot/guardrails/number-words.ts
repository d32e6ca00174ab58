import type { Language } from '../conversation/conversation.js'

const units: Readonly<Record<Language, readonly string[]>> = {
  da: 'nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten'.split(
    ' ',
  ),
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
}
const tens: Readonly<Record<Language, readonly string[]>> = {
  da: 'tyve tredive fyrre halvtreds tres halvfjerds firs halvfems'.split(' '),
  en: 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
}
/** From the third on: "første" and "anden", "first" and "second", mean too much else. */
const ordinals: Readonly<Record<Language, readonly string[]>> = {
  da: 'tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte'.split(' '),
  en: 'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' '),
}
const others: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  da: [
    ['et', 1],
    ['én', 1],
    ['ét', 1],
    ['halvanden', 1.5],
    ['halvandet', 1.5],
    ['halv', 0.5],
    ['halvt', 0.5],
    ['halve', 0.5],
    ['hundrede', 100],
    ['tusind', 1000],
    ['tusinde', 1000],
  ],
  en: [
    ['half', 0.5],
    ['hundred', 100],
    ['thousand', 1000],
  ],
}

function wordsOf(language: Language): ReadonlyMap<string, number> {
  const words = new Map<string, number>(others[language])
  units[language].forEach((word, value) => words.set(word, value))
  ordinals[language].forEach((word, at) => words.set(word, at + 3))
  tens[language].forEach((ten, at) => {
    const value = (at + 2) * 10
    words.set(ten, value)
    units[language].slice(1, 10).forEach((unit, one) => {
      const written = language === 'da' ? [`${unit}og${ten}`] : [`${ten}-${unit}`, `${ten} ${unit}`]
      for (const word of written) words.set(word, value + one + 1)
    })
  })
  return words
}

/** Words that stand for a number, with it: "to" is two in Danish and nothing in English. Halves only where a unit follows. */
export const numberWords: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  da: wordsOf('da'),
  en: wordsOf('en'),
}

/** Words that are a number only before a unit: "en uge" is one week, "en ansøgning" is just an application. */
export const needsUnit: ReadonlySet<string> = new Set([
  'en',
  'et',
  'én',
  'ét',
  'one',
  'a',
  'an',
  'half',
  'halv',
  'halvt',
  'halve',
])
