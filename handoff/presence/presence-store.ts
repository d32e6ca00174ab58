import { Schema, trusted, type Connection } from 'mongoose'
import type { CaseworkerId } from '../../bot/conversation/ids.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import type { QueueName } from '../queue/handoff.js'

/** A caseworker at the desk, or who was. */
export type Present = {
  readonly id: CaseworkerId
  readonly name: string
  readonly municipalities: readonly string[]
  readonly languages: readonly string[]
  readonly capacity?: number
  readonly state: 'available' | 'away'
  /** Whether a window of hers is open, and when one last was. */
  readonly connected: boolean
  readonly seenAt: Date
}
type Kept = Omit<Present, 'id'> & { _id: string }

/** A server that is gone cannot say so: whoever it had at its desk counts as present for no longer than this, in milliseconds. */
export const presenceLasts = 30_000

const schema = new Schema<Kept>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    connected: { type: Boolean, required: true },
    seenAt: { type: Date, required: true },
  },
  { strict: false, versionKey: false },
)

/** Whether she is there to take a conversation. */
export const isPresent = ({ connected, seenAt, state }: Present, at: Date): boolean =>
  state === 'available' && isThere({ connected, seenAt }, at)

export const isThere = ({ connected, seenAt }: Pick<Present, 'connected' | 'seenAt'>, at: Date): boolean =>
  connected && at.getTime() - seenAt.getTime() < presenceLasts

/** Whose citizens she takes: those of her municipalities, in her languages. Who belongs to none is everybody's, and who serves none serves all. */
export const serves = (
  { municipalities, languages }: Pick<Present, 'municipalities' | 'languages'>,
  { municipality, language }: QueueName,
): boolean =>
  languages.includes(language) &&
  (municipality === undefined || municipalities.length === 0 || municipalities.includes(municipality))

export type PresenceStore = Awaited<ReturnType<typeof createPresenceStore>>

/** Who sits at the desk, over all servers. */
export async function createPresenceStore(connection: Connection) {
  const presence = connection.model('Presence', schema, 'staffPresence')
  await presence.createIndexes()

  return {
    all: async (): Promise<Present[]> => (await presence.find().lean<Kept[]>()).map(toPresent),
    of: async (id: CaseworkerId): Promise<Present | undefined> => {
      const kept = await presence.findById(id).lean<Kept>()
      return kept ? toPresent(kept) : undefined
    },
    /** A window of hers is open. She is available unless she has said otherwise. */
    arrive: async (
      { id, name, municipalities, languages, capacity }: StaffMember,
      at: Date,
    ): Promise<void> => {
      await presence.updateOne(
        { _id: id },
        {
          $set: {
            name,
            municipalities,
            languages,
            connected: true,
            seenAt: at,
            ...(capacity && { capacity }),
          },
          ...(!capacity && { $unset: { capacity: '' } }),
          $setOnInsert: { state: 'available' },
        },
        { upsert: true },
      )
    },
    say: async (id: CaseworkerId, state: Present['state']): Promise<void> => {
      await presence.updateOne({ _id: id }, { $set: { state } })
    },
    /** Her last window here is closed. */
    leave: async (id: CaseworkerId, at: Date): Promise<void> => {
      await presence.updateOne({ _id: id }, { $set: { connected: false, seenAt: at } })
    },
    /** These have a window open here. */
    stay: async (ids: readonly CaseworkerId[], at: Date): Promise<void> => {
      if (ids.length === 0) return
      await presence.updateMany(
        { _id: trusted({ $in: [...ids] }) },
        { $set: { connected: true, seenAt: at } },
      )
    },
    /** She does not work here any longer. */
    forget: async (id: CaseworkerId): Promise<void> => {
      await presence.deleteOne({ _id: id })
    },
  }
}

const toPresent = ({ _id, ...rest }: Kept): Present => ({ ...rest, id: _id as CaseworkerId })
