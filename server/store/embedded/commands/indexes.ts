import { equals } from '../bson/compare.js'
import { decodeDocument } from '../bson/decode.js'
import { show, showDoc } from '../bson/show.js'
import { emptyDoc, asInteger, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { clearIndex, type Collection, type Index, type IndexSpec } from '../storage/catalog.js'
import { recordIdOf, recordRange } from '../storage/keys.js'
import { buildEntry, namespaceOf, type Store } from '../storage/records.js'
import type { Command, Reply, Server } from './command.js'
import { describeIndex, patternOf } from '../storage/describe-index.js'
import { documents } from './documents.js'
import { collectionName, ensured, reader, stored } from './fields.js'
import { cannot, parseIndex } from './parse-index.js'

const mostIndexes = 64

const sameOptions = (a: IndexSpec, b: IndexSpec): boolean =>
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  equals(a.expireAfterSeconds, b.expireAfterSeconds) &&
  equals(a.partial, b.partial)

/** The index a specification already is, or nothing; what contradicts an existing one is refused (85, 86). */
function sameIndex(collection: Collection, spec: IndexSpec): Index | undefined {
  const key = patternOf(spec)
  for (const known of collection.indexes) {
    const sameKey = showDoc(patternOf(known)) === showDoc(key)
    if (sameKey && known.name === '_id_') return known
    if (known.name === spec.name) {
      if (sameKey && sameOptions(known, spec)) return known
      if (sameKey && equals(known.partial, spec.partial))
        throw new StoreError(
          'IndexOptionsConflict',
          `An equivalent index already exists with the same name but different options. Requested index: ${showDoc(describeIndex(spec))}, existing index: ${showDoc(describeIndex(known))}`,
        )
      throw new StoreError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showDoc(describeIndex(spec))}, existing index: ${showDoc(describeIndex(known))}`,
      )
    }
    // Indexes on one key may stand side by side when their partial filters differ.
    if (sameKey && equals(known.partial, spec.partial)) {
      if (sameOptions(known, spec))
        throw new StoreError(
          'IndexOptionsConflict',
          `Index already exists with a different name: ${known.name}`,
        )
      throw new StoreError(
        'IndexOptionsConflict',
        `An equivalent index already exists with a different name and options. Requested index: ${showDoc(describeIndex(spec))}, existing index: ${showDoc(describeIndex(known))}`,
      )
    }
  }
  return undefined
}

/** Adds an index and fills it; on a duplicate nothing of it is left. Only inside `write`. */
function buildIndex({ store }: Server, collection: Collection, spec: IndexSpec): void {
  const index: Index = { ...spec, id: store.catalog.nextIndexId(), multikey: false, cut: false }
  collection.indexes = [...collection.indexes, index]
  store.catalog.save(collection)
  try {
    for (const { key, value } of store.environment.scan(recordRange(collection.id)))
      buildEntry(store, collection, index, recordIdOf(key), decodeDocument(value))
  } catch (error) {
    dropIndex(store, collection, index)
    if (error instanceof StoreError && error.code === 11000)
      throw new StoreError(
        'DuplicateKey',
        `Index build failed: ${collection.uuid.toString('hex')}: Collection ${namespaceOf(collection)} ( ${collection.uuid.toString('hex')} ) :: caused by :: ${error.message}`,
        error.details,
      )
    throw error
  }
}

function dropIndex(store: Store, collection: Collection, index: Index): void {
  clearIndex(store.environment, index.id)
  collection.indexes = collection.indexes.filter((known) => known !== index)
  store.catalog.save(collection)
}

export const createIndexes: Command = {
  fields: ['indexes', 'ignoreUnknownIndexOptions', 'commitQuorum', 'isTimeseriesNamespace', 'returnOnStart'],
  async run(request, server): Promise<Reply> {
    const name = collectionName(request)
    const fields = reader(request.body, 'createIndexes')
    if (fields.value('commitQuorum') !== undefined)
      throw new StoreError('BadValue', "Standalones can't specify commitQuorum")
    const docs = fields.docs('indexes')
    if (docs.length === 0) throw new StoreError('BadValue', 'Must specify at least one index to create')
    const specs = docs.map(parseIndex)
    return server.store.environment.write((): Reply => {
      const createdCollectionAutomatically = !server.store.catalog.find(request.db, name)
      const collection = ensured(server, request.db, name)
      const before = collection.indexes.length
      const fresh = specs.filter((spec) => !sameIndex(collection, spec))
      if (before + fresh.length > mostIndexes)
        throw cannot(`add index fails, too many indexes for ${namespaceOf(collection)}`)
      for (const spec of fresh) if (!sameIndex(collection, spec)) buildIndex(server, collection, spec)
      return {
        numIndexesBefore: before,
        numIndexesAfter: collection.indexes.length,
        createdCollectionAutomatically,
        ...(collection.indexes.length === before && { note: 'all indexes already exist' }),
        ok: 1,
      }
    })
  },
}

export const dropIndexes: Command = {
  fields: ['index'],
  async run(request, server): Promise<Reply> {
    collectionName(request)
    const wanted = request.body.get('index')
    if (wanted === undefined)
      throw new StoreError(
        'IDLFailedToParse',
        "BSON field 'dropIndexes.index' is missing but a required field",
      )
    return server.store.environment.write((): Reply => {
      const collection = stored(server, request.db, collectionName(request))
      if (!collection)
        throw new StoreError('NamespaceNotFound', `ns not found ${request.db}.${collectionName(request)}`)
      const nIndexesWas = collection.indexes.length
      const going =
        wanted === '*'
          ? collection.indexes.filter(({ name }) => name !== '_id_')
          : (Array.isArray(wanted) ? wanted : [wanted]).map((item) => wantedIndex(collection, item))
      for (const index of going) dropIndex(server.store, collection, index)
      return {
        nIndexesWas,
        ...(wanted === '*' && { msg: 'non-_id indexes dropped for collection' }),
        ok: 1,
      }
    })
  },
}

function wantedIndex(collection: Collection, item: Value): Index {
  const index = collection.indexes.find(
    (known) =>
      (typeof item === 'string' && known.name === item) || (isDoc(item) && equalPattern(known, item)),
  )
  if (!index)
    throw new StoreError(
      'IndexNotFound',
      typeof item === 'string'
        ? `index not found with name [${item}]`
        : `can't find index with key: ${show(item)}`,
    )
  if (index.name === '_id_') throw new StoreError('InvalidOptions', 'cannot drop _id index')
  return index
}

const equalPattern = ({ components }: Index, pattern: Doc): boolean =>
  components.length === pattern.size &&
  [...pattern].every(
    ([path, order], place) =>
      components[place]?.path === path && asInteger(order) === (components[place].descending ? -1 : 1),
  )

export const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run(request, server) {
    const collection = stored(server, request.db, collectionName(request))
    if (!collection)
      throw new StoreError('NamespaceNotFound', `ns does not exist: ${request.db}.${collectionName(request)}`)
    const batchSize = reader(
      reader(request.body, 'listIndexes').doc('cursor') ?? emptyDoc(),
      'listIndexes.cursor',
    ).count('batchSize')
    return server.cursors.open({
      namespace: namespaceOf(collection),
      source: documents(collection.indexes.map(describeIndex)),
      batchSize,
      deadline: request.deadline,
    })
  },
}
