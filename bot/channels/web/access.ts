import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import type { Conversation } from '../../conversation/conversation.js'
import type { ConversationId } from '../../conversation/ids.js'
import type { ConversationStore } from '../../conversation/ports.js'
import { networkOf, type SpendOne } from './limits.js'
import { unknownConversation } from './refusal.js'

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** A new conversation's id, and the token that lets its citizen back in. Only the token's hash is kept. */
export function newAccess(): { id: ConversationId; token: string; accessHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { id: randomUUID() as ConversationId, token, accessHash: hashOf(token).toString('hex') }
}

/** The conversation a request is about, checked before anything else is. */
export type VisitorOf = (request: Request<{ id: string }>) => Promise<Conversation>

export const createVisitorOf =
  ({ store, spendOne }: { store: ConversationStore; spendOne: SpendOne }): VisitorOf =>
  async (request) => {
    await spendOne('requests', networkOf(request.ip ?? ''))
    const token = /^Bearer ([\w-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1]
    if (token === undefined) throw unknownConversation()
    return admit(store, request.params.id, token)
  }

/** The conversation, for whoever holds its token. A wrong token and an unknown id are refused alike, so ids cannot be probed. */
export async function admit(store: ConversationStore, id: string, token: string): Promise<Conversation> {
  const conversation = await store.load(id as ConversationId)
  const expected = Buffer.from(conversation?.accessHash ?? '', 'hex')
  const given = hashOf(token)
  const known = expected.length === given.length && timingSafeEqual(expected, given)
  if (!conversation || !known) throw unknownConversation()
  return conversation
}
