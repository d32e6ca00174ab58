import path from 'node:path'
import type { Article } from '../editing/article.js'
import type { Embedder } from '../embedding/embedder.js'
import { openHnswIndex } from '../search/hnsw-index.js'
import { createSearch, type Search } from '../search/search.js'
import { createExactVectorIndex, type VectorIndex } from '../search/vector-index.js'
import type { IndexData } from './index-data.js'
import type { IndexReport } from './index-job.js'
import { runIndexJob } from './run-index-job.js'

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
  /** Ends the building under way, if any. Searches are refused afterwards. */
  stop(): Promise<void>
}

/** An embedder that did not answer is asked again after this long, then after twice as long, and so on up to the second figure. */
const retryMs = { first: 60_000, longest: 3_600_000 }

/**
 * Opens the index of the published articles: from the snapshot under `dataDir` when it is of these very articles, else by building it.
 * All of that happens in a worker thread. Settles when it can be searched; rejects when it cannot be built.
 */
export async function createKnowledgeIndex(options: {
  dataDir: string
  embedder: Embedder
  loadArticles: () => Promise<readonly Article[]>
  log: Log
}): Promise<KnowledgeIndex> {
  const { dataDir, embedder, loadArticles, log } = options
  const stopping = new AbortController()
  let serving: { search: Search; size: number } | undefined
  let retry: NodeJS.Timeout | undefined

  async function load(articles: readonly Article[], retryAfter: number): Promise<void> {
    clearTimeout(retry)
    const job = { articles, indexFolder: path.join(dataDir, 'index') }
    const { data, report } = await runIndexJob(job, embedder, stopping.signal)
    const { passages, words } = data
    const vectors = await openVectors(data)
    if (stopping.signal.aborted) throw new Error('the knowledge index has stopped')
    const onVectorFailure = (error: unknown) => log('warn', 'question not embedded', reasonOf(error))
    serving = {
      search: createSearch({ passages, words, vectors }, { embedder, onVectorFailure }),
      size: passages.length,
    }
    tell(log, report)
    if (report.embeddingError !== undefined) {
      const again = Math.min(retryMs.longest, 2 * retryAfter)
      retry = setTimeout(() => void queue.add(articles, again).catch(() => undefined), retryAfter).unref()
    }
  }
  const queue = createLatestOnly(load)

  await queue.add(await loadArticles(), retryMs.first)
  return {
    search: (request) =>
      serving && !stopping.signal.aborted
        ? serving.search(request)
        : Promise.reject(new Error('the knowledge index has stopped')),
    replace: (articles) => queue.add(articles, retryMs.first),
    get ready() {
      return serving !== undefined && !stopping.signal.aborted
    },
    get size() {
      return serving?.size ?? 0
    },
    async stop() {
      stopping.abort()
      clearTimeout(retry)
      await queue.settled()
    },
  }
}

async function openVectors(data: IndexData): Promise<VectorIndex | undefined> {
  if (data.graph) return openHnswIndex(data.graph.file, data.dimensions, data.graph.rows)
  return data.vectors && createExactVectorIndex(data.vectors, data.dimensions)
}

function tell(log: Log, { snapshotDamage, embeddingError, notWritten, ...report }: IndexReport): void {
  if (snapshotDamage !== undefined)
    log('warn', 'index snapshot not usable, built anew', { reason: snapshotDamage })
  if (embeddingError !== undefined)
    log('warn', 'passages not embedded, searching by words alone', { reason: embeddingError })
  if (notWritten !== undefined) log('warn', 'index snapshot not written', { reason: notWritten })
  log('info', 'index ready', report)
}

/** What kind of failure it was. Its message is the endpoint's own and may repeat the question, so it is left out. */
function reasonOf(error: unknown): { reason: string; status?: number } {
  if (!(error instanceof Error)) return { reason: typeof error }
  const status: unknown = Reflect.get(error, 'status')
  return { reason: error.name, ...(typeof status === 'number' && { status }) }
}

/**
 * Runs one load at a time. What is asked for while one runs waits, and of several that wait only the newest runs: its end is the end of
 * the ones it overtook.
 */
function createLatestOnly(load: (articles: readonly Article[], retryAfter: number) => Promise<void>) {
  let asked = 0
  let done = 0
  let newest: Parameters<typeof load> = [[], 0]
  let last: Promise<void> = Promise.resolve()
  return {
    add(...wanted: Parameters<typeof load>): Promise<void> {
      const mine = ++asked
      newest = wanted
      last = last
        .catch(() => undefined)
        .then(async () => {
          if (done >= mine) return
          const number = asked
          await load(...newest)
          done = number
        })
      return last
    },
    settled: () => last.catch(() => undefined),
  }
}
