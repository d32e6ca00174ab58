import mongoose from 'mongoose'
import { startEmbeddedStore } from './embedded/start-embedded-store.js'

export type ConnectOptions = {
  /** A MongoDB to use; without it the embedded store serves from `dataDir`. */
  readonly mongodbUri?: string | undefined
  readonly dataDir: string
}

export type ConnectedStore = { readonly connection: mongoose.Connection; stop(): Promise<void> }

/**
 * Connects mongoose to MongoDB or to the embedded store, whichever is configured: one persistence code for both.
 * Collections and indexes are not made behind the scenes: whoever defines models awaits their `createIndexes`.
 */
export async function connectStore({ mongodbUri, dataDir }: ConnectOptions): Promise<ConnectedStore> {
  const embedded = mongodbUri ? undefined : await startEmbeddedStore({ dataDir })
  const uri = mongodbUri ?? embedded?.uri ?? ''
  // strictQuery is a setting of a mongoose, not of a connection: this one is ours alone. A filter on a field no schema knows
  // throws, where it would otherwise match nothing or, worse, everything.
  const connection = new mongoose.Mongoose({ strictQuery: 'throw', sanitizeFilter: true }).createConnection(
    uri,
    {
      appName: 'jobassistent',
      autoIndex: false,
      autoCreate: false,
      // What the address says itself goes first.
      ...(!/[?&]serverSelectionTimeoutMS=/i.test(uri) && { serverSelectionTimeoutMS: 5_000 }),
    },
  )
  try {
    await connection.asPromise()
  } catch (error) {
    await connection.close(true).catch(() => undefined)
    await embedded?.stop()
    throw error
  }
  return {
    connection,
    async stop() {
      await connection.close()
      await embedded?.stop()
    },
  }
}
