import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from './refusal.js'

/** The JSON a request carries; nothing where it has no body. */
export function bodyOf(request: Request<object>): unknown {
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (hasBody && !request.is('application/json'))
    throw new Refusal(415, 'unsupported-media-type', 'Send JSON: content-type application/json.')
  return request.body as unknown
}

/** The value in the shape it has to have, or a refusal that says where it has not. */
export function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  // What was sent is the citizen's own and is not repeated: only where, and what was expected.
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw new Refusal(400, 'invalid-request', wrong.join('; '))
}
