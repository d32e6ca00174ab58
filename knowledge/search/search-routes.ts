import { Router } from 'express'
import { z } from 'zod'
import { languages } from '../editing/article.js'
import { floor } from './fuse.js'
import type { Found, Search } from './search.js'

const Query = z.object({
  q: z.string().trim().min(1).max(2000),
  language: z.enum(languages).default('da'),
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(5),
})

/** A query that is not one. */
class InvalidQueryError extends Error {
  readonly status = 400
  readonly code = 'invalid-request'
}

/** What the assistant would look at for a question, and what it would not, with scores, the floor they have to reach and what they are made of. */
export function createSearchRoutes(search: Search): Router {
  const router = Router()
  router.get('/search', async (request, response) => {
    const query = Query.safeParse(request.query)
    if (!query.success)
      throw new InvalidQueryError(
        query.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      )
    const { q, ...where } = query.data
    const { kept, rejected, tookMs } = await search({ question: q, ...where })
    response.json({ kept: kept.map(shown), rejected: rejected.map(shown), floor, tookMs })
  })
  return router
}

const shown = ({
  passage: { articleId, title, section, text },
  score,
  lexical,
  vector,
  evidence,
  alike,
}: Found) => ({
  articleId,
  title,
  section,
  text,
  score,
  lexical,
  vector,
  evidence,
  ...(alike && { alike }),
})
