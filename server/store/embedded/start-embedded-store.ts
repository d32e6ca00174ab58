import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FromWorker, WorkerInput } from './store-worker.js'

export type EmbeddedStoreOptions = {
  /** Where everything durable lies; the store takes the folder `store` in it. */
  readonly dataDir: string
  /** Listens on TCP as well, and the URI names that. Without it only processes of this user reach the store. */
  readonly listen?: { readonly host: string; readonly port: number }
  /** Serves MongoDB's fail points, for testing drivers. */
  readonly testCommands?: boolean
  /** Told of faults inside the store; they never carry documents. */
  readonly onError?: (error: Error) => void
}

export type EmbeddedStore = { readonly uri: string; stop(): Promise<void> }

/** Longest path of a unix domain socket, the closing zero not counted. */
const longestSocketPath = 107
const database = 'jobassistent'

const open = new Set<string>()

/**
 * Starts the embedded store in a thread of its own and answers when it takes connections.
 * A second one on the same data directory, from this process or another, is refused.
 */
export async function startEmbeddedStore({
  dataDir,
  listen,
  testCommands = false,
  onError = (error) => void process.stderr.write(`${error.message}\n`),
}: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const wanted = path.join(path.resolve(dataDir), 'store')
  mkdirSync(wanted, { recursive: true, mode: 0o700 })
  const directory = realpathSync(wanted)
  if (open.has(directory))
    throw new Error(
      `the data directory ${directory} is in use by this very process; stop it first or set another DATA_DIR`,
    )
  open.add(directory)
  const inPlace = path.join(directory, 'store.sock')
  const fits = Buffer.byteLength(inPlace) <= longestSocketPath
  const elsewhere = fits ? undefined : mkdtempSync(path.join(tmpdir(), 'jobassistent-'))
  const socket = elsewhere === undefined ? inPlace : path.join(elsewhere, 'store.sock')
  const release = (): void => {
    open.delete(directory)
    if (elsewhere !== undefined) rmSync(elsewhere, { recursive: true, force: true })
  }

  const input: WorkerInput = { directory, socket, claims: fits, tcp: listen, testCommands }
  const worker = new Worker(workerFile(), { workerData: input })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let stopping = false
  try {
    const port = await ready(worker)
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'error') onError(new Error(message.error))
    })
    worker.on('error', onError)
    worker.on('exit', (code) => {
      if (stopping) return
      // Without its thread nothing can be kept: better to end and be started again than to go on without a memory.
      setImmediate(() => {
        throw new Error(`the store's thread ended with code ${code}`)
      })
    })
    worker.unref()
    const host =
      listen && port !== undefined
        ? `${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${port}`
        : encodeURIComponent(socket)
    return {
      uri: `mongodb://${host}/${database}?directConnection=true`,
      async stop() {
        if (stopping) return exited
        stopping = true
        worker.ref()
        worker.postMessage('stop')
        await exited
        release()
      },
    }
  } catch (error) {
    stopping = true
    await worker.terminate()
    release()
    throw error
  }
}

function ready(worker: Worker): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.port)
      else reject(new Error(message.kind === 'failed' ? message.message : 'the store could not start'))
    })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      reject(new Error(`the store's thread ended with code ${code} before it was ready`)),
    )
  })
}

/** The thread runs the built file, also when this one is run from its TypeScript source. */
function workerFile(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')))
      return path.join(folder, 'dist/server/store/embedded/store-worker.js')
    if (folder === path.dirname(folder)) throw new Error('the project has no package.json above the store')
  }
}
