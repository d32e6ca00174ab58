import { chunkArticle } from '../chunking/chunk-article.js'
import type { Article } from '../editing/article.js'
import { indexPassages } from '../search/index-passages.js'
import { embeddingText } from './embedding-text.js'
import type { IndexData } from './index-data.js'

/** Texts to vectors; rejects when the embedder does not answer. */
export type EmbedTexts = (texts: readonly string[]) => Promise<readonly Float32Array[]>

/**
 * Chunks, embeds and indexes the published articles. When the embedder fails the index holds words alone and `embeddingError` says why;
 * a vector of another length, or with a number that is not finite, is a failure too.
 */
export async function buildIndex(
  articles: readonly Article[],
  dimensions: number,
  embed: EmbedTexts,
): Promise<{ data: IndexData; embeddingError?: Error }> {
  const passages = articles.filter(({ status }) => status === 'published').flatMap(chunkArticle)
  const words = indexPassages(passages)
  try {
    const vectors = await embed(passages.map(embeddingText))
    return { data: { passages, words, dimensions, vectors: toRows(vectors, passages.length, dimensions) } }
  } catch (error) {
    return {
      data: { passages, words, dimensions },
      embeddingError: error instanceof Error ? error : new Error(String(error)),
    }
  }
}

function toRows(vectors: readonly Float32Array[], count: number, dimensions: number): Float32Array {
  if (vectors.length !== count) throw new RangeError(`${vectors.length} vectors for ${count} passages`)
  const rows = new Float32Array(count * dimensions)
  vectors.forEach((vector, at) => {
    if (vector.length !== dimensions)
      throw new RangeError(`a vector of ${vector.length} dimensions, not ${dimensions}`)
    rows.set(vector, at * dimensions)
  })
  for (const value of rows)
    if (!Number.isFinite(value)) throw new RangeError('a vector holds a number that is not finite')
  return rows
}
