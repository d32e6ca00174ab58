import { mongo, Schema, trusted, type Connection } from 'mongoose'
import type { Conversation } from '../conversation/conversation.js'
import type { ClientId, ConversationId, MessageId } from '../conversation/ids.js'
import type { Message, MessageDraft } from '../conversation/message.js'
import type { ConversationStore } from '../conversation/ports.js'
import { inBatches } from './in-batches.js'

type ConversationRecord = Omit<Conversation, 'id' | 'openTurn'> & {
  _id: string
  openTurn?: { id: string; at: Date }
  touchedAt: Date
}
type MessageRecord = Omit<MessageDraft, 'id' | 'turn'> & {
  _id: string
  conversation: string
  seq: number
  turn?: { id: string; part: number }
}

/** What a skill remembers is its own affair, and what a message holds is typed where it is made: kept as they come. */
const asItComes = { strict: false, minimize: false, versionKey: false } as const

const conversationSchema = new Schema<ConversationRecord>(
  {
    _id: { type: String, required: true },
    openTurn: new Schema({ id: String, at: Date }, { _id: false }),
    touchedAt: { type: Date, required: true },
  },
  asItComes,
)
conversationSchema.index({ touchedAt: 1 })
conversationSchema.index(
  { 'openTurn.at': 1 },
  { partialFilterExpression: { 'openTurn.at': { $exists: true } } },
)

const messageSchema = new Schema<MessageRecord>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    seq: { type: Number, required: true },
    turn: new Schema({ id: String, part: Number }, { _id: false }),
    at: { type: Date, required: true },
  },
  asItComes,
)
messageSchema.index({ conversation: 1, seq: 1 }, { unique: true })
messageSchema.index(
  { conversation: 1, 'turn.id': 1, 'turn.part': 1 },
  { unique: true, partialFilterExpression: { 'turn.id': { $exists: true } } },
)

const always = async () => true

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

/** Conversations in MongoDB: one document each, one for each message, and an index for every question asked of them. */
export async function createMongoConversationStore(
  connection: Connection,
  now: () => Date = () => new Date(),
): Promise<ConversationStore> {
  const conversations = connection.model('Conversation', conversationSchema, 'conversations')
  const messages = connection.model('Message', messageSchema, 'messages')
  await Promise.all([conversations.createIndexes(), messages.createIndexes()])

  const find = async (filter: Record<string, unknown>, limit?: number): Promise<Message[]> => {
    const inOrder = limit === undefined ? 1 : -1
    const query = messages.find(filter).sort({ seq: inOrder }).lean<MessageRecord[]>()
    const found = await (limit === undefined ? query : query.limit(limit))
    return (inOrder === 1 ? found : found.reverse()).map(toMessage)
  }

  // The driver's own collection: a line is typed where it is made, and checking it again costs more than keeping it.
  const lines = connection.collection<MessageRecord>('messages')
  const insert = inBatches<MessageRecord, undefined>(async (records) => {
    const failed = await lines.insertMany([...records], { ordered: false }).then(
      () => [],
      (cause: unknown) => {
        if (cause instanceof mongo.MongoBulkWriteError) return [cause.writeErrors].flat()
        throw cause
      },
    )
    const causes = new Map(failed.map((error) => [error.index, error]))
    return records.map((_, index) => {
      const cause = causes.get(index)
      return cause && Object.assign(new Error('not inserted'), { code: cause.code })
    })
  })
  const places = createPlaces()
  const nextPlace = async (id: ConversationId) => ((await find({ conversation: id }, 1))[0]?.seq ?? 0) + 1

  async function appendIf(
    permitted: () => Promise<boolean>,
    id: ConversationId,
    draft: MessageDraft,
    place = places.after(id),
  ): Promise<Message | undefined> {
    const { id: _id, ...rest } = draft
    for (let seq = place ?? (await nextPlace(id)); ; seq = await nextPlace(id)) {
      if (!(await permitted())) return undefined
      try {
        await insert({ ...rest, _id, conversation: id, seq })
        places.taken(id, seq)
        return { ...draft, seq }
      } catch (error) {
        if (!isDuplicate(error)) throw error
        // Either this part stands already, or somebody else took the place: look, and try the next one.
        const standing =
          draft.turn &&
          (await find({ conversation: id, 'turn.id': draft.turn.id, 'turn.part': draft.turn.part }))[0]
        if (standing) return standing
      }
    }
  }

  return {
    create: async ({ id, openTurn: _none, ...conversation }) => {
      await conversations.create({ ...conversation, _id: id, touchedAt: now() })
    },
    load: async (id) => {
      const record = await conversations.findById(id).lean<ConversationRecord>()
      return record ? toConversation(record) : undefined
    },

    append: async (id, draft, place) => {
      const kept = await appendIf(always, id, draft, place)
      if (!kept) throw new Error('refused although always permitted')
      return kept
    },
    appendIf,
    messages: async (id, { after, last } = {}) =>
      find({ conversation: id, ...(after !== undefined && { seq: trusted({ $gt: after }) }) }, last),
    turn: async (id, turn) => find({ conversation: id, 'turn.id': turn }),

    openTurn: async (id, turn) => {
      const freeOrItsOwn = trusted({ $in: [null, turn] })
      const at = now()
      const before = await conversations
        .findOneAndUpdate(
          { _id: id, 'openTurn.id': freeOrItsOwn },
          { $set: { openTurn: { id: turn, at }, touchedAt: at } },
          { returnDocument: 'before' },
        )
        .lean<ConversationRecord>()
      return before ? toConversation(before) : undefined
    },
    closeTurn: async (id, turn, { memory }) => {
      const kept = Object.fromEntries(
        Object.entries(memory ?? {}).map(([skill, value]) => [`memory.${skill}`, value]),
      )
      const closed = await conversations.updateOne(
        { _id: id, 'openTurn.id': turn },
        { $set: { ...kept, touchedAt: now() }, $unset: { openTurn: '' } },
      )
      return closed.matchedCount === 1 || (await conversations.exists({ _id: id })) !== null
    },
    abandonedTurns: async (before) => {
      const open = await conversations
        .find({ 'openTurn.at': trusted({ $lt: before }) }, { openTurn: 1 })
        .lean<Pick<ConversationRecord, '_id' | 'openTurn'>[]>()
      return open.flatMap(({ _id, openTurn }) =>
        openTurn ? [{ id: _id as ConversationId, turn: openTurn.id as ClientId }] : [],
      )
    },

    untouchedSince: async (before) => {
      const quiet = await conversations
        .find({ touchedAt: trusted({ $lt: before }) }, { _id: 1 })
        .lean<Pick<ConversationRecord, '_id'>[]>()
      return quiet.map(({ _id }) => _id as ConversationId)
    },
    erase: async (id) => {
      // The conversation goes last, so that what a crash interrupts can be asked for again; a turn may have said more meanwhile.
      await messages.deleteMany({ conversation: id })
      await conversations.deleteOne({ _id: id })
      await messages.deleteMany({ conversation: id })
    },
  }
}

/** How many conversations' last places are remembered. */
const mostPlaces = 10_000

/**
 * Which place comes after the last one taken through this process: mostly the next free one, so that a line in a lively conversation costs one write.
 * Never beyond the next free one, for a place once taken is taken for good.
 */
function createPlaces() {
  const last = new Map<ConversationId, number>()
  return {
    after: (id: ConversationId): number | undefined => {
      const seq = last.get(id)
      return seq === undefined ? undefined : seq + 1
    },
    taken: (id: ConversationId, seq: number): void => {
      last.delete(id)
      last.set(id, seq)
      const [oldest] = last.keys()
      if (last.size > mostPlaces && oldest !== undefined) last.delete(oldest)
    },
  }
}

function toConversation({ _id, openTurn, touchedAt: _touched, ...rest }: ConversationRecord): Conversation {
  return { ...rest, id: _id as ConversationId, ...(openTurn && { openTurn: openTurn.id as ClientId }) }
}

function toMessage({ _id, conversation: _of, turn, ...rest }: MessageRecord): Message {
  return {
    ...rest,
    id: _id as MessageId,
    ...(turn && { turn: { id: turn.id as ClientId, part: turn.part } }),
  }
}
