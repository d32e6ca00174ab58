import { readWords } from '../analysis/analyse.js'
import { fold } from '../analysis/normalise.js'
import { significance } from '../analysis/stop-words.js'
import { synonymAt } from '../analysis/synonyms.js'
import { type Embedder, normaliseVector } from './embedder.js'

const stemWeight = 1
const synonymWeight = 0.7
const partWeight = 0.6
/** Shared among the n-grams of one word. */
const gramsWeight = 1.2
const gramLengths = [3, 4, 5]

/**
 * The built-in embedder: stems, parts of compounds, synonyms and character n-grams, hashed into a fixed number of dimensions with a sign
 * (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009). It needs no model, is the same everywhere, and
 * forgives endings and misspellings that whole words do not.
 */
export function createHashedNgramEmbedder(
  dimensions = 256,
): Embedder & { embedNow(text: string): Float32Array } {
  const embedNow = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions)
    for (const [feature, weight] of featuresOf(text)) {
      const hash = fnv1a(feature)
      const at = hash % dimensions
      vector[at] = (vector[at] ?? 0) + (hash & 0x80000000 ? -weight : weight)
    }
    return normaliseVector(vector)
  }
  return {
    id: `hashed-ngrams-1-${dimensions}`,
    dimensions,
    embedNow,
    embed: (texts) => Promise.resolve(texts.map(embedNow)),
  }
}

/** Each feature with its weight; a feature found n times weighs √n as much as one found once. */
function featuresOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (feature: string, weight: number) =>
    counts.set(feature, (counts.get(feature) ?? 0) + weight * weight)
  const words = readWords(text, 'da')
  words.forEach((word, at) => {
    const synonym = synonymAt(words, at, 'da')
    if (synonym && (synonym.length > 1 || word.significance > 0))
      synonym.stems.slice(0, 2).forEach((stem) => add(stem, synonymWeight))
    if (word.significance === 0 || significance(word.text, 'en') === 0) return
    add(word.stem, stemWeight * word.significance)
    for (const part of word.parts) add(part.stem, partWeight * part.weight * word.significance)
    const grams = gramsOf(fold(word.text))
    for (const gram of grams) add(gram, (gramsWeight * word.significance) / Math.sqrt(grams.length))
  })
  return new Map([...counts].map(([feature, squares]) => [feature, Math.sqrt(squares)]))
}

/** "<" and ">" mark the ends of the word and keep n-grams apart from stems. */
function gramsOf(word: string): string[] {
  const marked = `<${word}>`
  return gramLengths.flatMap((length) =>
    Array.from(
      { length: Math.max(0, marked.length - length + 1) },
      (_, at) => `#${marked.slice(at, at + length)}`,
    ),
  )
}

/** FNV-1a, 32 bits, with a last mix so that both the low bits and the sign bit are good. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x7feb352d)
  hash ^= hash >>> 15
  return hash >>> 0
}
