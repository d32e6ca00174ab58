import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { ConversationId } from '../../bot/conversation/ids.js'
import type { Caseworker } from '../queue/handoff.js'

/** A look of somebody who works here into a conversation. The citizen reads it in her export. */
export type Access = {
  readonly conversation: ConversationId
  readonly at: Date
  readonly by: Caseworker
  readonly what: 'claimed' | 'read' | 'read-message' | 'searched'
}

const schema = new Schema<Access & { _id: string }>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    at: { type: Date, required: true },
    by: new Schema({ id: String, name: String }, { _id: false }),
    what: { type: String, required: true },
  },
  { versionKey: false },
)
schema.index({ conversation: 1, at: 1 })

export type AccessLog = Awaited<ReturnType<typeof createAccessLog>>

export async function createAccessLog(connection: Connection, now: () => Date) {
  const accesses = connection.model('Access', schema, 'accessLog')
  await accesses.createIndexes()
  return {
    /** Written before anything is shown; one that has a `name` once only. */
    write: async (
      conversation: ConversationId,
      by: Caseworker,
      what: Access['what'],
      name: string = randomUUID(),
    ): Promise<void> => {
      await accesses.updateOne(
        { _id: name },
        { $setOnInsert: { conversation, at: now(), by: { id: by.id, name: by.name }, what } },
        { upsert: true },
      )
    },
    of: async (conversation: ConversationId): Promise<Omit<Access, 'conversation'>[]> =>
      (await accesses.find({ conversation }).sort({ at: 1 }).lean<Access[]>()).map(({ at, by, what }) => ({
        at,
        by,
        what,
      })),
    erase: async (conversation: ConversationId): Promise<void> => {
      await accesses.deleteMany({ conversation })
    },
  }
}
