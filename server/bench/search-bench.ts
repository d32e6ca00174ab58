import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Passage } from '../../knowledge/chunking/passage.js'
import { createHashedNgramEmbedder } from '../../knowledge/embedding/hashed-ngrams.js'
import { embeddingText } from '../../knowledge/ingestion/embedding-text.js'
import { openHnswIndex, writeHnswFile } from '../../knowledge/search/hnsw-index.js'
import { indexPassages } from '../../knowledge/search/index-passages.js'
import { quantiseRows } from '../../knowledge/search/quantised-rows.js'
import { createSearch, type Search } from '../../knowledge/search/search.js'
import { createExactVectorIndex, exactBelow, type VectorIndex } from '../../knowledge/search/vector-index.js'
import { projectRoot } from '../config/project-root.js'
import { bundledPassages, syntheticPassages, syntheticQuestions } from './synthetic-passages.js'

/** What one size gave. Times in milliseconds, memory in megabytes. */
export type SearchFigures = {
  readonly passages: number
  readonly vectors: VectorIndex['kind']
  readonly hybrid: Percentiles
  readonly bruteForce: Percentiles
  readonly rawHnsw: Percentiles
  /** The share of the ten best of exact search that are found. */
  readonly hybridRecall: number
  readonly vectorRecall: number
  readonly wordsBuildMs: number
  readonly embedMs: number
  readonly graphBuildMs: number
  readonly memoryMb: number
}
export type Percentiles = { readonly p50: number; readonly p95: number }

const asked = 400
const warmUp = 300
const compared = 200

/** Measures hybrid search at one size beside brute force and raw hnswlib on the same vectors, in this process. */
export async function benchSearch(size: number): Promise<SearchFigures> {
  const bundled = bundledPassages(projectRoot)
  const passages: readonly Passage[] = syntheticPassages(size, bundled)
  const questions = syntheticQuestions(warmUp + asked, passages)
  const embedder = createHashedNgramEmbedder()
  const { dimensions } = embedder
  const before = memory()

  const rows = new Float32Array(size * dimensions)
  const embedMs = await timed(async () => {
    for (const [at, passage] of passages.entries()) {
      rows.set(embedder.embedNow(embeddingText(passage)), at * dimensions)
      if (at % 1000 === 0) await Promise.resolve()
    }
  })
  let words = indexPassages([])
  const wordsBuildMs = await timed(() => {
    words = indexPassages(passages)
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'search-bench-'))
  try {
    const file = path.join(folder, 'vectors.hnsw')
    const graphBuildMs = await timed(() => writeHnswFile(file, rows, dimensions))
    const graph = await openHnswIndex(file, dimensions, quantiseRows(rows, dimensions))
    const exact = createExactVectorIndex(rows, dimensions)
    const vectors = size < exactBelow ? exact : graph
    const memoryMb = memory() - before

    const hybrid = createSearch({ passages, words, vectors }, { embedder })
    const exhaustive = createSearch({ passages, words, vectors: exact }, { embedder })
    const vectorsOf = questions.map((question) => embedder.embedNow(question))
    const kept = questions.slice(warmUp)
    const keptVectors = vectorsOf.slice(warmUp)
    for (const question of questions.slice(0, warmUp)) await ask(hybrid, question)

    return {
      passages: size,
      vectors: vectors.kind,
      hybrid: await percentiles(kept, (question) => ask(hybrid, question)),
      bruteForce: await percentiles(keptVectors.slice(0, compared), (vector) => exact.nearest(vector, 10)),
      rawHnsw: await percentiles(keptVectors, (vector) => graph.nearest(vector, 10)),
      hybridRecall: await recall(kept.slice(0, compared), async (question) => [
        await ask(exhaustive, question),
        await ask(hybrid, question),
      ]),
      vectorRecall: await recall(keptVectors.slice(0, compared), (vector) =>
        Promise.resolve([documents(exact, vector), documents(vectors, vector)]),
      ),
      wordsBuildMs,
      embedMs,
      graphBuildMs,
      memoryMb,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A line for each size, under a heading. */
export function printSearchFigures(figures: readonly SearchFigures[]): string {
  const ms = ({ p50, p95 }: Percentiles) => `${p50.toFixed(2)} / ${p95.toFixed(2)}`
  const rows = figures.map((f) => [
    String(f.passages),
    f.vectors,
    ms(f.hybrid),
    f.hybridRecall.toFixed(3),
    ms(f.bruteForce),
    ms(f.rawHnsw),
    f.vectorRecall.toFixed(3),
    `${seconds(f.wordsBuildMs)} + ${seconds(f.embedMs)} + ${seconds(f.graphBuildMs)}`,
    f.memoryMb.toFixed(0),
  ])
  const heading = [
    'passages',
    'vectors',
    'hybrid p50 / p95 ms',
    'recall@10',
    'brute force ms',
    'raw hnswlib ms',
    'vector recall@10',
    'build s: words + vectors + graph',
    'MB',
  ]
  const widths = heading.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  return [heading, ...rows]
    .map((row) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  '))
    .join('\n')
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
const memory = (): number => process.memoryUsage().rss / 2 ** 20

/** The ten best passages, kept or not: the floor is not what is measured here. */
async function ask(search: Search, question: string): Promise<string[]> {
  const { kept, rejected } = await search({ question, language: 'da', limit: 10 })
  return [...kept, ...rejected]
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ passage }) => passage.id)
}

const documents = (index: VectorIndex, vector: Float32Array): string[] =>
  index.nearest(vector, 10).map(({ document }) => String(document))

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function percentiles<T>(items: readonly T[], work: (item: T) => unknown): Promise<Percentiles> {
  const times: number[] = []
  for (const item of items) times.push(await timed(() => work(item)))
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

async function recall<T>(
  items: readonly T[],
  both: (item: T) => Promise<[exact: string[], found: string[]]>,
): Promise<number> {
  let shared = 0
  let wanted = 0
  for (const item of items) {
    const [exact, found] = await both(item)
    shared += exact.filter((id) => found.includes(id)).length
    wanted += exact.length
  }
  return wanted === 0 ? 1 : shared / wanted
}
