import { Schema, trusted, type Connection } from 'mongoose'
import type { DeskSettings, SettingsAnswer } from '../../widget/protocol/desk.js'
import { defaultSettings } from './default-settings.js'

/** A municipality's code; nothing stands for the national desk. */
type Whose = string | undefined

/** Where it is kept when the desk of a municipality, or the national one, is open. */
export type SettingsStore = {
  /** What serves: the municipality's own settings, else the national ones, else those that come with the program. */
  read(whose: Whose): Promise<SettingsAnswer>
  write(whose: Whose, settings: DeskSettings): Promise<void>
  /** Removes the own ones; gladly again. */
  remove(whose: Whose): Promise<void>
}

type SettingsRecord = { readonly _id: string; readonly settings: DeskSettings }

const schema = new Schema<SettingsRecord>(
  { _id: { type: String, required: true }, settings: { type: Schema.Types.Mixed, required: true } },
  { minimize: false, versionKey: false },
)
const national = 'national'

/**
 * Settings in MongoDB, one document for each who has her own. They are read anew each time: what a leader changes holds for the next citizen,
 * whichever instance serves her.
 */
export function createSettingsStore(connection: Connection): SettingsStore {
  const kept = connection.model('DeskSettings', schema, 'deskSettings')
  return {
    read: async (whose = national) => {
      const found = await kept.find({ _id: trusted({ $in: [whose, national] }) }).lean<SettingsRecord[]>()
      const own = found.find(({ _id }) => _id === whose)
      const settings = (own ?? found[0])?.settings ?? defaultSettings
      return { settings, inherited: !own && whose !== national }
    },
    write: async (whose = national, settings) => {
      await kept.updateOne({ _id: whose }, { $set: { settings } }, { upsert: true })
    },
    remove: async (whose = national) => {
      await kept.deleteOne({ _id: whose })
    },
  }
}
