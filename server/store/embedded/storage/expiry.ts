import { decodeDocument } from '../bson/decode.js'
import { toNumber } from '../bson/numbers.js'
import { isNumber } from '../bson/value.js'
import type { Collection, Index } from './catalog.js'
import { encodeComponent, inverted } from './key-encoding.js'
import { indexRange, recordIdOf } from './keys.js'
import { isCovered, keysOf, readRecord, removeRecord, type Store } from './records.js'

const everyMilliseconds = 60_000
/** Removed in one transaction; a larger sweep lets others in between. */
const batchSize = 500

export interface Expiry {
  /** Removes every document whose time has come; answers how many. */
  sweep(): Promise<number>
  stop(): void
}

/** Sweeps the TTL indexes once a minute. */
export function startExpiry(store: Store, now: () => number, onError: (error: unknown) => void): Expiry {
  async function sweep(): Promise<number> {
    let removed = 0
    for (const collection of store.catalog.collections())
      for (const index of collection.indexes) {
        const seconds = index.expireAfterSeconds
        if (!isNumber(seconds)) continue
        const limit = new Date(now() - toNumber(seconds) * 1000)
        for (;;) {
          const count = await store.environment.write(() => removeBatch(store, collection, index, limit))
          removed += count
          if (count < batchSize) break
        }
      }
    return removed
  }
  const timer = setInterval(() => void sweep().catch(onError), everyMilliseconds).unref()
  return { sweep, stop: () => clearInterval(timer) }
}

/** Walks the index from the oldest date on; an array of dates expires by its earliest one. Only inside `write`. */
function removeBatch(store: Store, collection: Collection, index: Index, limit: Date): number {
  if (store.catalog.find(collection.db, collection.name) !== collection || Number.isNaN(limit.getTime()))
    return 0
  const first = encodeComponent(new Date(-8.64e15))
  const last = encodeComponent(limit)
  const descending = index.components[0]?.descending === true
  const range = descending
    ? indexRange(index.id, inverted(last), inverted(first))
    : indexRange(index.id, first, last)
  const due = new Set<number>()
  for (const { key } of store.environment.scan(range)) {
    due.add(recordIdOf(key))
    if (due.size >= batchSize) break
  }
  for (const id of due) {
    const record = readRecord(store, collection, id)
    if (!record) continue
    const doc = decodeDocument(record.bytes)
    if (isCovered(index, doc) && keysOf(index, doc).keys.length > 0) removeRecord(store, collection, id, doc)
  }
  return due.size
}
