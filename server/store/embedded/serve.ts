import { startEmbeddedStore } from './start-embedded-store.js'

/** `npm run store`: the embedded store alone, on TCP, for development with several instances and for driver tests. */
const { DATA_DIR = './data', HOST = '127.0.0.1', STORE_PORT = '27017' } = process.env

function fail(message: string): never {
  process.stderr.write(`store: ${message}\n`)
  process.exit(1)
}

const port = Number(STORE_PORT)
if (!Number.isInteger(port) || port < 0 || port > 65535)
  fail(`STORE_PORT must be a port number, not "${STORE_PORT}"`)
if (!['127.0.0.1', '::1', 'localhost'].includes(HOST) && !/^127\.\d+\.\d+\.\d+$/.test(HOST))
  fail(`HOST must be a loopback address, not "${HOST}": the store knows no passwords`)

const store = await startEmbeddedStore({
  dataDir: DATA_DIR,
  listen: { host: HOST, port },
  testCommands: true,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
process.stdout.write(`store: ready on ${store.uri.slice(0, store.uri.lastIndexOf('/'))}\n`)

const keepAlive = setInterval(() => undefined, 2 ** 30)
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    clearInterval(keepAlive)
    void store.stop().then(() => process.exit(0))
  })
