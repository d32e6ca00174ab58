import type { Article } from '../editing/article.js'
import type { IndexData } from './index-data.js'

/** What the worker is given: the articles and where their snapshot may lie. */
export type IndexJob = {
  readonly articles: readonly Article[]
  readonly indexFolder: string
  readonly embedder: { readonly id: string; readonly dimensions: number }
}

/** How an index came about, for the log. */
export type IndexReport = {
  readonly from: 'snapshot' | 'articles'
  readonly passages: number
  readonly tookMs: number
  /** Why there was nothing to read, when it was not simply missing. */
  readonly snapshotDamage?: string
  readonly embeddingError?: string
  readonly notWritten?: string
}

/** Worker to main thread. */
export type FromWorker =
  | { readonly kind: 'embed'; readonly texts: readonly string[] }
  | { readonly kind: 'done'; readonly data: IndexData; readonly report: IndexReport }

/** Main thread to worker: the answer to `embed`. */
export type ToWorker =
  | { readonly kind: 'embedded'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'not-embedded'; readonly message: string }
