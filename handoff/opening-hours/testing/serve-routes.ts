import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Router } from 'express'

export type Answer = { readonly status: number; readonly body?: unknown }
export type Served = {
  /** A `body` that is text is sent as text, everything else as JSON. */
  request(method: string, address: string, body?: unknown): Promise<Answer>
  stop(): Promise<void>
}

/** Serves routes on loopback, as the app does: JSON in, whatever is refused turned into a problem. */
export async function serveRoutes(routes: Router, problems: ErrorRequestHandler): Promise<Served> {
  const app = express()
  app.set('query parser', 'simple')
  app.use(express.json(), routes, problems)
  const http = createServer(app)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo

  return {
    request: async (method, address, body) => {
      const isText = typeof body === 'string'
      const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
        method,
        ...(body !== undefined && {
          body: isText ? body : JSON.stringify(body),
          headers: { 'Content-Type': isText ? 'text/plain' : 'application/json' },
        }),
      })
      const said = await answer.text()
      return { status: answer.status, ...(said && { body: JSON.parse(said) as unknown }) }
    },
    stop: () =>
      new Promise((stopped) => {
        http.close(() => stopped())
        http.closeAllConnections()
      }),
  }
}
