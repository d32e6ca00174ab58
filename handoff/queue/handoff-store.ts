import { Schema, trusted, type Connection } from 'mongoose'
import type { CaseworkerId, ConversationId, HandoffId } from '../../bot/conversation/ids.js'
import { inBatches } from '../../bot/storage/in-batches.js'
import type { Caseworker, ClosedBy, First, Handoff, QueueName } from './handoff.js'
import type { Claimed } from './queue.js'

type Kept = Omit<Handoff, 'id'> & {
  _id: string
  /** There while the handoff is not closed; what makes at most one of a conversation open. */
  open?: true
}

/** What is kept is typed where it is made. */
const asItComes = { strict: false, minimize: false, versionKey: false } as const
const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    open: Boolean,
    state: { type: String, required: true },
    caseworker: new Schema({ id: String, name: String }, { _id: false }),
    hadBy: [String],
    firstClaimedAt: Date,
    closedAt: Date,
    since: Date,
    seenAt: Date,
    municipality: String,
    language: String,
    rating: Object,
    toldNobody: Boolean,
    returned: new Schema({ why: String, at: Date }, { _id: false }),
    channel: String,
  },
  asItComes,
)
schema.index({ conversation: 1 }, { unique: true, partialFilterExpression: { open: true } })
schema.index({ state: 1, 'caseworker.id': 1 }, { partialFilterExpression: { open: true } })
schema.index({ conversation: 1, since: 1 })
schema.index({ firstClaimedAt: 1 })
schema.index({ since: 1 })
schema.index({ hadBy: 1, closedAt: -1 })
schema.index({ closedAt: 1 })

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

/** As much of an open handoff as says who has the conversation. */
export type Standing = Pick<Handoff, 'id' | 'state' | 'caseworker' | 'channel'>

/** What ends a handoff. */
export type Closing = Pick<Handoff, 'outcome' | 'theme'> & {
  readonly closedAt: Date
  readonly closedBy: ClosedBy
}

export type HandoffStore = Awaited<ReturnType<typeof createHandoffStore>>

/** Handoffs in MongoDB. Each change of who has a conversation is one atomic step on one document. */
export async function createHandoffStore(connection: Connection) {
  const handoffs = connection.model('Handoff', schema, 'handoffs')
  await handoffs.createIndexes()
  // Asked for with each line of a conversation: by the driver itself.
  const collection = connection.collection<Kept>('handoffs')

  const standing = inBatches<ConversationId, Standing | undefined>(async (conversations) => {
    const open = await collection
      .find(
        { conversation: { $in: [...conversations] }, open: true },
        { projection: { conversation: 1, state: 1, caseworker: 1, channel: 1 } },
      )
      .toArray()
    const found = new Map(open.map((kept) => [kept.conversation, toHandoff(kept)]))
    return conversations.map((conversation) => found.get(conversation))
  })
  const find = async (
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1> = { since: 1 },
    limit = 0,
  ) => (await handoffs.find(filter).sort(sort).limit(limit).lean<Kept[]>()).map(toHandoff)
  const change = async (
    filter: Record<string, unknown>,
    update: Record<string, unknown>,
  ): Promise<Handoff | undefined> => {
    const kept = await handoffs
      .findOneAndUpdate({ open: true, ...filter }, update, { returnDocument: 'after' })
      .lean<Kept>()
    return kept ? toHandoff(kept) : undefined
  }

  return {
    /** False when the conversation has an open one already. */
    open: async ({ id, ...handoff }: Handoff): Promise<boolean> => {
      try {
        await collection.insertOne({ ...handoff, _id: id, open: true })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },

    /** The one that says who has the conversation, and no more of it than that. */
    standing: async (conversation: ConversationId): Promise<Standing | undefined> => standing(conversation),
    /** False once it has been erased. */
    isKept: async (id: HandoffId): Promise<boolean> => (await handoffs.exists({ _id: id })) !== null,
    openOf: async (conversation: ConversationId): Promise<Handoff | undefined> =>
      (await find({ conversation, open: true }))[0],
    lastOf: async (conversation: ConversationId): Promise<Handoff | undefined> =>
      (await find({ conversation }, { since: -1 }, 1))[0],
    allOf: (conversation: ConversationId): Promise<Handoff[]> => find({ conversation }),

    queued: (): Promise<Handoff[]> => find({ open: true, state: 'queued' }),
    active: (): Promise<Handoff[]> => find({ open: true, state: 'active' }),
    /** Everybody who has a conversation now. */
    holders: (): Promise<CaseworkerId[]> =>
      handoffs.distinct('caseworker.id', { open: true, state: 'active' }),
    activeOf: (caseworker: CaseworkerId): Promise<Handoff[]> =>
      find({ open: true, state: 'active', 'caseworker.id': caseworker }),
    count: (state: 'queued' | 'active'): Promise<number> => handoffs.countDocuments({ open: true, state }),
    countActive: (caseworker: CaseworkerId): Promise<number> =>
      handoffs.countDocuments({ open: true, state: 'active', 'caseworker.id': caseworker }),
    /** Ended ones a caseworker has had, newest first. */
    endedBy: (caseworker: CaseworkerId, limit: number): Promise<Handoff[]> =>
      find({ hadBy: caseworker, state: 'closed' }, { closedAt: -1 }, limit),
    closedSince: (since: Date): Promise<Handoff[]> =>
      find({ state: 'closed', closedAt: trusted({ $gte: since }) }),
    begunSince: (since: Date): Promise<Handoff[]> => find({ since: trusted({ $gte: since }) }),

    /** Of a queue, who was claimed since then. */
    claimedSince: async ({ municipality, language }: QueueName, since: Date): Promise<Claimed[]> =>
      (
        await find({
          firstClaimedAt: trusted({ $gte: since }),
          municipality: municipality ?? null,
          language,
        })
      ).map(({ firstClaimedAt = since, since: joined, ahead }) => ({
        waitedSeconds: (firstClaimedAt.getTime() - joined.getTime()) / 1000,
        ahead,
      })),

    /** One of any number who grab at once gets it; the others get nothing. */
    claim: async (
      conversation: ConversationId,
      caseworker: Caseworker,
      at: Date,
    ): Promise<Handoff | undefined> => {
      const claimed = await change(
        { conversation, state: 'queued' },
        {
          $set: { state: 'active', caseworker, claimedAt: at },
          $min: { firstClaimedAt: at },
          $inc: { claims: 1 },
          $addToSet: { hadBy: caseworker.id },
          $unset: { waitsFor: '', first: '', toldNobody: '' },
        },
      )
      return claimed
    },

    /** Back to the line, from the caseworker who has it: to its head, to a queue, or to wait for one colleague. */
    giveBack: (
      conversation: ConversationId,
      from: CaseworkerId,
      returned: NonNullable<Handoff['returned']>,
      to: { readonly waitsFor?: Caseworker; readonly municipality?: string | null } = {},
    ): Promise<Handoff | undefined> =>
      change(
        { conversation, state: 'active', 'caseworker.id': from },
        {
          $set: {
            state: 'queued',
            first: 'returned' satisfies First,
            returned,
            ...(to.waitsFor && { waitsFor: to.waitsFor }),
            ...(typeof to.municipality === 'string' && { municipality: to.municipality }),
          },
          $unset: {
            caseworker: '',
            claimedAt: '',
            ...(to.municipality === null && { municipality: '' }),
          },
        },
      ),
    /** Those a caseworker has had, and that went back to the line since then because she was gone. */
    lostBy: (caseworker: CaseworkerId, since: Date): Promise<Handoff[]> =>
      find({
        open: true,
        hadBy: caseworker,
        'returned.why': 'lease',
        'returned.at': trusted({ $gte: since }),
        'caseworker.id': trusted({ $ne: caseworker }),
      }),
    /** Nobody in particular is waited for any longer. */
    waitForAnybody: (conversation: ConversationId): Promise<Handoff | undefined> =>
      change({ conversation, state: 'queued' }, { $unset: { waitsFor: '' } }),

    goFirst: (conversation: ConversationId): Promise<Handoff | undefined> =>
      change(
        { conversation, state: 'queued' },
        { $set: { first: 'crisis' satisfies First, reason: 'crisis' } },
      ),
    toldNobody: (conversation: ConversationId): Promise<Handoff | undefined> =>
      change({ conversation, state: 'queued', toldNobody: null }, { $set: { toldNobody: true } }),
    somebodyCame: (conversation: ConversationId): Promise<Handoff | undefined> =>
      change({ conversation, state: 'queued' }, { $unset: { toldNobody: '' } }),

    /** Ends it, if it stands as said: waiting, or with this caseworker, or either. */
    close: (
      conversation: ConversationId,
      standing: { readonly state?: 'queued' | 'active'; readonly caseworker?: CaseworkerId },
      closing: Closing,
    ): Promise<Handoff | undefined> =>
      change(
        {
          conversation,
          ...(standing.state && { state: standing.state }),
          ...(standing.caseworker && { 'caseworker.id': standing.caseworker }),
        },
        {
          $set: { state: 'closed', ...closing },
          $unset: { open: '', waitsFor: '' },
        },
      ),

    /** Once for each handoff a caseworker had; false when it was rated already, or there is none. */
    rate: async (conversation: ConversationId, rating: NonNullable<Handoff['rating']>): Promise<boolean> => {
      const [last] = await find(
        { conversation, state: 'closed', firstClaimedAt: trusted({ $ne: null }) },
        { since: -1 },
        1,
      )
      if (!last) return false
      const { modifiedCount } = await handoffs.updateOne({ _id: last.id, rating: null }, { $set: { rating } })
      return modifiedCount === 1
    },

    /** These conversations' windows are open right now: kept of those who wait, and to half a minute, which is enough to see who has gone. */
    seen: async (conversations: readonly ConversationId[], at: Date): Promise<void> => {
      if (conversations.length === 0) return
      await handoffs.updateMany(
        {
          open: true,
          state: 'queued',
          conversation: trusted({ $in: [...conversations] }),
          seenAt: trusted({ $lt: new Date(at.getTime() - 30_000) }),
        },
        { $set: { seenAt: at } },
      )
    },

    erase: async (conversation: ConversationId): Promise<void> => {
      await handoffs.deleteMany({ conversation })
    },
  }
}

function toHandoff({ _id, open: _open, ...rest }: Kept): Handoff {
  return { ...rest, id: _id as HandoffId }
}
