/** Text to vectors. What is near in meaning is near in angle. */
export interface Embedder {
  /** Names the model and everything that changes its vectors; vectors of different ids are never compared. */
  readonly id: string
  readonly dimensions: number
  /** One vector for each text, in order, of length 1 (all zeros for a text without a word). Finite numbers only. */
  embed(texts: readonly string[]): Promise<Float32Array[]>
  /** The same at once, where that is possible without waiting. */
  embedNow?(text: string): Float32Array
}

/** Scales a vector to length 1 in place; all zeros stays as it is. Throws on numbers that are not finite. */
export function normaliseVector(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  if (!Number.isFinite(sum)) throw new RangeError('a vector holds a number that is not finite')
  const length = Math.sqrt(sum)
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length
  return vector
}
