import { Schema, type Connection } from 'mongoose'

/** How long somebody may take at the provider. */
export const attemptLasts = 10 * 60_000

/** What has to come back from the provider, and where to go then. */
export type SignInAttempt = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
}
type AttemptRecord = SignInAttempt & { _id: string; expiresAt: Date }

const attemptSchema = new Schema<AttemptRecord>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    nonce: { type: String, required: true },
    codeVerifier: { type: String, required: true },
    returnTo: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false },
)
attemptSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type SignInAttempts = {
  /** `id` is the hash of a token that the browser keeps. */
  readonly begin: (id: string, attempt: SignInAttempt) => Promise<void>
  /** Takes it away: an attempt comes to an end once, however it ends. */
  readonly take: (id: string) => Promise<SignInAttempt | undefined>
}

/** Sign-ins that are at the provider right now, in MongoDB: somebody may come back to another instance. */
export async function createSignInAttempts(connection: Connection, now: () => Date): Promise<SignInAttempts> {
  const attempts = connection.model('StaffSignInAttempt', attemptSchema, 'staffSignInAttempts')
  await attempts.createIndexes()
  return {
    begin: async (id, attempt) => {
      await attempts.create({ ...attempt, _id: id, expiresAt: new Date(now().getTime() + attemptLasts) })
    },
    take: async (id) => {
      const record = await attempts.findOneAndDelete({ _id: id }).lean<AttemptRecord>()
      if (!record || record.expiresAt.getTime() <= now().getTime()) return undefined
      const { _id, expiresAt: _at, ...attempt } = record
      return attempt
    },
  }
}
