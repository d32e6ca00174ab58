import { Router } from 'express'
import type { ArticleStore } from './article-store.js'

/** No article with that id can be read by citizens. */
export class UnknownArticleError extends Error {
  readonly status = 404
  readonly code = 'unknown-article'
}

/** Published articles, for whoever wants to read the whole of what was quoted. */
export function createArticleRoutes(articles: ArticleStore): Router {
  const router = Router()
  router.get('/:id', async (request, response) => {
    const article = await articles.find(request.params.id)
    if (article?.status !== 'published')
      throw new UnknownArticleError('There is no published article with that id.')
    response.json(article)
  })
  return router
}
