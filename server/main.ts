import { ConfigError, readConfig } from './config/config.js'
import { createLogger } from './observability/logger.js'
import { startServer } from './start-server.js'

/** How long an orderly end may take before the process ends anyway, in milliseconds. */
const patience = 9_000

try {
  const config = readConfig(process.env)
  const log = createLogger(config.logLevel)
  const { url, stop } = await startServer(config, log)
  console.log(`Jobassistent is ready on ${url}`)

  let ending = false
  const end = (signal: NodeJS.Signals) => {
    // The terminal and npm may both pass the same signal on.
    if (ending) return
    ending = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), patience).unref()
    stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error({ err: cause }, 'could not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
} catch (error) {
  // Before there is anything to serve, one readable line is worth more than a log record.
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  console.error(
    `Jobassistent cannot start: ${error instanceof Error ? error.message : String(error)}${cause}`,
  )
  process.exit(error instanceof ConfigError ? 2 : 1)
}
