import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from '../../bot/channels/web/refusal.js'

/** What was sent, which has to be JSON. */
export function bodyOf(request: Request<object>): unknown {
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (hasBody && !request.is('application/json'))
    throw new Refusal(415, 'unsupported-media-type', 'Send JSON: content-type application/json.')
  return request.body as unknown
}

/** What was sent, as it has to be; else a refusal that says where it is wrong. */
export function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw new Refusal(400, 'invalid-request', wrong.join('; '))
}
