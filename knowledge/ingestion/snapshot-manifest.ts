import { createHash } from 'node:crypto'
import { z } from 'zod'
import { analysisVersion } from '../analysis/analysis-version.js'
import type { Article } from '../editing/article.js'
import { arrayTypes } from './pack-arrays.js'

/** Rises when a snapshot's files change their form, or the index what it puts into them. */
const formatVersion = 2

/** What an index was made of. The same ingredients make the same index. */
export type Ingredients = {
  /** The embedder's id. */
  readonly embedder: string
  readonly dimensions: number
  /** `digestOf` the articles. */
  readonly articles: string
}

/** A digest of published articles, whatever order they come in. */
export function digestOf(articles: readonly Article[]): string {
  const hash = createHash('sha256')
  for (const article of [...articles].sort((a, b) => (a.id < b.id ? -1 : 1)))
    hash.update(JSON.stringify(Object.entries(article).sort(([a], [b]) => (a < b ? -1 : 1)))).update('\0')
  return hash.digest('hex')
}

/** The name of the folder that holds the snapshot of these ingredients. */
export const folderNameOf = ({ embedder, dimensions, articles }: Ingredients): string =>
  createHash('sha256')
    .update(JSON.stringify([formatVersion, analysisVersion, embedder, dimensions, articles]))
    .digest('hex')
    .slice(0, 32)

export const fileNames = {
  manifest: 'manifest.json',
  texts: 'texts.json',
  arrays: 'arrays.bin',
  vectors: 'vectors.bin',
  hnsw: 'vectors.hnsw',
} as const

const File = z.strictObject({
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type FileSeal = z.infer<typeof File>

/** What lies beside the files of a snapshot and is judged before any of them is opened. */
export const Manifest = z.strictObject({
  formatVersion: z.literal(formatVersion),
  analysisVersion: z.literal(analysisVersion),
  embedder: z.string(),
  dimensions: z.int().positive(),
  articles: z.string(),
  counts: z.strictObject({
    passages: z.int().nonnegative(),
    terms: z.int().nonnegative(),
    questions: z.int().nonnegative(),
  }),
  places: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(arrayTypes),
      at: z.int().nonnegative(),
      length: z.int().nonnegative(),
    }),
  ),
  files: z.strictObject({ texts: File, arrays: File, vectors: File, hnsw: File.optional() }),
})
export type Manifest = z.infer<typeof Manifest>

export const versions = { formatVersion, analysisVersion } as const
