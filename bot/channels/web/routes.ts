import { Router } from 'express'
import { z } from 'zod'
import { NewConversation, Say } from '../../../widget/protocol/http.js'
import type { Conversation } from '../../conversation/conversation.js'
import type { ClientId } from '../../conversation/ids.js'
import type { ConversationStore } from '../../conversation/ports.js'
import { municipalities } from '../../texts/municipalities.js'
import type { BeginConversation } from '../begin-conversation.js'
import { newAccess, type VisitorOf } from './access.js'
import type { HumanSide } from './human-side.js'
import { networkOf, type SpendOne } from './limits.js'
import { bodyOf, parsed } from './parse-request.js'
import { readableText } from './readable-text.js'
import { Refusal } from './refusal.js'
import type { TakeTurn, Witness } from './take-turn.js'
import { toWire } from './wire.js'

const After = z.object({
  after: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).default(0),
})

/** The citizen's door over HTTP, as the contract has it. */
export function createRoutes({
  store,
  begin,
  takeTurn,
  spendOne,
  visitorOf,
  human,
  showTo,
  forget,
}: {
  store: ConversationStore
  begin: BeginConversation
  takeTurn: TakeTurn
  spendOne: SpendOne
  visitorOf: VisitorOf
  human: HumanSide
  /** What the conversation's open windows get to see of a turn taken here. */
  showTo: (conversation: Conversation) => Witness
  /** Closes the conversation's open windows. */
  forget: (conversation: Conversation) => void
}): Router {
  const router = Router()

  router.post('/', async (request, response) => {
    await spendOne('beginning', networkOf(request.ip ?? ''))
    const { municipality, language = 'da', targetGroup } = parsed(NewConversation, bodyOf(request) ?? {})
    if (municipality !== undefined && !municipalities.has(municipality))
      throw new Refusal(400, 'unknown-municipality', 'No Danish municipality has that code.')
    const { id, token, accessHash } = newAccess()
    const messages = await begin({
      id,
      accessHash,
      channel: 'web',
      language,
      ...(municipality !== undefined && { municipality }),
      ...(targetGroup !== undefined && { targetGroup }),
    })
    response.status(201).json({ id, token, messages: messages.map(toWire) })
  })

  router.post('/:id/messages', async (request, response) => {
    const conversation = await visitorOf(request)
    const { text, clientId } = parsed(Say, bodyOf(request))
    const said = { text: readableText(text), turn: clientId as ClientId }
    await spendOne('saying', conversation.id)
    const messages = await takeTurn(conversation, said, showTo(conversation))
    response.json({ messages: messages.map(toWire) })
  })

  router.get('/:id/messages', async (request, response) => {
    const conversation = await visitorOf(request)
    const { after } = parsed(After, request.query)
    response.json({ messages: (await store.messages(conversation.id, { after })).map(toWire) })
  })

  router.get('/:id/export', async (request, response) => {
    const { accessHash: _secret, ...conversation } = await visitorOf(request)
    const messages = (await store.messages(conversation.id)).map(toWire)
    const held = await human.held(conversation.id)
    response.attachment('jobassistent.json').json({ conversation, messages, ...held })
  })

  router.delete('/:id', async (request, response) => {
    const conversation = await visitorOf(request)
    // The conversation goes last: as long as it is there, erasing can be asked for again.
    await human.erase(conversation.id)
    await store.erase(conversation.id)
    forget(conversation)
    response.status(204).end()
  })

  return router
}
