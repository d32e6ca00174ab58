/** A known word near a misspelt one: `id` is its place in the list, `weight` 0–1 how likely it was meant. */
export type SimilarWord = { readonly id: number; readonly weight: number }
export type SimilarWords = (word: string) => SimilarWord[]

const buckets = 65_536
const shortest = 4
const mostCandidates = 40
const mostAnswers = 3

/**
 * Finds words one slip away from a misspelt one (two in long words), by an index of letter pairs and then the edit distance. Words shorter
 * than four letters and numbers are left alone. Takes folded stems.
 */
export function createSimilarWords(words: readonly string[]): SimilarWords {
  const { offsets, holders } = indexPairs(words)
  const shared = new Uint8Array(words.length)
  const bySound = new Map<string, number[]>()
  words.forEach((word, id) => {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) return
    const sound = soundOf(word)
    bySound.set(sound, [...(bySound.get(sound) ?? []), id])
  })

  return (word) => {
    if (word.length < shortest || /\d/.test(word)) return []
    const touched: number[] = []
    for (const pair of new Set(pairsOf(word))) {
      for (let i = offsets[pair] ?? 0; i < (offsets[pair + 1] ?? 0); i++) {
        const id = holders[i] ?? 0
        if (shared[id] === 0) touched.push(id)
        shared[id] = (shared[id] ?? 0) + 1
      }
    }
    const overlap = (id: number) => (2 * (shared[id] ?? 0)) / (word.length + 1 + (words[id]?.length ?? 0) + 1)
    const candidates = touched
      .map((id) => ({ id, overlap: overlap(id) }))
      .filter(({ overlap }) => overlap >= 0.4)
      .sort((a, b) => b.overlap - a.overlap || a.id - b.id)
      .slice(0, mostCandidates)
    for (const id of touched) shared[id] = 0

    const sounding = (bySound.get(soundOf(word)) ?? []).map((id) => ({ id, weight: soundingWeight }))
    const allowed = word.length >= 8 ? 2 : 1
    const spelt = candidates.flatMap(({ id }) => {
      const known = words[id] ?? ''
      const distance = editDistance(word, known, allowed)
      // Four letters are too few to lose one of.
      if (word.length === shortest && known.length !== shortest) return []
      if (distance > allowed || !known.startsWith(word.charAt(0))) return []
      return [{ id, weight: distance === 0 ? 1 : distance === 1 ? 0.8 : 0.65 }]
    })
    const best = new Map<number, number>()
    for (const { id, weight } of [...sounding, ...spelt]) best.set(id, Math.max(weight, best.get(id) ?? 0))
    return [...best]
      .map(([id, weight]) => ({ id, weight }))
      .sort((a, b) => b.weight - a.weight || a.id - b.id)
      .slice(0, mostAnswers)
  }
}

const soundingWeight = 0.85

/**
 * A folded Danish word as it sounds, roughly: letters people take for one another are one ("mælder", "melder"; "senjor", "senior"; "hålder",
 * "holder"), doubled ones are single, silent ones are gone ("ferje", "ferie"; "pænge", "penge").
 */
export const soundOf = (word: string): string =>
  word
    .replace(/ae/g, 'e')
    .replace(/oe/g, 'o')
    .replace(/aa/g, 'o')
    .replace(/^hv/, 'v')
    .replace(/^hj/, 'j')
    .replace(/[ck]+s|x/g, 'ks')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/(?<=[lnr])d(?=[^aeiouy]|$)/g, '')
    .replace(/(?<=[ln])d(?=[aeiouy])/g, '')
    .replace(/ej|eg(?=n)/g, 'aj')
    .replace(/j(?=[aeiou])/g, 'i')
    .replace(/y/g, 'o')
    .replace(/g(?=t|s|$)/g, '')
    .replace(/(.)\1+/g, '$1')

function indexPairs(words: readonly string[]): { offsets: Uint32Array; holders: Uint32Array } {
  const pairs = words.map((word) =>
    word.length >= shortest - 1 && !/\d/.test(word) ? [...new Set(pairsOf(word))] : [],
  )
  const offsets = new Uint32Array(buckets + 1)
  for (const list of pairs) for (const pair of list) offsets[pair + 1] = (offsets[pair + 1] ?? 0) + 1
  for (let pair = 0; pair < buckets; pair++)
    offsets[pair + 1] = (offsets[pair + 1] ?? 0) + (offsets[pair] ?? 0)
  const next = offsets.slice()
  const holders = new Uint32Array(offsets[buckets] ?? 0)
  pairs.forEach((list, id) => {
    for (const pair of list) {
      const place = next[pair] ?? 0
      holders[place] = id
      next[pair] = place + 1
    }
  })
  return { offsets, holders }
}

/**
 * Letter pairs, the word's ends included, as bucket numbers. The first letter is part of each: people get it right, and it spares looking
 * at the words that begin otherwise.
 */
function pairsOf(word: string): number[] {
  const pairs: number[] = []
  const first = word.charCodeAt(0) * 1009
  for (let i = 0; i <= word.length; i++) {
    const before = i === 0 ? 0 : word.charCodeAt(i - 1)
    const after = i === word.length ? 0 : word.charCodeAt(i)
    pairs.push((first + before * 211 + after * 7) % buckets)
  }
  return pairs
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment); more than `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let twoBack: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1)
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest > limit) return limit + 1
    twoBack = previous
    previous = current
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1)
}
