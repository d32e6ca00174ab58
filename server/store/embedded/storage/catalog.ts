import { textOf } from '../bson/compare.js'
import { Binary, UUID } from 'bson'
import { decodeDocument } from '../bson/decode.js'
import { encodeDocument } from '../bson/encode.js'
import { emptyDoc, asInteger, docOf, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import type { Environment } from './environment.js'
import type { Component } from './index-keys.js'
import { catalogKey, catalogRange, indexRange, recordIdOf, recordRange } from './keys.js'

/** An index as its creator described it. */
export type IndexSpec = {
  readonly name: string
  readonly components: readonly Component[]
  readonly unique: boolean
  readonly sparse: boolean
  readonly partial?: Doc
  /** Seconds after the time in its one component at which a document goes, as the creator wrote the number. */
  readonly expireAfterSeconds?: Value
  /** Kept for listIndexes alone: `hidden` and the like. */
  readonly extra?: Doc
}

export type Index = IndexSpec & {
  readonly id: number
  /** Some document has had several entries: bounds on it must be used with care. Never goes back. */
  multikey: boolean
  /** Some entry was too long for a key and was cut: order among such entries is unknown. Never goes back. */
  cut: boolean
}

export type Collection = {
  readonly id: number
  db: string
  name: string
  readonly uuid: Binary
  readonly options: Doc
  indexes: readonly Index[]
  nextRecord: number
  /** How many documents there are, once somebody asked. */
  count: number | undefined
}

/** What collections there are, kept in memory and written through. All changes happen inside `Environment.write`. */
export interface Catalog {
  find(db: string, name: string): Collection | undefined
  collections(db?: string): Collection[]
  create(db: string, name: string, options: Doc): Collection
  /** Removes the entry; its records and index entries are the caller's to remove. */
  forget(collection: Collection): void
  save(collection: Collection): void
  nextIndexId(): number
}

export function openCatalog(environment: Environment): Catalog {
  let byName = new Map<string, Collection>()
  let lastId = 0

  function load(): void {
    byName = new Map()
    for (const { key, value } of environment.scan(catalogRange)) {
      const collection = read(key.readUInt32BE(1), decodeDocument(value), environment)
      byName.set(`${collection.db}.${collection.name}`, collection)
      lastId = Math.max(lastId, collection.id, ...collection.indexes.map(({ id }) => id))
    }
  }
  load()
  environment.onUndo(load)

  const save = (collection: Collection): void =>
    environment.put(catalogKey(collection.id), encodeDocument(entryOf(collection)))

  return {
    find: (db, name) => byName.get(`${db}.${name}`),
    collections: (db) =>
      [...byName.values()].filter((collection) => db === undefined || collection.db === db),
    create(db, name, options) {
      const collection: Collection = {
        id: ++lastId,
        db,
        name,
        uuid: new UUID(),
        options,
        indexes: options.has('viewOn') ? [] : [idIndex(++lastId)],
        nextRecord: 1,
        count: 0,
      }
      byName.set(`${db}.${name}`, collection)
      save(collection)
      return collection
    },
    forget(collection) {
      for (const [name, known] of byName) if (known === collection) byName.delete(name)
      environment.remove(catalogKey(collection.id))
    },
    save(collection) {
      for (const [name, known] of byName) if (known === collection) byName.delete(name)
      byName.set(`${collection.db}.${collection.name}`, collection)
      save(collection)
    },
    nextIndexId: () => ++lastId,
  }
}

const idIndex = (id: number): Index => ({
  id,
  name: '_id_',
  components: [{ path: '_id', descending: false }],
  unique: true,
  sparse: false,
  multikey: false,
  cut: false,
})

/** What a view shows, when the entry is one: a pipeline over another collection of its database. */
export function viewOf({
  options,
}: Collection): { readonly on: string; readonly pipeline: readonly Value[] } | undefined {
  const on = options.get('viewOn')
  const pipeline = options.get('pipeline')
  return typeof on === 'string' ? { on, pipeline: isArray(pipeline) ? pipeline : [] } : undefined
}

const entryOf = (collection: Collection): Doc =>
  docOf({
    db: collection.db,
    name: collection.name,
    uuid: collection.uuid,
    options: collection.options,
    indexes: collection.indexes.map((index) =>
      docOf({
        id: index.id,
        name: index.name,
        components: index.components.map(({ path, descending }) => docOf({ path, descending })),
        unique: index.unique,
        sparse: index.sparse,
        partial: index.partial,
        expireAfterSeconds: index.expireAfterSeconds,
        extra: index.extra,
        multikey: index.multikey,
        cut: index.cut,
      }),
    ),
  })

function read(id: number, entry: Doc, environment: Environment): Collection {
  const [last] = environment.scan({ ...recordRange(id), reverse: true })
  const uuid = entry.get('uuid')
  return {
    id,
    db: textOf(entry.get('db')),
    name: textOf(entry.get('name')),
    uuid: uuid instanceof Binary ? uuid : new UUID(),
    options: docAt(entry, 'options') ?? emptyDoc(),
    indexes: docsAt(entry, 'indexes').map((index) => {
      const partial = docAt(index, 'partial')
      const expireAfterSeconds = index.get('expireAfterSeconds')
      const extra = docAt(index, 'extra')
      return {
        id: asInteger(index.get('id')) ?? 0,
        name: textOf(index.get('name')),
        components: docsAt(index, 'components').map((component) => ({
          path: textOf(component.get('path')),
          descending: component.get('descending') === true,
        })),
        unique: index.get('unique') === true,
        sparse: index.get('sparse') === true,
        ...(partial && { partial }),
        ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
        ...(extra && { extra }),
        multikey: index.get('multikey') === true,
        cut: index.get('cut') === true,
      }
    }),
    nextRecord: last ? recordIdOf(last.key) + 1 : 1,
    count: undefined,
  }
}

const docAt = (doc: Doc, name: string): Doc | undefined => {
  const value = doc.get(name)
  return isDoc(value) ? value : undefined
}

const docsAt = (doc: Doc, name: string): Doc[] => {
  const value = doc.get(name)
  return isArray(value) ? value.filter(isDoc) : []
}

/** How many documents a collection holds: counted once, then kept. */
export function countOf(collection: Collection, environment: Environment): number {
  collection.count ??= environment.countKeys(recordRange(collection.id))
  return collection.count
}

/** Removes everything an index holds. Only inside `write`. */
export function clearIndex(environment: Environment, indexId: number): void {
  for (const { key } of environment.scan(indexRange(indexId))) environment.remove(key)
}

/** Removes everything a collection holds, its indexes' entries included. Only inside `write`. */
export function clearCollection(environment: Environment, collection: Collection): void {
  for (const { key } of environment.scan(recordRange(collection.id))) environment.remove(key)
  for (const index of collection.indexes) clearIndex(environment, index.id)
  collection.count = 0
}
