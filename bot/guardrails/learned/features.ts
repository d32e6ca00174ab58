import { plainDanish } from '../plain-danish.js'
import { conceptsOf } from './concepts.js'

/** How many places features are hashed into. */
export const places = 1 << 17

/** What a model knows of a text: places, and how much of each. A place may occur more than once. */
export type Features = { readonly at: Uint32Array; readonly value: Float32Array }

/** Kinds of features, each of its own weight however long the text is. */
const weights = {
  word: 1,
  stem: 0.8,
  pair: 1,
  apart: 0.6,
  letters: 1.2,
  concept: 1,
  company: 1.4,
  order: 0.8,
}
type Kind = keyof typeof weights
const kinds = Object.keys(weights) as Kind[]

/** Looked up once: a lookup among the globals is slow where tests run. */
const { imul } = Math

/** FNV-1a of 32 bits over UTF-16 units, from another hash on. */
function hash(text: string, seed: number, from = 0, to = text.length): number {
  let h = seed
  for (let n = from; n < to; n++) h = imul(h ^ text.charCodeAt(n), 0x01000193)
  return h >>> 0
}
const place = (h: number) => (h ^ (h >>> 15)) & (places - 1)
const seeds = Object.fromEntries(kinds.map((kind) => [kind, hash(kind, 0x811c9dc5)])) as Record<Kind, number>

/** How far apart, in words, two concepts are still in each other's company. */
const reach = 7

/** The words of a text in plain Danish, as features are made of. */
export const wordsOf = (text: string): readonly string[] => {
  const readings = plainDanish(text)
  return (readings[readings.length - 1] ?? '').split(' ').filter((word) => word !== '')
}

/**
 * Words, stems, neighbours, letters in threes to fives, and concepts alone and in each other's company. Takes time in proportion to the
 * number of words.
 */
export function featuresOf(words: readonly string[]): Features {
  const found: Record<Kind, number[]> = {
    word: [],
    stem: [],
    pair: [],
    apart: [],
    letters: [],
    concept: [],
    company: [],
    order: [],
  }
  const concepts: string[][] = []
  words.forEach((word, n) => {
    found.word.push(place(hash(word, seeds.word)))
    if (word.length > 5) found.stem.push(place(hash(word, seeds.stem, 0, 5)))
    const before = words[n - 1] ?? '^'
    found.pair.push(place(hash(word, hash(' ', hash(before, seeds.pair)))))
    const further = words[n - 2]
    if (further !== undefined) found.apart.push(place(hash(word, hash(' ', hash(further, seeds.apart)))))
    const whole = ` ${word} `
    for (let size = 3; size <= 5; size++)
      for (let from = 0; from + size <= whole.length; from++)
        found.letters.push(place(hash(whole, seeds.letters, from, from + size)))

    const here = [...conceptsOf(word)]
    for (const concept of here) {
      found.concept.push(place(hash(concept, seeds.concept)))
      for (let back = Math.max(0, n - reach); back < n; back++)
        for (const other of concepts[back] ?? []) {
          if (other === concept) continue
          const [first, second] = other < concept ? [other, concept] : [concept, other]
          found.company.push(place(hash(second, hash('+', hash(first, seeds.company)))))
          if (n - back <= 3) found.order.push(place(hash(concept, hash('>', hash(other, seeds.order)))))
        }
    }
    concepts.push(here)
  })
  const last = words[words.length - 1]
  if (last !== undefined) found.pair.push(place(hash('$', hash(' ', hash(last, seeds.pair)))))
  const size = kinds.reduce((sum, kind) => sum + found[kind].length, 0)
  const at = new Uint32Array(size)
  const value = new Float32Array(size)
  let next = 0
  for (const kind of kinds) {
    const each = weights[kind] / Math.sqrt(found[kind].length || 1)
    for (const one of found[kind]) {
      at[next] = one
      value[next++] = each
    }
  }
  return { at, value }
}
