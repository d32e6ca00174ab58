import { type Embedder, normaliseVector } from './embedder.js'

/** Where embeddings come from: any server that speaks OpenAI's `POST /embeddings`. */
export type OpenAiEmbedding = {
  /** Always given, never guessed: up to and including `/v1`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** Learned by embedding one word when it is not told. */
  readonly dimensions?: number
  /** How long a citizen's question may wait for its vector, and how long a batch of passages. Milliseconds. */
  readonly questionTimeoutMs?: number
  readonly batchTimeoutMs?: number
}

const batchSize = 64
/** After a failed question the endpoint is left alone for so long, so that not every citizen waits for the timeout. */
const restMs = 30_000

/**
 * Vectors from an OpenAI-compatible endpoint, by LangChain (loaded only now: it takes a third of a second and 40 MB). Rejects when the
 * endpoint does not answer and the dimensions are not told.
 */
export async function createOpenAiEmbedder(options: OpenAiEmbedding): Promise<Embedder> {
  const { baseUrl, apiKey, model, questionTimeoutMs = 2_000, batchTimeoutMs = 60_000 } = options
  const { OpenAIEmbeddings } = await import('@langchain/openai')
  const client = (timeout: number, maxRetries: number) =>
    new OpenAIEmbeddings({
      model,
      apiKey,
      timeout,
      maxRetries,
      batchSize,
      stripNewLines: false,
      encodingFormat: 'float',
      // An explicit address also keeps LangChain's own settings in the environment from sending texts elsewhere.
      configuration: { baseURL: baseUrl, maxRetries: 0 },
    })
  const forQuestions = client(questionTimeoutMs, 0)
  const forBatches = client(batchTimeoutMs, 3)
  const dimensions = options.dimensions ?? (await forBatches.embedDocuments(['dagpenge']))[0]?.length ?? 0
  if (dimensions === 0) throw new Error(`${model} answers with empty vectors`)

  const toVector = (numbers: readonly number[]): Float32Array => {
    if (numbers.length !== dimensions)
      throw new RangeError(`${model} answered with ${numbers.length} dimensions, not ${dimensions}`)
    return normaliseVector(Float32Array.from(numbers))
  }
  let restUntil = 0
  async function embedQuestion(text: string): Promise<Float32Array> {
    if (Date.now() < restUntil) throw new Error('the embedding endpoint failed a moment ago')
    try {
      const [numbers = []] = await forQuestions.embedDocuments([text])
      return toVector(numbers)
    } catch (error) {
      restUntil = Date.now() + restMs
      throw error
    }
  }
  const { origin, pathname } = new URL(baseUrl)
  return {
    id: `openai ${origin}${pathname} ${model} ${dimensions}`,
    dimensions,
    async embed(texts) {
      const [only] = texts
      if (texts.length === 1 && only !== undefined) return [await embedQuestion(only)]
      return (await forBatches.embedDocuments([...texts])).map(toVector)
    },
  }
}
