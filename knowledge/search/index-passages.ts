import { analyse, readWords } from '../analysis/analyse.js'
import { intentOf } from '../analysis/intent.js'
import { normalise } from '../analysis/normalise.js'
import { createCompoundSplitter } from '../analysis/split-compound.js'
import { tokenise } from '../analysis/tokenise.js'
import type { Passage } from '../chunking/passage.js'
import type { SpeltWords } from './correct-spelling.js'
import { type Field, type Occurrence, type Postings, PostingsBuilder } from './postings.js'
import { intentSignificance } from './read-question.js'
import { rarity } from './vocabulary.js'

/** The index for words: plain data and typed arrays, ready to be sent to another thread or written down. */
export type WordIndex = {
  /** Term id → term. */
  readonly terms: readonly string[]
  /** Words of the passages (normalised) that compounds may be made of. */
  readonly corpusWords: readonly string[]
  readonly spelt: SpeltWords
  readonly passages: Postings
  /** The articles' own questions, each a document; `questionPassages` says whose, `questionMasses` how much each one says in all. */
  readonly questions: Postings
  readonly questionTexts: readonly string[]
  readonly questionPassages: Uint32Array
  readonly questionMasses: Float32Array
}

const passageFields: readonly Field[] = [
  { weight: 1.6, strength: 1, usualLength: 8 }, // title
  { weight: 1.4, strength: 1, usualLength: 14 }, // questions
  { weight: 1.8, strength: 1, usualLength: 6 }, // heading trail
  { weight: 1, strength: 0.85, usualLength: 70 }, // text
]
const questionFields: readonly Field[] = [{ weight: 1, strength: 1, usualLength: 6 }]

/** Indexes passages for words; `passages[i]` is document i. */
export function indexPassages(passages: readonly Passage[]): WordIndex {
  const corpusWords = wordsOf(passages)
  const split = createCompoundSplitter(corpusWords)
  const ids = new Map<string, number>()
  const idOf = (term: string) => {
    const known = ids.get(term)
    if (known !== undefined) return known
    ids.set(term, ids.size)
    return ids.size - 1
  }
  const occurrences = (text: string, passage: Passage): Occurrence[] =>
    analyse(text, passage.language, split).map(({ term, weight }) => ({ term: idOf(term), weight }))

  const passageBuilder = new PostingsBuilder(passageFields)
  const questionBuilder = new PostingsBuilder(questionFields)
  const questionTexts: string[] = []
  const questionPassages: number[] = []
  const questionTerms: { id: number; significance: number }[][] = []
  passages.forEach((passage, document) => {
    const { title, questions, section, text } = passage
    const intents = (lines: readonly string[]) =>
      lines.flatMap((line) => {
        const intent = intentOf(normalise(line), passage.language)
        return intent ? [{ term: idOf(intent), weight: 1 }] : []
      })
    passageBuilder.add([
      [...occurrences(title, passage), ...(passage.position === 0 ? intents([title]) : [])],
      [...occurrences(questions.join('\n'), passage), ...intents(questions)],
      [...occurrences(section, passage), ...intents([section])],
      occurrences(text, passage),
    ])
    // The title is a question the article answers as well, and its lead is the answer.
    const asked = [...questions, ...(passage.position === 0 ? [title] : []), ...(section ? [section] : [])]
    for (const question of asked) {
      questionTexts.push(question)
      questionPassages.push(document)
      questionBuilder.add([[...occurrences(question, passage), ...intents([question])]])
      questionTerms.push(
        readWords(question, passage.language, split)
          .filter(({ significance }) => significance > 0)
          .map(({ stem, significance }) => ({ id: idOf(stem), significance }))
          .concat(intents([question]).map(({ term }) => ({ id: term, significance: intentSignificance }))),
      )
    }
  })
  const postings = passageBuilder.finish(ids.size)
  const holding = (id: number) => (postings.offsets[id + 1] ?? 0) - (postings.offsets[id] ?? 0)
  return {
    terms: [...ids.keys()],
    corpusWords,
    spelt: { da: speltIn(passages, 'da'), en: speltIn(passages, 'en') },
    passages: postings,
    questions: questionBuilder.finish(ids.size),
    questionTexts,
    questionPassages: Uint32Array.from(questionPassages),
    questionMasses: Float32Array.from(questionTerms, (terms) =>
      terms.reduce(
        (sum, { id, significance }) => sum + significance * rarity(passages.length, holding(id)),
        0,
      ),
    ),
  }
}

/** Danish words found at least twice: a word seen once may be a slip. */
function wordsOf(passages: readonly Passage[]): string[] {
  const counts = new Map<string, number>()
  for (const { language, title, questions, text } of passages) {
    if (language !== 'da') continue
    for (const { text: word } of tokenise(normalise([title, ...questions, text].join('\n'))))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .filter(([word, count]) => count > 1 && word.length >= 5 && /^\p{L}+$/u.test(word))
    .map(([word]) => word)
}

/** Words of titles, headings and texts; not of the questions, which are spelt as citizens spell. */
function speltIn(passages: readonly Passage[], language: Passage['language']): string[] {
  const counts = new Map<string, number>()
  for (const { language: its, title, section, text } of passages) {
    if (its !== language) continue
    for (const { text: word } of tokenise([title, section, text].join('\n')))
      if (/^\p{L}+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([word]) => word)
}
