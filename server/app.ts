import compression from 'compression'
import express, { type Express, type RequestHandler, type Router } from 'express'
import { networkOf, type SpendOne } from '../bot/channels/web/limits.js'
import { checkEncoding } from './http/check-encoding.js'
import { openApi } from './http/open-api.js'
import { observe } from './http/observe.js'
import { createPages, securityHeaders } from './http/pages.js'
import { notFound, problems } from './http/problems.js'
import type { Logger } from './observability/logger.js'
import type { Metrics } from './observability/metrics.js'

/** The whole HTTP side, as a function of what answers behind it. */
export function createApp({
  conversations,
  staff,
  articles,
  knowledge,
  spendOne,
  pages,
  embedOrigins,
  trustProxy,
  ready,
  log,
  metrics,
}: {
  conversations: Router[]
  staff: Router[]
  articles: Router
  knowledge: Router
  spendOne: SpendOne
  /** Where the built pages are. */
  pages: { readonly widget: string; readonly console: string }
  embedOrigins: readonly string[]
  trustProxy: number
  ready: () => boolean
  log: Logger
  metrics: Metrics
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')

  app.use(observe(log, metrics))
  app.use(securityHeaders())
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'))
  app.get('/readyz', (_request, response) => {
    const isReady = ready()
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(isReady ? 'ready\n' : 'not ready\n')
  })
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  app.use(compression())
  app.use(createPages(pages, embedOrigins))

  const api = express.Router()
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  api.use(express.json({ limit: '64kb', verify: checkEncoding }))
  api.get('/openapi.json', (_request, response) => void response.json(openApi))
  api.use('/conversations', ...conversations)
  const limited: RequestHandler = async (request, _response, next) => {
    await spendOne('requests', networkOf(request.ip ?? ''))
    next()
  }
  api.use('/staff', limited, ...staff)
  api.use('/articles', limited, articles)
  api.use('/knowledge', limited, knowledge)
  app.use('/api', api)

  app.use(notFound)
  app.use(problems(log, metrics))
  return app
}
