import type { Article } from '../editing/article.js'
import type { Embedder } from '../embedding/embedder.js'
import { createSearch, type Search } from '../search/search.js'
import { createExactVectorIndex } from '../search/vector-index.js'
import { buildIndex } from './build-index.js'

/** Indexes articles in this thread and leaves nothing behind: for measuring and for tests. Rejects when the embedder does not answer. */
export async function searchInMemory(articles: readonly Article[], embedder: Embedder): Promise<Search> {
  const { dimensions } = embedder
  const { data, embeddingError } = await buildIndex(articles, dimensions, (texts) => embedder.embed(texts))
  if (embeddingError) throw embeddingError
  const { passages, words, vectors } = data
  return createSearch(
    { passages, words, vectors: vectors && createExactVectorIndex(vectors, dimensions) },
    { embedder },
  )
}
