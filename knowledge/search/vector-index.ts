/** Neighbours of a vector: document numbers with their cosines, the nearest first. */
export type Neighbour = { readonly document: number; readonly cosine: number }

/** An index of unit vectors. Document numbers are those of the passages. */
export interface VectorIndex {
  readonly kind: 'exact' | 'hnsw'
  readonly size: number
  readonly dimensions: number
  /** The `count` nearest, or all there are. */
  nearest(query: Float32Array, count: number): Neighbour[]
  /** The cosine between the query and one document's vector. */
  cosine(query: Float32Array, document: number): number
}

/** From this many vectors on a graph answers sooner than comparing with every one. */
export const exactBelow = 4000

/** Compares with every vector: exact, nothing to build, the better choice up to some thousand. `rows` holds one vector after another. */
export function createExactVectorIndex(rows: Float32Array, dimensions: number): VectorIndex {
  const size = dimensions === 0 ? 0 : rows.length / dimensions
  if (!Number.isInteger(size))
    throw new RangeError(`${rows.length} numbers are no whole vectors of ${dimensions}`)
  const cosines = new Float32Array(size)
  const cosine = (query: Float32Array, document: number) => dot(rows, document * dimensions, query)
  return {
    kind: 'exact',
    size,
    dimensions,
    cosine,
    nearest(query, count) {
      for (let document = 0; document < size; document++) cosines[document] = cosine(query, document)
      return greatest(cosines, count).map((document) => ({ document, cosine: cosines[document] ?? 0 }))
    },
  }
}

/** Four sums side by side, which the compiler keeps in registers. */
export function dot(rows: Float32Array, from: number, query: Float32Array): number {
  const length = query.length
  const even = length - (length % 4)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0, at = from; i < even; i += 4, at += 4) {
    a += (rows[at] ?? 0) * (query[i] ?? 0)
    b += (rows[at + 1] ?? 0) * (query[i + 1] ?? 0)
    c += (rows[at + 2] ?? 0) * (query[i + 2] ?? 0)
    d += (rows[at + 3] ?? 0) * (query[i + 3] ?? 0)
  }
  for (let i = even; i < length; i++) a += (rows[from + i] ?? 0) * (query[i] ?? 0)
  return a + b + c + d
}

/** The places of the `count` greatest values, the greatest first; among equals the first place. */
export function greatest(values: Float32Array, count: number, places?: Uint32Array): number[] {
  const total = places?.length ?? values.length
  const wanted = Math.min(count, total)
  if (wanted <= 0) return []
  // A small heap whose root is the least of the best so far.
  const heap = new Uint32Array(wanted)
  let filled = 0
  const worse = (x: number, y: number) => {
    const a = values[x] ?? 0
    const b = values[y] ?? 0
    return a < b || (a === b && x > y)
  }
  const sink = (from: number) => {
    let at = from
    for (;;) {
      const left = 2 * at + 1
      if (left >= filled) return
      const right = left + 1
      const child = right < filled && worse(heap[right] ?? 0, heap[left] ?? 0) ? right : left
      if (!worse(heap[child] ?? 0, heap[at] ?? 0)) return
      const moved = heap[at] ?? 0
      heap[at] = heap[child] ?? 0
      heap[child] = moved
      at = child
    }
  }
  for (let i = 0; i < total; i++) {
    const place = places ? (places[i] ?? 0) : i
    if (filled < wanted) {
      heap[filled++] = place
      if (filled === wanted) for (let at = (wanted >> 1) - 1; at >= 0; at--) sink(at)
    } else if (worse(heap[0] ?? 0, place)) {
      heap[0] = place
      sink(0)
    }
  }
  return [...heap.subarray(0, filled)].sort((x, y) => (worse(x, y) ? 1 : -1))
}
