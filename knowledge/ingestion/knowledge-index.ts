import { chunkArticle } from '../chunking/chunk-article.js'
import type { Article } from '../editing/article.js'
import type { Embedder } from '../embedding/embedder.js'
import { indexPassages } from '../search/index-passages.js'
import { createSearch, type Search } from '../search/search.js'
import { createExactVectorIndex } from '../search/vector-index.js'
import { embeddingText } from './embedding-text.js'

/** What the index tells its operator; never a citizen's words. */
export type Log = (level: 'info' | 'warn', event: string, details: Record<string, unknown>) => void

/** What the assistant may answer from, searchable. */
export interface KnowledgeIndex {
  readonly search: Search
  /** Takes these articles instead of the ones it has; settles once the next search shows it. */
  replace(articles: readonly Article[]): Promise<void>
  /** Whether it can be searched. */
  readonly ready: boolean
  /** How many passages it holds. */
  readonly size: number
  stop(): Promise<void>
}

export async function createKnowledgeIndex(options: {
  dataDir: string
  embedder: Embedder
  loadArticles: () => Promise<readonly Article[]>
  log: Log
}): Promise<KnowledgeIndex> {
  const { embedder, loadArticles, log } = options
  let search: Search | undefined
  let size = 0

  async function replace(articles: readonly Article[]): Promise<void> {
    const passages = articles.filter(({ status }) => status === 'published').flatMap(chunkArticle)
    const vectors = await embedder.embed(passages.map(embeddingText))
    const rows = new Float32Array(passages.length * embedder.dimensions)
    vectors.forEach((vector, at) => rows.set(vector, at * embedder.dimensions))
    search = createSearch(
      {
        passages,
        words: indexPassages(passages),
        vectors: createExactVectorIndex(rows, embedder.dimensions),
      },
      { embedder, onVectorFailure: () => log('warn', 'embedding-failed', {}) },
    )
    size = passages.length
  }

  await replace(await loadArticles())
  return {
    search: (request) => (search ? search(request) : Promise.reject(new Error('the index has stopped'))),
    replace,
    get ready() {
      return search !== undefined
    },
    get size() {
      return size
    },
    stop: () => {
      search = undefined
      return Promise.resolve()
    },
  }
}
