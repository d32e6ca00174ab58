import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from '../observability/logger.js'
import type { Metrics } from '../observability/metrics.js'

/**
 * Logs and counts each request by its route, never by its address: addresses hold conversation ids, and come in more spellings
 * (/API, /aPi) than can be counted.
 */
export const observe =
  (log: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const id = randomUUID()
    const end = metrics.requests.startTimer()
    response.set('X-Request-Id', id)
    response.on('finish', () => {
      const { method } = request
      const pattern = (request.route as { path?: unknown } | undefined)?.path
      const route = typeof pattern === 'string' ? request.baseUrl.toLowerCase() + pattern : 'other'
      const status = response.statusCode
      const seconds = end({ method, route, status: String(status) })
      const level = status >= 500 ? 'error' : 'info'
      if (request.path !== '/healthz' && request.path !== '/readyz' && request.path !== '/metrics')
        log[level]({ request: id, method, route, status, ms: Math.round(seconds * 1000) }, 'request')
    })
    next()
  }
