import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { normaliseVector } from '../embedding/embedder.js'
import { openHnswIndex, writeHnswFile } from './hnsw-index.js'
import { dotQuantised, quantiseRows } from './quantised-rows.js'
import { createExactVectorIndex, greatest, type VectorIndex } from './vector-index.js'

const dimensions = 24

/** Unit vectors from a fixed sequence. */
function vectorsOf(count: number): Float32Array[] {
  let state = 12345
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648 - 0.5
  return Array.from({ length: count }, () => normaliseVector(Float32Array.from({ length: dimensions }, next)))
}

function rowsOf(vectors: readonly Float32Array[]): Float32Array {
  const rows = new Float32Array(vectors.length * dimensions)
  vectors.forEach((vector, at) => rows.set(vector, at * dimensions))
  return rows
}

const vectors = vectorsOf(500)
const rows = rowsOf(vectors)
let folder = ''
const kinds = new Map<string, VectorIndex>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vector-index-'))
  const file = path.join(folder, 'graph')
  await writeHnswFile(file, rows, dimensions)
  kinds.set('exact', createExactVectorIndex(rows, dimensions))
  kinds.set('hnsw', await openHnswIndex(file, dimensions, quantiseRows(rows, dimensions)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(['exact', 'hnsw'])('the %s vector index', (kind) => {
  const index = (): VectorIndex => {
    const found = kinds.get(kind)
    if (!found) throw new Error(kind)
    return found
  }

  it('finds what brute force finds', () => {
    let shared = 0
    for (const query of vectorsOf(520).slice(500)) {
      const exact = vectors
        .map((vector, document) => ({
          document,
          cosine: vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0),
        }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 10)
      const found = index().nearest(query, 10)
      expect(found).toHaveLength(10)
      expect(found.every(({ cosine }, at) => at === 0 || cosine <= (found[at - 1]?.cosine ?? 0) + 1e-6)).toBe(
        true,
      )
      shared += exact.filter(({ document }) => found.some((one) => one.document === document)).length
    }
    expect(shared / 200).toBeGreaterThanOrEqual(0.95)
  })

  it('looks at single vectors, and gives no more than there are', () => {
    const query = vectors[7] ?? new Float32Array(dimensions)
    expect(index().cosine(query, 7)).toBeCloseTo(1, 1)
    expect(index().nearest(query, 10_000)).toHaveLength(500)
    expect(index().nearest(query, 1)[0]?.document).toBe(7)
    expect(index().nearest(query, 0)).toEqual([])
  })
})

describe('hnsw', () => {
  it('refuses a graph of another size', async () => {
    const file = path.join(folder, 'small')
    await writeHnswFile(file, rows.subarray(0, 10 * dimensions), dimensions)
    await expect(openHnswIndex(file, dimensions, quantiseRows(rows, dimensions))).rejects.toThrow(
      '10 vectors, not 500',
    )
  })
})

describe('quantised rows', () => {
  it('give dot products right to a percent', () => {
    const quantised = quantiseRows(rows, dimensions)
    for (let row = 0; row < 50; row++) {
      const query = vectors[row + 100] ?? new Float32Array(dimensions)
      const exact = (vectors[row] ?? new Float32Array()).reduce(
        (sum, value, at) => sum + value * (query[at] ?? 0),
        0,
      )
      expect(Math.abs(dotQuantised(quantised, row, query) - exact)).toBeLessThan(0.01)
    }
  })
})

describe('greatest', () => {
  it('is sorting and cutting', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 }),
        fc.nat(70),
        (numbers, count) => {
          const expected = numbers
            .map((value, at) => ({ value, at }))
            .sort((a, b) => b.value - a.value || a.at - b.at)
            .slice(0, count)
            .map(({ at }) => at)
          expect(greatest(Float32Array.from(numbers), count)).toEqual(expected)
        },
      ),
    )
  })
})
