import type { AddressInfo } from 'node:net'
import type { Config } from './config/config.js'
import { createContext, type Around, type Context } from './context.js'
import type { Logger } from './observability/logger.js'

/** The port is taken, or the address is not this machine's. */
export class ListenError extends Error {
  readonly code = 'cannot-listen'
}

/** Builds the server and listens. Resolves once it answers; `url` says where. */
export async function startServer(
  config: Config,
  log: Logger,
  around: Around = {},
): Promise<{ url: string } & Omit<Context, 'http'>> {
  const { http, ...rest } = await createContext(config, log, around)
  const { stop } = rest
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject)
      http.listen(config.port, config.host, resolve)
    })
  } catch (cause) {
    await stop()
    throw new ListenError(`cannot listen on ${config.host}:${config.port}`, { cause })
  }
  const { port } = http.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { url: `http://${host}:${port}`, ...rest }
}
