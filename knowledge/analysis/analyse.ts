import type { Language } from './language.js'
import { fold } from './normalise.js'
import { createCompoundSplitter, type CompoundPart, type SplitCompound } from './split-compound.js'
import { stem } from './stem.js'
import { significance } from './stop-words.js'
import { type Token, tokenise } from './tokenise.js'

/** A word of a text. `stem` is folded; `significance` is 0 for a stop word, 1 for one that says what the text is about. */
export type Word = {
  readonly text: string
  readonly stem: string
  readonly significance: number
  readonly parts: readonly CompoundPart[]
}

/** A term of a document: `weight` is 1 for a whole word, less for a part of a compound. */
export type Term = { readonly term: string; readonly weight: number; readonly significance: number }

const bundledSplitter = createCompoundSplitter()

/** The words of a text in order, stop words included. `split` knows the compounds; the bundled words alone unless told. */
export const readWords = (text: string, language: Language, split: SplitCompound = bundledSplitter): Word[] =>
  tokenise(text).map((token) => wordOf(token, language, split))

/** A text's words come again and again: what was found out about one is kept, up to a limit that a flood of invented ones cannot pass. */
const known = new WeakMap<SplitCompound, Map<string, Word>>()
const mostKnown = 20_000

function wordOf(token: Token, language: Language, split: SplitCompound): Word {
  const words = known.get(split) ?? new Map<string, Word>()
  known.set(split, words)
  const key = `${language} ${token.text} ${token.parts.join(' ')}`
  const before = words.get(key)
  if (before) return before
  const pieces = token.parts.map((part) => ({ stem: stem(part, language), weight: 0.5 }))
  const parts = pieces.length > 0 ? pieces : language === 'da' ? split(token.text) : []
  const word: Word = {
    text: token.text,
    stem: stem(token.text, language),
    significance: significance(token.text, language),
    parts,
  }
  if (words.size >= mostKnown) words.clear()
  words.set(key, word)
  return word
}

/**
 * The terms of a document: its significant words' stems, the parts of compounds, and separable verbs put together ("siger du selv op"
 * is a resignation as much as "opsigelse" is).
 */
export function analyse(text: string, language: Language, split?: SplitCompound): Term[] {
  const words = readWords(text, language, split)
  const terms: Term[] = []
  for (const { stem, significance, parts } of words) {
    if (significance === 0) continue
    terms.push({ term: stem, weight: 1, significance })
    for (const part of parts) terms.push({ term: part.stem, weight: part.weight, significance })
  }
  if (language === 'da')
    for (const { term } of findSeparableVerbs(words)) terms.push({ term, weight: 0.8, significance: 1 })
  return terms
}

/** Verb and particle that together are one word, and how many words may stand between them. */
const separableVerbs: readonly {
  readonly verb: string
  readonly particle: string
  readonly whole: string
}[] = [
  { verb: 'sige', particle: 'op', whole: 'opsigelse' },
  { verb: 'søge', particle: 'om', whole: 'ansøge' },
  { verb: 'betale', particle: 'tilbage', whole: 'tilbagebetale' },
  { verb: 'sige', particle: 'nej', whole: 'afslå' },
  { verb: 'melde', particle: 'syg', whole: 'sygemelde' },
  { verb: 'melde', particle: 'ledig', whole: 'tilmelde' },
  { verb: 'melde', particle: 'rask', whole: 'raskmelde' },
].map(({ verb, particle, whole }) => ({
  verb: stem(verb, 'da'),
  particle: fold(particle),
  whole: stem(whole, 'da'),
}))
const widestGap = 4

/** The separable verbs of a Danish text, each with the positions of its two words. */
export function findSeparableVerbs(
  words: readonly Word[],
): { term: string; at: number; particleAt: number }[] {
  return separableVerbs.flatMap(({ verb, particle, whole }) =>
    words.flatMap((word, at) => {
      if (word.stem !== verb) return []
      const near = words.slice(at + 1, at + 2 + widestGap)
      const gap = near.findIndex(({ text, stem }) => fold(text) === particle || stem === particle)
      return gap < 0 ? [] : [{ term: whole, at, particleAt: at + 1 + gap }]
    }),
  )
}
