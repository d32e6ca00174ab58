import { analyse } from '../analysis/analyse.js'
import type { Passage } from '../chunking/passage.js'
import { readWords } from '../analysis/analyse.js'
import { synonymAt } from '../analysis/synonyms.js'
import type { Language } from '../editing/article.js'
import { answerSigns } from './answer-signs.js'

/** How much the heading over a sentence lends it. */
const headingShare = 0.5
const signShare = 0.4

/**
 * How well each sentence of a passage answers the question, 0–1, in the passage's order. A sentence holding the question's words (or
 * their synonyms) scores; one that also holds the kind of thing asked for — an amount, a deadline, somebody to turn to — scores more.
 * `language` is the question's; the passage's unless told.
 */
export function scoreSentences(
  question: string,
  passage: Passage,
  language: Language = passage.language,
): number[] {
  const words = readWords(question, language)
  const wanted = words.flatMap((word, at) => {
    const synonym = synonymAt(words, at, language)
    if (word.significance === 0 && !(synonym && synonym.length > 1)) return []
    const alternatives = new Map<string, number>([[word.stem, 1]])
    for (const part of word.parts) alternatives.set(part.stem, part.weight)
    for (const stem of synonym?.stems ?? [])
      alternatives.set(stem, Math.max(0.8, alternatives.get(stem) ?? 0))
    return [{ significance: Math.max(word.significance, 0.25), alternatives }]
  })
  const held = (terms: ReadonlyMap<string, number>, alternatives: ReadonlyMap<string, number>) =>
    Math.max(0, ...[...alternatives].map(([stem, weight]) => weight * (terms.get(stem) ?? 0)))
  const termsOf = (text: string) => {
    const terms = new Map<string, number>()
    for (const { term, weight } of analyse(text, passage.language))
      terms.set(term, Math.max(weight, terms.get(term) ?? 0))
    return terms
  }
  const heading = termsOf(`${passage.title} ${passage.section}`)
  const sentences = passage.sentences.map(({ text }) => termsOf(text))
  // A word that every sentence holds tells them apart less.
  const rarity = (alternatives: ReadonlyMap<string, number>) =>
    Math.log(
      1 + (sentences.length + 1) / (0.5 + sentences.filter((terms) => held(terms, alternatives) > 0).length),
    )
  const total = wanted.reduce(
    (sum, { significance, alternatives }) => sum + significance * rarity(alternatives),
    0,
  )
  const signs = answerSigns(question, language, passage.language)
  return sentences.map((terms, at) => {
    const text = passage.sentences[at]?.text ?? ''
    const share =
      total === 0
        ? 0
        : wanted.reduce((sum, { significance, alternatives }) => {
            const inText = held(terms, alternatives)
            const inHeading = headingShare * held(heading, alternatives)
            return sum + significance * rarity(alternatives) * Math.max(inText, inHeading)
          }, 0) / total
    return Math.min(1, (1 - signShare) * share + (signs?.test(text) ? signShare : 0))
  })
}
