import { Router } from 'express'
import { z } from 'zod'
import type { VisitorOf } from '../../bot/channels/web/access.js'
import type { HumanSide } from '../../bot/channels/web/human-side.js'
import type { SpendOne } from '../../bot/channels/web/limits.js'
import { bodyOf, parsed } from '../../bot/channels/web/parse-request.js'
import { toWire } from '../../bot/channels/web/wire.js'
import { HandoffRequest, Rating } from '../../widget/protocol/handoff.js'
import type { CitizenRequests } from './citizen-requests.js'

/** What she leaves, as she sees it: nothing else is ended. */
const Leave = z.object({ while: z.enum(['queued', 'active']).optional() })

/** The citizen's forms, beside her words: under /api/conversations. */
export function createCitizenRoutes({
  requests,
  visitorOf,
  human,
  spendOne,
}: {
  requests: CitizenRequests
  visitorOf: VisitorOf
  human: HumanSide
  spendOne: SpendOne
}): Router {
  const router = Router()

  router.get('/:id/handoff', async (request, response) => {
    const { id } = await visitorOf(request)
    const { kind: _kind, ...standing } = (await human.standingOf(id)) ?? { kind: 'handoff', state: 'none' }
    response.json(standing)
  })

  router.post('/:id/handoff', async (request, response) => {
    const conversation = await visitorOf(request)
    const asked = parsed(HandoffRequest, bodyOf(request))
    await spendOne('saying', conversation.id)
    response.json({ messages: (await requests.ask(conversation, asked)).map(toWire) })
  })

  router.delete('/:id/handoff', async (request, response) => {
    const conversation = await visitorOf(request)
    const { while: meant } = parsed(Leave, request.query)
    response.json({ messages: (await requests.leave(conversation, meant)).map(toWire) })
  })

  router.post('/:id/rating', async (request, response) => {
    const conversation = await visitorOf(request)
    const rating = parsed(Rating, bodyOf(request))
    response.json({ messages: (await requests.rate(conversation, rating)).map(toWire) })
  })

  return router
}
