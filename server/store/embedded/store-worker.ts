import { parentPort, workerData } from 'node:worker_threads'
import { existsSync } from 'node:fs'
import { claimDirectory } from './storage/claim.js'
import { startServer } from './server.js'

/** What the thread is started with: `socket` is always listened on, `tcp` beside it when given. */
export type WorkerInput = {
  readonly directory: string
  readonly socket: string
  /** The socket lies in the data directory, where it also tells other processes that this one is here. */
  readonly claims: boolean
  readonly tcp?: { readonly host: string; readonly port: number } | undefined
  readonly testCommands: boolean
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly port: number | undefined }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'stopped' }

const port = parentPort
if (!port) throw new Error('store-worker runs in a worker thread')
const input = workerData as WorkerInput
const tell = (message: FromWorker): void => port.postMessage(message)

try {
  if (input.claims) await claimDirectory(input.socket)
  const server = startServer({
    directory: input.directory,
    testCommands: input.testCommands,
    onError: (error) =>
      tell({ kind: 'error', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  })
  port.on('message', (message: unknown) => {
    if (message === 'stop')
      void server.stop().then(() => {
        tell({ kind: 'stopped' })
        port.close()
      })
  })
  try {
    await server.listen({ path: input.socket })
    const others = server.otherProcesses()
    if (others.length > 0 || !existsSync(input.socket)) throw new Error(inUse(others))
    const address = input.tcp && (await server.listen(input.tcp))
    tell({ kind: 'ready', port: typeof address === 'object' ? address.port : undefined })
  } catch (error) {
    await server.stop()
    throw error
  }
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  port.close()
}

function inUse(pids: readonly number[]): string {
  return `the data directory ${input.directory} is in use by another process${pids.length > 0 ? ` (pid ${pids.join(', ')})` : ''}; stop it first or set another DATA_DIR`
}
