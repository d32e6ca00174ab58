import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from '../../bot/channels/web/refusal.js'

/** The request's body in the shape it must have. */
export function parsed<Shape extends z.ZodType>(shape: Shape, request: Request<object>): z.infer<Shape> {
  if (hasBody(request) && !request.is('application/json'))
    throw new Refusal(415, 'unsupported-media-type', 'Send JSON: content-type application/json.')
  const result = shape.safeParse(request.body)
  if (result.success) return result.data
  // What was sent may hold a password and is not repeated: only where, and what was expected.
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw new Refusal(400, 'invalid-request', wrong.join('; '))
}

export const hasBody = (request: Request<object>): boolean =>
  Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
