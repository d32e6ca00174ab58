import { Schema, trusted, type Connection } from 'mongoose'
import type { StaffAccount } from './account.js'

type AccountRecord = Omit<StaffAccount, 'id'> & { _id: string }

const accountSchema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    email: { type: String },
    name: { type: String, required: true },
    roles: { type: [String], required: true },
    municipalities: { type: [String], required: true },
    languages: { type: [String], required: true },
    capacity: Number,
    disabled: { type: Boolean, required: true },
    passwordHash: String,
    external: new Schema({ issuer: String, subject: String }, { _id: false }),
    failedSignIns: { type: Number, required: true },
    lockedUntil: Date,
    lastSignIn: Date,
    generation: { type: Number, required: true },
  },
  { versionKey: false },
)
// An address that only a provider vouches for neither takes nor blocks the address of somebody with a password.
accountSchema.index(
  { email: 1 },
  { unique: true, partialFilterExpression: { passwordHash: { $exists: true } } },
)
accountSchema.index(
  { 'external.issuer': 1, 'external.subject': 1 },
  { unique: true, partialFilterExpression: { 'external.subject': { $exists: true } } },
)

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

/** What an account is to be; a field set to undefined is taken away. */
export type AccountChange = {
  readonly [Field in keyof Omit<StaffAccount, 'id' | 'generation'>]?: StaffAccount[Field] | undefined
}

export type AccountStore = {
  /** Whether all were added; not when an e-mail address or a subject is taken. */
  readonly add: (...accounts: readonly StaffAccount[]) => Promise<boolean>
  readonly byId: (id: string) => Promise<StaffAccount | undefined>
  /** Of those who have a password here. */
  readonly byEmail: (email: string) => Promise<StaffAccount | undefined>
  readonly bySubject: (external: { issuer: string; subject: string }) => Promise<StaffAccount | undefined>
  /** By e-mail address. */
  readonly list: () => Promise<StaffAccount[]>
  readonly isEmpty: () => Promise<boolean>
  /** Whether anybody but this one can administer. */
  readonly hasOtherAdmin: (than: string) => Promise<boolean>
  /** The account as it is afterwards; undefined when it is gone. `endSessions` ends those begun so far, in the same stroke. */
  readonly change: (
    id: string,
    change: AccountChange,
    how?: { endSessions: boolean },
  ) => Promise<StaffAccount | undefined>
  /** Sets how the tries stand, unless they have changed since they were read; answers whether it did. */
  readonly countTries: (
    from: Pick<StaffAccount, 'id' | 'failedSignIns' | 'lockedUntil'>,
    to: { failedSignIns: number; lockedUntil?: Date | undefined },
  ) => Promise<boolean>
  /** Puts another hash of the same password in place of this one, unless the password has been changed. */
  readonly renewHash: (id: string, from: string, to: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

/** Accounts in MongoDB, one document each. */
export async function createAccountStore(connection: Connection): Promise<AccountStore> {
  const accounts = connection.model('StaffAccount', accountSchema, 'staffAccounts')
  await accounts.createIndexes()

  const one = async (filter: Record<string, unknown>) => {
    const record = await accounts.findOne(filter).lean<AccountRecord>()
    return record ? toAccount(record) : undefined
  }

  return {
    add: async (...added) => {
      try {
        await accounts.insertMany(added.map(({ id, ...rest }) => ({ ...rest, _id: id })))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    byId: async (id) => one({ _id: id }),
    byEmail: async (email) => one({ email, passwordHash: trusted({ $exists: true }) }),
    bySubject: async ({ issuer, subject }) => one({ 'external.issuer': issuer, 'external.subject': subject }),
    list: async () =>
      (await accounts.find().sort({ email: 1, _id: 1 }).lean<AccountRecord[]>()).map(toAccount),
    isEmpty: async () => (await accounts.exists({})) === null,
    hasOtherAdmin: async (than) =>
      (await accounts.exists({ _id: trusted({ $ne: than }), roles: 'admin', disabled: false })) !== null,

    change: async (id, change, { endSessions } = { endSessions: false }) => {
      const fields = Object.entries(change)
      const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined))
      const unset = Object.fromEntries(
        fields.flatMap(([name, value]) => (value === undefined ? [[name, '']] : [])),
      )
      const record = await accounts
        .findOneAndUpdate(
          { _id: id },
          { $set: set, $unset: unset, ...(endSessions && { $inc: { generation: 1 } }) },
          { returnDocument: 'after' },
        )
        .lean<AccountRecord>()
      return record ? toAccount(record) : undefined
    },
    countTries: async ({ id, failedSignIns, lockedUntil }, to) => {
      const counted = await accounts.updateOne(
        { _id: id, failedSignIns, lockedUntil: lockedUntil ?? null },
        {
          $set: { failedSignIns: to.failedSignIns, ...(to.lockedUntil && { lockedUntil: to.lockedUntil }) },
          ...(!to.lockedUntil && { $unset: { lockedUntil: '' } }),
        },
      )
      return counted.matchedCount === 1
    },
    renewHash: async (id, from, to) => {
      await accounts.updateOne({ _id: id, passwordHash: from }, { $set: { passwordHash: to } })
    },
    remove: async (id) => {
      await accounts.deleteOne({ _id: id })
    },
  }
}

const toAccount = ({ _id, ...rest }: AccountRecord): StaffAccount => ({ ...rest, id: _id })
