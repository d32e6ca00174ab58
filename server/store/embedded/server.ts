import net from 'node:net'
import { dispatch } from './commands/dispatch.js'
import type { Server } from './commands/command.js'
import { openCursors } from './commands/cursors.js'
import { openFailPoints } from './commands/fail-points.js'
import { openCatalog } from './storage/catalog.js'
import { openEnvironment } from './storage/environment.js'
import { startExpiry } from './storage/expiry.js'
import { serveConnection, type Client } from './wire/connection.js'

export type ServerOptions = {
  readonly directory: string
  readonly testCommands: boolean
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  readonly onError: (error: unknown) => void
}

export interface RunningServer {
  listen(
    address: { readonly path: string } | { readonly host: string; readonly port: number },
  ): Promise<net.AddressInfo | string>
  /** Other processes that hold the same data open. */
  otherProcesses(): number[]
  /** Removes documents and cursors that have expired, as happens by itself every minute; answers how many documents. */
  expire(): Promise<number>
  stop(): Promise<void>
}

/** The store behind its sockets: opens the data, serves the wire protocol, sweeps what has expired. */
export function startServer({
  directory,
  testCommands,
  now = Date.now,
  onError,
}: ServerOptions): RunningServer {
  const environment = openEnvironment(directory)
  const store = { environment, catalog: openCatalog(environment) }
  const sockets = new Set<net.Socket>()
  const server: Server = {
    store,
    cursors: openCursors(now),
    failPoints: openFailPoints(),
    now,
    startedAt: now(),
    testCommands,
    connections: () => sockets.size,
  }
  const expiry = startExpiry(store, now, onError)
  const cursorSweep = setInterval(() => {
    server.cursors.sweep()
  }, 60_000).unref()
  const listeners: net.Server[] = []
  let lastClient = 0

  function accept(socket: net.Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    const client: Client = { id: ++lastClient, appName: undefined }
    serveConnection(socket, client, (body) => dispatch(server, body, client), onError)
  }

  return {
    listen(address) {
      const listener = net.createServer(accept)
      listeners.push(listener)
      return new Promise((resolve, reject) => {
        listener.once('error', reject)
        listener.listen(address, () => resolve(listener.address() ?? ''))
      })
    },
    otherProcesses: () => environment.otherProcesses(),
    expire() {
      server.cursors.sweep()
      return expiry.sweep()
    },
    async stop() {
      clearInterval(cursorSweep)
      expiry.stop()
      const closed = listeners.map((listener) => new Promise((resolve) => listener.close(resolve)))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
      await environment.close()
    },
  }
}
