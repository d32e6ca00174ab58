/**
 * Which documents hold which terms, in typed arrays (they cross threads without a copy and lie in snapshots as they are).
 * The postings of term `t` are those from `offsets[t]` up to `offsets[t + 1]`, ordered by document.
 */
export type Postings = {
  readonly documentCount: number
  /** One longer than the number of terms. */
  readonly offsets: Uint32Array
  readonly documents: Uint32Array
  /** BM25F's saturated term frequency, 0–1 in 255ths. */
  readonly impacts: Uint8Array
  /** How fully the document holds the term, 0–1 in 255ths: whole words more than parts of compounds. */
  readonly strengths: Uint8Array
}

/** An occurrence of a term in a field of a document; `weight` as in `Term`. */
export type Occurrence = { readonly term: number; readonly weight: number }

/** A field's say, and the length in words at which a frequency counts as it is (a constant, so that adding a document changes no other). */
export type Field = { readonly weight: number; readonly strength: number; readonly usualLength: number }

/** BM25's saturation and length normalisation (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009). */
const k1 = 1.2
const b = 0.6

/** Gathers documents one by one, in the order of their numbers, and turns them into postings. */
export class PostingsBuilder {
  private readonly terms = new GrowingUint32()
  private readonly documents = new GrowingUint32()
  private readonly levels = new GrowingUint32()
  private count = 0

  constructor(private readonly fields: readonly Field[]) {}

  /** Adds the next document: its occurrences, field by field. */
  add(occurrencesByField: readonly (readonly Occurrence[])[]): void {
    const frequency = new Map<number, number>()
    const strength = new Map<number, number>()
    this.fields.forEach((field, index) => {
      const occurrences = occurrencesByField[index] ?? []
      const lengthNorm = 1 - b + b * (occurrences.length / field.usualLength)
      for (const { term, weight } of occurrences) {
        frequency.set(term, (frequency.get(term) ?? 0) + (field.weight * weight) / lengthNorm)
        strength.set(term, Math.max(strength.get(term) ?? 0, field.strength * weight))
      }
    })
    for (const [term, tf] of frequency) {
      this.terms.push(term)
      this.documents.push(this.count)
      this.levels.push((toByte(tf / (k1 + tf)) << 8) | toByte(strength.get(term) ?? 0))
    }
    this.count++
  }

  /** A counting sort by term; stable, so that documents stay in order. */
  finish(termCount: number): Postings {
    const total = this.terms.length
    const offsets = new Uint32Array(termCount + 1)
    for (let i = 0; i < total; i++) increase(offsets, this.terms.at(i) + 1, 1)
    for (let term = 0; term < termCount; term++) increase(offsets, term + 1, offsets[term] ?? 0)
    const next = offsets.slice()
    const documents = new Uint32Array(total)
    const impacts = new Uint8Array(total)
    const strengths = new Uint8Array(total)
    for (let i = 0; i < total; i++) {
      const place = next[this.terms.at(i)] ?? 0
      increase(next, this.terms.at(i), 1)
      documents[place] = this.documents.at(i)
      impacts[place] = this.levels.at(i) >> 8
      strengths[place] = this.levels.at(i) & 255
    }
    return { documentCount: this.count, offsets, documents, impacts, strengths }
  }
}

function increase(array: Uint32Array, at: number, by: number): void {
  array[at] = (array[at] ?? 0) + by
}

const toByte = (value: number): number => Math.min(255, Math.max(1, Math.round(value * 255)))

class GrowingUint32 {
  private values = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] ?? 0
  }
}
