import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from '../observability/logger.js'
import type { Metrics } from '../observability/metrics.js'

/** What the body parser calls its refusals, in the words of the contract. */
const parserCodes: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'malformed-json',
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'unsupported-encoding',
  'charset.unsupported': 'unsupported-charset',
  'request.aborted': 'request-aborted',
  'request.size.invalid': 'malformed-request',
}
const details: Readonly<Record<string, string>> = {
  'malformed-json': 'The body is not JSON.',
  'body-too-large': 'The body is too large.',
  'malformed-encoding': 'The body cannot be decompressed.',
  'malformed-address': 'The address holds a broken %-escape.',
}

/** RFC 9457 problem details, as JSON. */
export const problemOf = (status: number, code: string, detail?: string): string =>
  JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...(detail !== undefined && { detail }),
    code,
  })

function sendProblem(response: Response, status: number, code: string, detail?: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(problemOf(status, code, detail))
}

/** The contract's code for what somebody else's code threw. */
function codeFor(error: unknown, status: number): string {
  const { code = '', type = '' } = fieldsOf(error)
  if (error instanceof URIError) return 'malformed-address'
  if (/^(Z|ERR)_/.test(code)) return 'malformed-encoding'
  // Else what the status says: "Range Not Satisfiable" is `range-not-satisfiable`.
  const said = STATUS_CODES[status] ?? 'Bad Request'
  return parserCodes[type] ?? said.toLowerCase().replace(/\W+/g, '-')
}

export const notFound: RequestHandler = (_request, response) => sendProblem(response, 404, 'not-found')

/** Turns whatever was thrown into a problem: refusals as they say, everything else into a 500 whose cause only the log gets. */
export const problems =
  (log: Logger, metrics: Metrics): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const { status, code, retryAfter, message } = fieldsOf(error)
    if (status === undefined || status < 400 || status > 499) {
      metrics.failures.inc({ where: 'http' })
      log.error({ err: error, route: request.baseUrl }, 'request failed')
      sendProblem(response, 500, 'internal-error')
      return
    }
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
    if (code !== undefined && /^[a-z][a-z-]*$/.test(code)) {
      sendProblem(response, status, code, message)
      return
    }
    // Other people's messages may repeat what was sent; only our own refusals speak.
    const stable = codeFor(error, status)
    sendProblem(response, status, stable, details[stable])
  }

/** What an error says of itself, wherever it keeps it (some have it on their prototype). */
function fieldsOf(error: unknown) {
  const field = (name: string): unknown =>
    typeof error === 'object' && error !== null ? (Reflect.get(error, name) as unknown) : undefined
  const text = (name: string) => {
    const value = field(name)
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: string) => {
    const value = field(name)
    return typeof value === 'number' ? value : undefined
  }
  return {
    // A malformed %-escape in the address is a URIError without a status.
    status: number('status') ?? (error instanceof URIError ? 400 : undefined),
    code: text('code'),
    type: text('type'),
    retryAfter: number('retryAfter'),
    message: text('message'),
  }
}
