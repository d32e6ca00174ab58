import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { EmbedTexts } from './build-index.js'
import { buffersOf, type IndexData } from './index-data.js'
import type { FromWorker, IndexJob, IndexReport, ToWorker } from './index-job.js'
import { readSnapshot, UnusableSnapshotError } from './read-snapshot.js'
import { digestOf } from './snapshot-manifest.js'

/** Runs in a thread of its own: finds the snapshot of the articles it is given, or builds their index and writes one. */
async function run({
  articles,
  indexFolder,
  embedder,
}: IndexJob): Promise<{ data: IndexData; report: IndexReport }> {
  const started = performance.now()
  const ingredients = { embedder: embedder.id, dimensions: embedder.dimensions, articles: digestOf(articles) }
  const took = () => Math.round(performance.now() - started)
  let snapshotDamage: string | undefined
  try {
    const data = await readSnapshot(indexFolder, ingredients)
    return { data, report: { from: 'snapshot', passages: data.passages.length, tookMs: took() } }
  } catch (error) {
    if (!(error instanceof UnusableSnapshotError)) throw error
    if (error.code === 'snapshot-damaged') snapshotDamage = error.message
  }

  // Only now is what it takes to build loaded: most starts read a snapshot.
  const [{ buildIndex }, { writeSnapshot }] = await Promise.all([
    import('./build-index.js'),
    import('./write-snapshot.js'),
  ])
  const { data: built, embeddingError } = await buildIndex(
    articles,
    embedder.dimensions,
    await embedderFor(embedder),
  )
  let data = built
  let notWritten: string | undefined
  if (built.vectors) {
    try {
      data = await writeSnapshot(indexFolder, ingredients, { ...built, vectors: built.vectors })
    } catch (error) {
      notWritten = error instanceof Error ? error.message : String(error)
    }
  }
  return {
    data,
    report: {
      from: 'articles',
      passages: data.passages.length,
      tookMs: took(),
      ...(snapshotDamage !== undefined && { snapshotDamage }),
      ...(embeddingError && { embeddingError: embeddingError.message }),
      ...(notWritten !== undefined && { notWritten }),
    },
  }
}

/** The built-in embedder works here; any other one lives on the main thread and is asked. */
async function embedderFor({ id, dimensions }: IndexJob['embedder']): Promise<EmbedTexts> {
  const { createHashedNgramEmbedder } = await import('../embedding/hashed-ngrams.js')
  const builtIn = createHashedNgramEmbedder(dimensions)
  if (builtIn.id === id) return (texts) => builtIn.embed(texts)
  return async (texts) => {
    send({ kind: 'embed', texts })
    const [answer] = (await once(requiredPort(), 'message')) as [ToWorker]
    if (answer.kind === 'not-embedded') throw new Error(answer.message)
    return answer.vectors
  }
}

function requiredPort() {
  if (!parentPort) throw new Error('this runs in a worker thread')
  return parentPort
}

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  requiredPort().postMessage(message, transfer)
}

const { data, report } = await run(workerData as IndexJob)
send({ kind: 'done', data, report }, buffersOf(data))
