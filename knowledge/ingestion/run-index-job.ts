import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Embedder } from '../embedding/embedder.js'
import type { IndexData } from './index-data.js'
import type { FromWorker, IndexJob, IndexReport, ToWorker } from './index-job.js'
import { projectRoot } from './project-root.js'

/** Workers run built files, whoever starts them. */
const workerFile = path.join(projectRoot, 'dist', 'knowledge', 'ingestion', 'index-worker.js')

/** Makes an index in a thread of its own, which ends with it. Rejects when the thread fails or `signal` ends it. */
export function runIndexJob(
  job: Omit<IndexJob, 'embedder'>,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<{ data: IndexData; report: IndexReport }> {
  if (signal.aborted) return Promise.reject(new Error('the knowledge index has stopped'))
  const { id, dimensions } = embedder
  const worker = new Worker(workerFile, {
    workerData: { ...job, embedder: { id, dimensions } } satisfies IndexJob,
    // What this process was started with (a debugger, a test runner's loader) is not for the worker.
    execArgv: [],
  })
  const answer = (message: ToWorker) => worker.postMessage(message)
  return new Promise<{ data: IndexData; report: IndexReport }>((resolve, reject) => {
    const abort = () => reject(new Error('the knowledge index has stopped'))
    signal.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'done') {
        signal.removeEventListener('abort', abort)
        resolve(message)
      } else {
        embedder.embed(message.texts).then(
          (vectors) => answer({ kind: 'embedded', vectors }),
          (error: unknown) =>
            answer({ kind: 'not-embedded', message: error instanceof Error ? error.message : String(error) }),
        )
      }
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the index worker ended early (exit code ${code})`)))
  }).finally(() => worker.terminate())
}
