import { decodeDocument } from '../bson/decode.js'
import type { Doc } from '../bson/value.js'
import type { PlanRequest } from '../query/plan.js'
import type { Collection } from '../storage/catalog.js'
import { readRecord, removeRecord, type Store } from '../storage/records.js'
import { findHits } from './update.js'

export type DeleteStatement = { readonly query: PlanRequest; readonly multi: boolean }

/** Removes what matches, one or all; answers how many, and the document when it was one. Only inside `write`. */
export function runDelete(
  store: Store,
  collection: Collection,
  { query, multi }: DeleteStatement,
): { removed: number; doc?: Doc } {
  let removed = 0
  let last: Doc | undefined
  for (const { id } of findHits(store, collection, { ...query, skip: 0, limit: multi ? 0 : 1 })) {
    const record = readRecord(store, collection, id)
    if (!record) continue
    last = decodeDocument(record.bytes)
    removeRecord(store, collection, id, last)
    removed++
  }
  return { removed, ...(last && !multi && { doc: last }) }
}
