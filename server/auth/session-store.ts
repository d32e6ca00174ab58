import { Schema, trusted, type Connection } from 'mongoose'

const minute = 60_000
/** How long a session lasts without being used, and how long at all. */
export const idleTimeout = 60 * minute
export const absoluteTimeout = 12 * 60 * minute
/** How often using it is written down, at most. */
const everyTouch = minute

/** Somebody signed in, in one browser. */
export type Session = {
  /** The hash of the token that the browser has. */
  readonly id: string
  readonly staff: string
  /** The account's generation when it began: a session of an earlier one has ended. */
  readonly generation: number
  /** Began at the organisation's own sign-in. */
  readonly external: boolean
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}
type SessionRecord = Omit<Session, 'id'> & { _id: string }

const sessionSchema = new Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    staff: { type: String, required: true },
    generation: { type: Number, required: true },
    external: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false },
)
sessionSchema.index({ staff: 1 })
// Cleaning only: whether a session still holds is decided when it is used.
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type SessionStore = {
  /** `createdAt` is given where it carries on an earlier session under another token. */
  readonly begin: (
    session: Pick<Session, 'id' | 'staff' | 'generation' | 'external'> & { createdAt?: Date },
  ) => Promise<Session>
  /** The session, if it still holds; using it keeps it. */
  readonly use: (id: string) => Promise<Session | undefined>
  readonly end: (id: string) => Promise<void>
  /** Ends all of somebody's, or all but the one she uses. */
  readonly endAll: (staff: string, but?: string) => Promise<void>
}

/** Sessions in MongoDB: they outlive a restart, and all instances share them. */
export async function createSessionStore(connection: Connection, now: () => Date): Promise<SessionStore> {
  const sessions = connection.model('StaffSession', sessionSchema, 'staffSessions')
  await sessions.createIndexes()

  const expiry = (createdAt: Date, lastSeenAt: Date) =>
    new Date(Math.min(createdAt.getTime() + absoluteTimeout, lastSeenAt.getTime() + idleTimeout))

  return {
    begin: async (session) => {
      const at = now()
      const createdAt = session.createdAt ?? at
      const { id, ...begun } = { ...session, createdAt, lastSeenAt: at, expiresAt: expiry(createdAt, at) }
      await sessions.create({ ...begun, _id: id })
      return { ...begun, id }
    },
    use: async (id) => {
      const record = await sessions.findById(id).lean<SessionRecord>()
      const at = now()
      if (!record || record.expiresAt.getTime() <= at.getTime()) return undefined
      const { _id, ...session } = record
      if (at.getTime() - session.lastSeenAt.getTime() < everyTouch) return { ...session, id }
      const seen = { lastSeenAt: at, expiresAt: expiry(session.createdAt, at) }
      await sessions.updateOne({ _id: id }, { $set: seen })
      return { ...session, ...seen, id }
    },
    end: async (id) => {
      await sessions.deleteOne({ _id: id })
    },
    endAll: async (staff, but) => {
      await sessions.deleteMany({ staff, ...(but !== undefined && { _id: trusted({ $ne: but }) }) })
    },
  }
}
