import { isCommon } from '../analysis/common-words.js'
import type { Language } from '../analysis/language.js'
import { fold, normalise } from '../analysis/normalise.js'
import { isSimpleWord, type SplitCompound } from '../analysis/split-compound.js'
import { significance } from '../analysis/stop-words.js'
import { isSynonymKey } from '../analysis/synonyms.js'
import { createSimilarWords, soundOf } from './similar-words.js'

/** Words as the articles spell them (normalised), by language, the most frequent first. */
export type SpeltWords = Readonly<Record<Language, readonly string[]>>

export type CorrectSpelling = (question: string, language: Language) => string

const shortest = 4
/** What is shorter is corrected only to a word that sounds the same: a letter makes another word of it ("kage", "klage"). */
const shortestForSlips = 7
const shortestForTwo = 10
/** The weight of a word one slip away. */
const oneSlip = 0.8
const commonest = 400
const word = /\p{L}[\p{L}\p{M}'-]*/gu

/**
 * Puts the word that was meant for one that nobody spells so: the most frequent that sounds the same ("senjor" is "senior", "mælder" is
 * "melder"), or else one a slip away, two in long words. A word that is known, in either language or as a compound, stays.
 */
export function createCorrectSpelling(spelt: SpeltWords, split: SplitCompound): CorrectSpelling {
  const known = new Set([...spelt.da, ...spelt.en].map(fold))
  const opened: Partial<Record<Language, ReturnType<typeof open>>> = {}
  const open = (language: Language) => {
    const words = spelt[language]
    const folded = words.map(fold)
    return { words, folded, similar: createSimilarWords(folded) }
  }

  const isKnown = (said: string, language: Language): boolean =>
    known.has(fold(said)) ||
    significance(said, 'da') === 0 ||
    significance(said, 'en') === 0 ||
    isCommon(said, language) ||
    isSynonymKey(said, language)
  /** By its stem or its parts: what sounds like one of the commonest words is sooner a slip of that. */
  const mayBeKnown = (said: string, language: Language): boolean =>
    language === 'da' && (isSimpleWord(said) || split(said).length > 0)

  function meant(said: string, language: Language): string | undefined {
    const { words, folded, similar } = (opened[language] ??= open(language))
    const plain = fold(said)
    const sound = soundOf(plain)
    const unsure = mayBeKnown(said, language)
    for (const { id, weight } of similar(plain)) {
      const sameSound = language === 'da' && soundOf(folded[id] ?? '') === sound
      const slip = plain.length >= shortestForSlips && (weight >= oneSlip || plain.length >= shortestForTwo)
      if (unsure ? sameSound && id < commonest : sameSound || slip) return words[id]
    }
    return undefined
  }

  return (question, language) =>
    question.replace(word, (text) => {
      const said = normalise(text)
      return said.length < shortest || /['-]/.test(said) || isKnown(said, language)
        ? text
        : (meant(said, language) ?? text)
    })
}
