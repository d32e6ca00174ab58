import type { Language } from './language.js'
import { fold } from './normalise.js'
import { readWords, type Word } from './analyse.js'
import { citizensWords } from './synonyms-da.js'
import { englishWords } from './synonyms-en.js'

/** Other Danish stems to look for, the closest first, and how many words of the question the entry covers. */
export type Synonym = { readonly stems: readonly string[]; readonly length: number }

type Table = ReadonlyMap<string, readonly string[]>

const longest = 5

function compile(source: string, language: Language): Table {
  const table = new Map<string, readonly string[]>()
  for (const line of source.trim().split('\n')) {
    const [left = '', right = ''] = line.split(' = ')
    // An English word may lead to Danish ones and to other English ones.
    const meant =
      language === 'da' ? readWords(right, 'da') : [...readWords(right, 'da'), ...readWords(right, 'en')]
    const stems = [...new Set(meant.map(({ stem }) => stem))]
    for (const phrase of left.split(', ')) {
      const key = readWords(phrase, language).map(keyOf).join(' ')
      table.set(key, [...new Set([...(table.get(key) ?? []), ...stems])])
    }
  }
  return table
}

/** A stop word is matched as it stands, any other by its stem. */
const keyOf = ({ text, stem, significance }: Word): string => (significance === 0 ? fold(text) : stem)

const tables: Readonly<Record<Language, Table>> = {
  da: compile(citizensWords, 'da'),
  en: compile(englishWords, 'en'),
}

/** The longest entry that begins at `words[at]`, if there is one. */
export function synonymAt(words: readonly Word[], at: number, language: Language): Synonym | undefined {
  const keys = words.slice(at, at + longest).map(keyOf)
  for (let length = keys.length; length > 0; length--) {
    const stems = tables[language].get(keys.slice(0, length).join(' '))
    if (stems) return { stems, length }
  }
  return undefined
}

const singleWords = (source: string): ReadonlySet<string> =>
  new Set(
    source
      .trim()
      .split('\n')
      .flatMap((line) => (line.split(' = ')[0] ?? '').split(', '))
      .filter((phrase) => !phrase.includes(' '))
      .map(fold),
  )
const entries: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: singleWords(citizensWords),
  en: singleWords(englishWords),
}

/** Whether a word (normalised) is an entry by itself, spelt just so. */
export const isSynonymKey = (word: string, language: Language): boolean => entries[language].has(fold(word))
