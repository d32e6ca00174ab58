import type { Embedder } from '../knowledge/embedding/embedder.js'
import { createHashedNgramEmbedder } from '../knowledge/embedding/hashed-ngrams.js'
import { createOpenAiEmbedder } from '../knowledge/embedding/openai-embedder.js'
import type { Config } from './config/config.js'
import type { Logger } from './observability/logger.js'

/** The embedder that is configured, or the built-in one: also where the configured one does not answer, for the service goes on without. */
export async function chooseEmbedder(
  { embedding }: Pick<Config, 'embedding'>,
  log: Logger,
): Promise<Embedder> {
  if (!embedding) return createHashedNgramEmbedder()
  try {
    return await createOpenAiEmbedder(embedding)
  } catch (cause) {
    log.warn(
      { err: cause },
      'the embedding endpoint does not answer: built-in vectors serve until the next start',
    )
    return createHashedNgramEmbedder()
  }
}
