import type { HierarchicalNSW } from 'hnswlib-node'
import { dotQuantised, type QuantisedRows } from './quantised-rows.js'
import type { VectorIndex } from './vector-index.js'

/** Malkov & Yashunin, "Efficient and robust approximate nearest neighbor search using HNSW graphs": links a node, width of the build. */
const links = 16
const buildWidth = 120
/** Width of a search: what recall@10 ≥ 0.95 of exact takes, with something to spare (`npm run bench` measures it). */
const searchWidth = (size: number): number => (size <= 20_000 ? 64 : 128)
const seed = 100

const loadAddon = async () => (await import('hnswlib-node')).default
type Addon = Awaited<ReturnType<typeof loadAddon>>
let addon: Promise<Addon | undefined> | undefined
/** The compiled library, or undefined where it cannot be loaded. */
const loaded = () => (addon ??= loadAddon().catch(() => undefined))

/** Whether the compiled library is there; without it the exact index serves every size. */
export const hnswAvailable = async (): Promise<boolean> => (await loaded()) !== undefined

/** Builds the graph of `rows` (one unit vector after another) and writes it to `file`. Blocks its thread for as long as that takes. */
export async function writeHnswFile(file: string, rows: Float32Array, dimensions: number): Promise<void> {
  const graph = await emptyGraph(dimensions)
  const count = rows.length / dimensions
  graph.initIndex({ maxElements: count, m: links, efConstruction: buildWidth, randomSeed: seed })
  for (let at = 0; at < count; at++)
    graph.addPoint(Array.from(rows.subarray(at * dimensions, (at + 1) * dimensions)), at)
  graph.writeIndexSync(file)
}

/**
 * Opens a graph written by {@link writeHnswFile}, read in the background; `rows` are the same vectors, for looking at single ones. The
 * library believes whatever a file says, so the caller vouches for the file. Throws when it holds another number of vectors.
 */
export async function openHnswIndex(
  file: string,
  dimensions: number,
  rows: QuantisedRows,
): Promise<VectorIndex> {
  const size = rows.scales.length
  const graph = await emptyGraph(dimensions)
  await graph.readIndex(file)
  const held = graph.getCurrentCount()
  if (held !== size) throw new Error(`the graph holds ${held} vectors, not ${size}`)
  const usualWidth = searchWidth(size)
  graph.setEf(usualWidth)
  return {
    kind: 'hnsw',
    size,
    dimensions,
    nearest(query, count) {
      const wanted = Math.min(count, size)
      if (wanted === 0) return []
      if (wanted > usualWidth) graph.setEf(wanted)
      const { neighbors, distances } = graph.searchKnn(Array.from(query), wanted)
      if (wanted > usualWidth) graph.setEf(usualWidth)
      return neighbors.map((document, at) => ({ document, cosine: 1 - (distances[at] ?? 1) }))
    },
    cosine: (query, document) => dotQuantised(rows, document, query),
  }
}

async function emptyGraph(dimensions: number): Promise<HierarchicalNSW> {
  const library = await loaded()
  if (!library) throw new Error('hnswlib-node cannot be loaded')
  return new library.HierarchicalNSW('ip', dimensions)
}
