import { randomUUID } from 'node:crypto'
import { Schema, trusted, type Connection } from 'mongoose'
import type { QuickReply, QuickReplyChange } from '../../widget/protocol/desk.js'
import { sharedReplies } from './shared-replies.js'

/** Somebody has a reply under that key in that language already. */
export class KeyTakenError extends Error {
  readonly status = 409
  readonly code = 'key-taken'
}

/** Where quick replies are kept: everybody's, and each caseworker's own. */
export type QuickReplyStore = {
  /** What a caseworker can use, by key; under the same key her own goes before everybody's. */
  usableBy(staffId: string): Promise<QuickReply[]>
  /** One she can use; nothing where there is none, or it is somebody else's. */
  find(id: string, staffId: string): Promise<QuickReply | undefined>
  /** Adds one to her own, or to everybody's. */
  add(staffId: string, reply: QuickReplyChange): Promise<QuickReply>
  /** Changes it, unless it is gone or no longer as it was found: shared or not. */
  change(found: QuickReply, staffId: string, reply: QuickReplyChange): Promise<QuickReply | undefined>
  /** False where there was nothing to remove. */
  remove(found: QuickReply, staffId: string): Promise<boolean>
  /** Fills an empty collection with those that come with the program; says how many. */
  seed(): Promise<number>
}

type QuickReplyRecord = {
  readonly _id: string
  /** Whose it is: a staff id, or everybody. */
  readonly owner: string
  readonly key: string
  readonly language: QuickReply['language']
  readonly text: string
}

const schema = new Schema<QuickReplyRecord>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    key: { type: String, required: true },
    language: { type: String, required: true },
    text: { type: String, required: true },
  },
  { versionKey: false },
)
schema.index({ owner: 1, language: 1, key: 1 }, { unique: true })

const everybody = 'everybody'
const ownerOf = (staffId: string, { shared }: Pick<QuickReply, 'shared'>) => (shared ? everybody : staffId)

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

/** Quick replies in MongoDB, one document each. */
export async function createQuickReplyStore(connection: Connection): Promise<QuickReplyStore> {
  const replies = connection.model('QuickReply', schema, 'quickReplies')
  await replies.createIndexes()

  const usable = (staffId: string) => ({ owner: trusted({ $in: [staffId, everybody] }) })
  const unlessTaken = async <Result>(written: () => Promise<Result>): Promise<Result> => {
    try {
      return await written()
    } catch (error) {
      if (isDuplicate(error)) throw new KeyTakenError('There is a reply under that key already.')
      throw error
    }
  }

  return {
    usableBy: async (staffId) => {
      const found = await replies.find(usable(staffId)).lean<QuickReplyRecord[]>()
      return found.map(toQuickReply).sort(byKey)
    },
    find: async (id, staffId) => {
      const record = await replies.findOne({ _id: id, ...usable(staffId) }).lean<QuickReplyRecord>()
      return record ? toQuickReply(record) : undefined
    },
    add: async (staffId, reply) => {
      const { shared, ...rest } = reply
      const record = { _id: randomUUID(), owner: ownerOf(staffId, { shared }), ...rest }
      await unlessTaken(() => replies.create(record))
      return toQuickReply(record)
    },
    change: async (found, staffId, { shared, ...rest }) => {
      const changed = await unlessTaken(() =>
        replies
          .findOneAndUpdate(
            { _id: found.id, owner: ownerOf(staffId, found) },
            { $set: { ...rest, owner: ownerOf(staffId, { shared }) } },
            { returnDocument: 'after' },
          )
          .lean<QuickReplyRecord>(),
      )
      return changed ? toQuickReply(changed) : undefined
    },
    remove: async (found, staffId) => {
      const removed = await replies.deleteOne({ _id: found.id, owner: ownerOf(staffId, found) })
      return removed.deletedCount === 1
    },
    seed: async () => {
      if ((await replies.exists({})) !== null) return 0
      // By ids of their own, so that instances that start together add each of them once.
      const seeded = await replies.bulkWrite(
        sharedReplies.map(({ key, language, text }) => ({
          updateOne: {
            filter: { _id: `${language}-${key}` },
            update: { $setOnInsert: { owner: everybody, key, language, text } },
            upsert: true,
          },
        })),
        { ordered: false },
      )
      return seeded.upsertedCount
    },
  }
}

const toQuickReply = ({ _id, owner, key, language, text }: QuickReplyRecord): QuickReply => ({
  id: _id,
  key,
  language,
  text,
  shared: owner === everybody,
})

const byKey = (a: QuickReply, b: QuickReply): number =>
  a.key.localeCompare(b.key, 'da') ||
  a.language.localeCompare(b.language) ||
  Number(a.shared) - Number(b.shared)
