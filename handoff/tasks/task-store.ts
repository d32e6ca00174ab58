import { Schema, trusted, type Connection } from 'mongoose'
import type { Language } from '../../bot/conversation/conversation.js'
import type { ConversationId } from '../../bot/conversation/ids.js'
import type { Contact } from '../../widget/protocol/handoff.js'
import type { Caseworker } from '../queue/handoff.js'

/** A message left for the office, or a call to make. How she is reached stands here and nowhere else. */
export type Task = {
  readonly id: string
  readonly conversation: ConversationId
  readonly kind: 'message' | 'callback'
  readonly since: Date
  /** When she is to be called. */
  readonly at?: Date
  readonly text: string
  readonly contact: Contact
  readonly name?: string
  readonly municipality?: string
  readonly language: Language
  /** Who has taken it on. */
  readonly caseworker?: Caseworker
  readonly doneAt?: Date
}
type Kept = Omit<Task, 'id'> & { _id: string }

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    at: Date,
    since: Date,
    doneAt: Date,
    municipality: String,
    caseworker: new Schema({ id: String, name: String }, { _id: false }),
  },
  { strict: false, minimize: false, versionKey: false },
)
schema.index({ conversation: 1 })
schema.index({ doneAt: 1, since: 1 })
schema.index({ since: 1 })
schema.index({ at: 1 })

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

export type TaskStore = Awaited<ReturnType<typeof createTaskStore>>

export async function createTaskStore(connection: Connection) {
  const tasks = connection.model('Task', schema, 'tasks')
  await tasks.createIndexes()
  const open = async (filter: Record<string, unknown> = {}) =>
    (
      await tasks
        .find({ doneAt: null, ...filter })
        .sort({ since: 1 })
        .lean<Kept[]>()
    ).map(toTask)

  return {
    /** The same `id` again adds nothing. */
    add: async ({ id, ...task }: Task): Promise<void> => {
      try {
        await tasks.collection.insertOne({ ...task, _id: id as never })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    open: () => open(),
    has: async (id: string): Promise<boolean> => (await tasks.exists({ _id: id })) !== null,
    /** How many calls are to be made at each moment, by milliseconds since 1970. */
    callsFrom: async (municipality: string | undefined, from: Date): Promise<ReadonlyMap<number, number>> => {
      const calls = new Map<number, number>()
      for (const { at } of await open({ at: trusted({ $gte: from }), municipality: municipality ?? null }))
        if (at) calls.set(at.getTime(), (calls.get(at.getTime()) ?? 0) + 1)
      return calls
    },
    of: async (conversation: ConversationId): Promise<Task[]> =>
      (await tasks.find({ conversation }).sort({ since: 1 }).lean<Kept[]>()).map(toTask),
    begunSince: async (since: Date): Promise<Task[]> =>
      (await tasks.find({ since: trusted({ $gte: since }) }).lean<Kept[]>()).map(toTask),
    byId: async (id: string): Promise<Task | undefined> => {
      const kept = await tasks.findById(id).lean<Kept>()
      return kept ? toTask(kept) : undefined
    },

    /** One of those who want it gets it. */
    take: async (id: string, caseworker: Caseworker): Promise<boolean> =>
      (await tasks.updateOne({ _id: id, doneAt: null, caseworker: null }, { $set: { caseworker } }))
        .modifiedCount === 1,
    release: async (id: string, caseworker: Caseworker): Promise<boolean> =>
      (
        await tasks.updateOne(
          { _id: id, doneAt: null, 'caseworker.id': caseworker.id },
          { $unset: { caseworker: '' } },
        )
      ).modifiedCount === 1,
    /** Done is done with: how she is reached is not kept any longer. */
    done: async (id: string, caseworker: Caseworker, at: Date): Promise<boolean> =>
      (
        await tasks.updateOne(
          { _id: id, doneAt: null, 'caseworker.id': caseworker.id },
          { $set: { doneAt: at }, $unset: { contact: '' } },
        )
      ).modifiedCount === 1,
    erase: async (conversation: ConversationId): Promise<void> => {
      await tasks.deleteMany({ conversation })
    },
  }
}

const toTask = ({ _id, ...rest }: Kept): Task => ({ ...rest, id: _id })
