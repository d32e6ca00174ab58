import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from '../../bot/channels/web/refusal.js'

/** What was sent, which has to be JSON. */
export function bodyOf(request: Request<object>): unknown {
  // Where nothing was sent, it is null.
  if (request.is('application/json') === false)
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
