import { opaqueCompounds, simpleWords } from './compound-words.js'
import { stem } from './stem.js'

/** A part of a compound: its folded stem and how much of the whole's meaning it carries. */
export type CompoundPart = { readonly stem: string; readonly weight: number }
export type SplitCompound = (word: string) => readonly CompoundPart[]

/** The last part names the thing, the ones before it tell what sort. */
const headWeight = 0.6
const modifierWeight = 0.35
const opaqueHeadWeight = 0.12
const shortestPart = 3
const shortestCompound = 6
/** Nobody writes a longer word; looking for parts in one would take for ever. */
const longestCompound = 60

const simple = new Set(simpleWords)
const simpleStems = new Set(simpleWords.map((word) => stem(word, 'da')))
const opaqueStems = new Set(opaqueCompounds.map((word) => stem(word, 'da')))

/** Whether a Danish word (normalised) is one of the bundled simple words, in any of its forms. */
export const isSimpleWord = (word: string): boolean => simple.has(word) || simpleStems.has(stem(word, 'da'))

/**
 * A splitter of Danish compounds by a lexicon: the bundled simple words and `corpusWords` (normalised). Parts may be joined by -s- or -e-
 * and the last may be inflected. The split with the fewest parts wins, and among those the longest head. A word that does not split
 * has no parts.
 */
export function createCompoundSplitter(corpusWords: Iterable<string> = []): SplitCompound {
  const first = new Set(simple)
  const lastStems = new Set(simpleStems)
  for (const word of corpusWords) {
    if (word.length < 5 || !/^\p{L}+$/u.test(word)) continue
    first.add(word)
    lastStems.add(stem(word, 'da'))
  }
  const cache = new Map<string, readonly CompoundPart[]>()

  /** The parts of `word` from `start` on, or undefined where it does not come out. */
  function partsFrom(word: string, start: number, left: number): string[] | undefined {
    const rest = word.slice(start)
    if (start > 0 && rest.length >= shortestPart && (first.has(rest) || lastStems.has(stem(rest, 'da'))))
      return [rest]
    if (left === 0) return undefined
    let best: string[] | undefined
    for (let end = start + shortestPart; end <= word.length - shortestPart; end++) {
      const part = word.slice(start, end)
      if (!first.has(part)) continue
      for (const link of ['', 's', 'e']) {
        if (!word.startsWith(link, end)) continue
        const tail = partsFrom(word, end + link.length, left - 1)
        if (!tail) continue
        const parts = [part, ...tail]
        if (
          !best ||
          parts.length < best.length ||
          (parts.length === best.length && headLength(parts) > headLength(best))
        )
          best = parts
      }
    }
    return best
  }

  return (word) => {
    if (word.length < shortestCompound || word.length > longestCompound || !/^\p{L}+$/u.test(word)) return []
    const known = cache.get(word)
    if (known) return known
    const whole = stem(word, 'da')
    const parts = isSimpleWord(word) ? [] : (partsFrom(word, 0, 3) ?? [])
    const opaque = opaqueStems.has(whole)
    const result = parts
      .map((part, index) => ({
        stem: stem(part, 'da'),
        weight: index < parts.length - 1 ? modifierWeight : opaque ? opaqueHeadWeight : headWeight,
      }))
      .filter((part) => part.stem !== whole)
    if (cache.size > 20_000) cache.clear()
    cache.set(word, result)
    return result
  }
}

const headLength = (parts: readonly string[]): number => parts.at(-1)?.length ?? 0
