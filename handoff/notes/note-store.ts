import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { ConversationId } from '../../bot/conversation/ids.js'
import type { Caseworker } from '../queue/handoff.js'

/** What a caseworker writes for colleagues. The citizen never meets it. */
export type Note = {
  readonly id: string
  readonly conversation: ConversationId
  readonly at: Date
  readonly by: Caseworker
  readonly text: string
}
type Kept = Omit<Note, 'id'> & { _id: string }

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    at: { type: Date, required: true },
    by: new Schema({ id: String, name: String }, { _id: false }),
    text: { type: String, required: true },
  },
  { versionKey: false },
)
schema.index({ conversation: 1, at: 1 })

export type NoteStore = Awaited<ReturnType<typeof createNoteStore>>

export async function createNoteStore(connection: Connection) {
  const notes = connection.model('Note', schema, 'notes')
  await notes.createIndexes()
  return {
    add: async (note: Omit<Note, 'id'>): Promise<Note> => {
      const id = randomUUID()
      await notes.create({ ...note, _id: id })
      return { ...note, id }
    },
    of: async (conversation: ConversationId): Promise<Note[]> =>
      (await notes.find({ conversation }).sort({ at: 1 }).lean<Kept[]>()).map(({ _id, ...rest }) => ({
        ...rest,
        id: _id,
      })),
    erase: async (conversation: ConversationId): Promise<void> => {
      await notes.deleteMany({ conversation })
    },
  }
}
