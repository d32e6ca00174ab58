import { decodeDocument } from '../bson/decode.js'
import { encodeDocument, maxDocumentBytes } from '../bson/encode.js'
import { show } from '../bson/show.js'
import { type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { compareStrings } from '../bson/compare.js'
import { parseFilter } from '../query/match.js'
import type { Catalog, Collection, Index } from './catalog.js'
import type { Environment } from './environment.js'
import { indexKeys, type IndexKeys } from './index-keys.js'
import { indexKey, indexRange, maxComponentBytes, recordIdOf, recordKey } from './keys.js'

export type Store = { readonly environment: Environment; readonly catalog: Catalog }

/** A stored document: where it lies and the bytes it was sent in. */
export type StoredRecord = { readonly id: number; readonly bytes: Buffer }

const filters = new WeakMap<Doc, (doc: Doc) => boolean>()

/** Whether a document belongs into a partial index. */
export function isCovered(index: { readonly partial?: Doc }, doc: Doc): boolean {
  if (!index.partial) return true
  let test = filters.get(index.partial)
  if (!test) {
    test = parseFilter(index.partial, { strings: compareStrings, variables: {} }).test
    filters.set(index.partial, test)
  }
  return test(doc)
}

const noKeys: IndexKeys = { keys: [], values: [], multikey: false, missing: true }

export function keysOf(index: Index, doc: Doc): IndexKeys {
  if (!isCovered(index, doc)) return noKeys
  const entries = indexKeys(index.components, doc)
  return index.sparse && entries.missing ? noKeys : entries
}

export const duplicateKey = (
  collection: Collection,
  index: Index,
  values: readonly (Value | undefined)[],
): StoreError => {
  const pattern: Doc = new Map(index.components.map(({ path, descending }) => [path, descending ? -1 : 1]))
  const keyValue: Doc = new Map(index.components.map(({ path }, place) => [path, values[place] ?? null]))
  const shown = [...keyValue].map(([path, value]) => `${path}: ${show(value)}`).join(', ')
  return new StoreError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: pattern, keyValue },
  )
}

/** Throws 11000 when an entry of `entries` is already another record's. */
function checkUnique(
  { environment }: Store,
  collection: Collection,
  index: Index,
  entries: IndexKeys,
  self?: number,
): void {
  entries.keys.forEach((key, place) => {
    for (const entry of environment.scan(indexRange(index.id, key, key))) {
      const holder = recordIdOf(entry.key)
      if (holder === self) continue
      // A cut key says only that the beginnings agree: the other document tells the rest.
      if (key.length > maxComponentBytes) {
        const other = environment.get(recordKey(collection.id, holder))
        if (!other || !keysOf(index, decodeDocument(other)).keys.some((held) => held.equals(key))) continue
      }
      throw duplicateKey(collection, index, entries.values[place] ?? [])
    }
  })
}

/** Writes entries and remembers in the catalog what kind of entries the index has seen. */
export function putEntries(
  { environment, catalog }: Store,
  collection: Collection,
  index: Index,
  entries: IndexKeys,
  recordId: number,
): void {
  const cut = entries.keys.some((key) => key.length > maxComponentBytes)
  if ((entries.multikey && !index.multikey) || (cut && !index.cut)) {
    index.multikey ||= entries.multikey
    index.cut ||= cut
    catalog.save(collection)
  }
  for (const key of entries.keys) environment.put(indexKey(index.id, key, recordId), nothing)
}

const nothing = Buffer.alloc(0)

/** Adds the entries of one record to an index that is being built, checking uniqueness. */
export function buildEntry(
  store: Store,
  collection: Collection,
  index: Index,
  recordId: number,
  doc: Doc,
): void {
  const entries = keysOf(index, doc)
  if (index.unique) checkUnique(store, collection, index, entries, recordId)
  putEntries(store, collection, index, entries, recordId)
}

/** The bytes to store for a document; `updated` says that it grew by an update, which MongoDB has a code of its own for. */
export function encodeRecord(doc: Doc, updated = false): Buffer {
  const bytes = encodeDocument(doc)
  if (updated && bytes.length > maxDocumentBytes)
    throw new StoreError(17419, `Resulting document after update is larger than ${maxDocumentBytes}`)
  checkSize(bytes)
  return bytes
}

export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > maxDocumentBytes)
    throw new StoreError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${maxDocumentBytes}(16MB)`,
    )
}

/** Stores a new document. Everything that can fail is checked before the first byte is written. Only inside `write`. */
export function insertRecord(store: Store, collection: Collection, doc: Doc, bytes: Buffer): void {
  const entries = collection.indexes.map((index) => {
    const found = keysOf(index, doc)
    if (index.unique) checkUnique(store, collection, index, found)
    return found
  })
  const id = collection.nextRecord++
  store.environment.put(recordKey(collection.id, id), bytes)
  collection.indexes.forEach((index, place) =>
    putEntries(store, collection, index, entries[place] ?? noKeys, id),
  )
  if (collection.count !== undefined) collection.count++
}

/** Puts another document in a record's place; only index entries that differ are touched. Only inside `write`. */
export function replaceRecord(
  store: Store,
  collection: Collection,
  id: number,
  before: Doc,
  after: Doc,
  bytes: Buffer,
): void {
  const changes = collection.indexes.map((index) => {
    const old = keysOf(index, before)
    const next = keysOf(index, after)
    const held = new Set(old.keys.map((key) => key.toString('latin1')))
    const wanted = new Set(next.keys.map((key) => key.toString('latin1')))
    const fresh: IndexKeys = {
      ...next,
      keys: next.keys.filter((key) => !held.has(key.toString('latin1'))),
      values: next.values.filter((_, place) => !held.has(next.keys[place]?.toString('latin1') ?? '')),
    }
    if (index.unique) checkUnique(store, collection, index, fresh, id)
    return { index, fresh, next, stale: old.keys.filter((key) => !wanted.has(key.toString('latin1'))) }
  })
  store.environment.put(recordKey(collection.id, id), bytes)
  for (const { index, fresh, next, stale } of changes) {
    for (const key of stale) store.environment.remove(indexKey(index.id, key, id))
    // Two long keys may be cut to the same bytes: put all that are wanted when anything was removed.
    putEntries(store, collection, index, stale.length > 0 ? next : fresh, id)
  }
}

/** Removes a record and its entries. Only inside `write`. */
export function removeRecord(store: Store, collection: Collection, id: number, doc: Doc): void {
  for (const index of collection.indexes)
    for (const key of keysOf(index, doc).keys) store.environment.remove(indexKey(index.id, key, id))
  store.environment.remove(recordKey(collection.id, id))
  if (collection.count !== undefined) collection.count--
}

export function readRecord(
  { environment }: Store,
  collection: Collection,
  id: number,
): StoredRecord | undefined {
  const bytes = environment.get(recordKey(collection.id, id))
  return bytes && { id, bytes }
}

/** The namespace as MongoDB writes it. */
export const namespaceOf = ({ db, name }: Pick<Collection, 'db' | 'name'>): string => `${db}.${name}`
