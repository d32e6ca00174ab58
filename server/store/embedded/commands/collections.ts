import { asInteger, emptyDoc, docOf, isDoc, isTruthy, type Doc } from '../bson/value.js'
import { compareStrings, equals } from '../bson/compare.js'
import { StoreError } from '../errors.js'
import { parseCollation, simpleCollation } from '../query/collation.js'
import { parseFilter } from '../query/match.js'
import { clearCollection, countOf, viewOf, type Collection } from '../storage/catalog.js'
import { recordRange } from '../storage/keys.js'
import { namespaceOf } from '../storage/records.js'
import { validateCollection } from '../storage/validate.js'
import type { Command, Reply, Request, Server } from './command.js'
import { documents } from './documents.js'
import { checkDatabase, checkNamespace, collectionName, existing, reader, stored } from './fields.js'
import { describeIndex } from '../storage/describe-index.js'

/** Options of `create` that would change what a collection does and are not served. */
const refusedOptions = [
  'capped',
  'timeseries',
  'validator',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'expireAfterSeconds',
  'encryptedFields',
]
const acceptedOptions = [
  'autoIndexId',
  'size',
  'max',
  'validationLevel',
  'validationAction',
  'indexOptionDefaults',
  'storageEngine',
  'collation',
  'idIndex',
  'flags',
  'temp',
  'viewOn',
  'pipeline',
]

export const create: Command = {
  fields: [...refusedOptions, ...acceptedOptions],
  run(request, server) {
    const name = collectionName(request)
    for (const option of refusedOptions) {
      const value = request.body.get(option)
      const harmless =
        value === undefined ||
        value === null ||
        value === false ||
        (option === 'validator' && isDoc(value) && value.size === 0)
      if (!harmless)
        throw new StoreError('NotImplemented', `create with '${option}' is not supported by this store`)
    }
    if (parseCollation(request.body.get('collation')) !== simpleCollation)
      throw new StoreError(
        'NotImplemented',
        'a default collation other than simple is not supported by this store',
      )
    const options: Doc = new Map()
    const view = reader(request.body, 'create').text('viewOn')
    if (view === undefined && request.body.has('pipeline'))
      throw new StoreError('InvalidOptions', "'pipeline' option requires 'viewOn' to also be specified")
    if (view !== undefined)
      options.set('viewOn', view).set('pipeline', reader(request.body, 'create').array('pipeline') ?? [])
    for (const option of ['validationLevel', 'validationAction']) {
      const value = request.body.get(option)
      if (value !== undefined) options.set(option, value)
    }
    return server.store.environment.write((): Reply => {
      const known = server.store.catalog.find(request.db, name)
      if (known && !equals(known.options, options))
        throw new StoreError(
          'NamespaceExists',
          `namespace ${request.db}.${name} already exists, but with different options: ${JSON.stringify(Object.fromEntries(known.options))}`,
        )
      if (!known) server.store.catalog.create(request.db, name, options)
      return { ok: 1 }
    })
  },
}

function dropCollection({ store }: Server, collection: Collection): void {
  clearCollection(store.environment, collection)
  store.catalog.forget(collection)
}

export const drop: Command = {
  fields: [],
  run(request, server) {
    collectionName(request)
    return server.store.environment.write((): Reply => {
      const collection = existing(request, server)
      // Since MongoDB 7 dropping what is not there succeeds.
      if (!collection) return { ok: 1 }
      const nIndexesWas = collection.indexes.length
      dropCollection(server, collection)
      return { nIndexesWas, ns: namespaceOf(collection), ok: 1 }
    })
  },
}

export const dropDatabase: Command = {
  fields: [],
  run({ db }, server) {
    checkDatabase(db)
    return server.store.environment.write((): Reply => {
      const collections = server.store.catalog.collections(db)
      for (const collection of collections) dropCollection(server, collection)
      return { ...(collections.length > 0 && { dropped: db }), ok: 1 }
    })
  },
}

export const listCollections: Command = {
  fields: ['filter', 'cursor', 'nameOnly', 'authorizedCollections'],
  run({ body, db, deadline }, server) {
    const fields = reader(body, 'listCollections')
    const nameOnly = fields.flag('nameOnly')
    const { test } = parseFilter(fields.doc('filter') ?? emptyDoc(), {
      strings: compareStrings,
      variables: {},
    })
    const batchSize = reader(fields.doc('cursor') ?? emptyDoc(), 'listCollections.cursor').count('batchSize')
    const list = server.store.catalog
      .collections(db)
      .map((collection) => describe(collection))
      .filter((entry) => test(entry))
      .map((entry) => (nameOnly ? docOf({ name: entry.get('name'), type: entry.get('type') }) : entry))
    return server.cursors.open({
      namespace: `${db}.$cmd.listCollections`,
      source: documents(list),
      batchSize,
      deadline,
    })
  },
}

const describe = (collection: Collection): Doc =>
  docOf({
    name: collection.name,
    type: viewOf(collection) ? 'view' : 'collection',
    options: collection.options,
    info: viewOf(collection) ? docOf({ readOnly: true }) : docOf({ readOnly: false, uuid: collection.uuid }),
    idIndex: collection.indexes[0] && describeIndex(collection.indexes[0]),
  })

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run(request, server) {
    adminOnly(request)
    const fields = reader(request.body, 'listDatabases')
    const { test } = parseFilter(fields.doc('filter') ?? emptyDoc(), {
      strings: compareStrings,
      variables: {},
    })
    const names = [...new Set(server.store.catalog.collections().map(({ db }) => db))].sort(compareStrings)
    const databases = names
      .map((name) => {
        const bytes = server.store.catalog
          .collections(name)
          .reduce((sum, collection) => sum + sizes(server, collection).size, 0)
        return docOf({ name, sizeOnDisk: BigInt(bytes), empty: false })
      })
      .filter((entry) => test(entry))
    if (fields.flag('nameOnly'))
      return { databases: databases.map((entry) => docOf({ name: entry.get('name') })), ok: 1 }
    const totalSize = databases.reduce(
      (sum, entry) => sum + BigInt(asInteger(entry.get('sizeOnDisk')) ?? 0),
      0n,
    )
    return { databases, totalSize, totalSizeMb: totalSize / 1_048_576n, ok: 1 }
  },
}

export function adminOnly({ name, db }: Request): void {
  if (db !== 'admin')
    throw new StoreError('Unauthorized', `${name} may only be run against the admin database.`)
}

export const renameCollection: Command = {
  fields: ['to', 'dropTarget', 'stayTemp'],
  run(request, server) {
    adminOnly(request)
    const split = (namespace: unknown): [string, string] => {
      const text = typeof namespace === 'string' ? namespace : ''
      const dot = text.indexOf('.')
      if (dot < 1) throw new StoreError('InvalidNamespace', `Invalid namespace specified '${text}'`)
      const parts: [string, string] = [text.slice(0, dot), text.slice(dot + 1)]
      checkNamespace(...parts)
      return parts
    }
    const from = split(request.body.get('renameCollection'))
    const to = split(request.body.get('to'))
    const dropTarget = isTruthy(request.body.get('dropTarget'))
    return server.store.environment.write((): Reply => {
      const collection = server.store.catalog.find(...from)
      if (!collection)
        throw new StoreError('NamespaceNotFound', `Source collection ${from.join('.')} does not exist`)
      const target = server.store.catalog.find(...to)
      if (target === collection)
        throw new StoreError('IllegalOperation', "Can't rename a collection to itself")
      if (target && !dropTarget) throw new StoreError('NamespaceExists', 'target namespace exists')
      if (target) dropCollection(server, target)
      ;[collection.db, collection.name] = to
      server.store.catalog.save(collection)
      return { ok: 1 }
    })
  },
}

function sizes(server: Server, collection: Collection): { count: number; size: number } {
  let size = 0
  for (const { value } of server.store.environment.scan(recordRange(collection.id))) size += value.length
  return { count: countOf(collection, server.store.environment), size }
}

export const collStats: Command = {
  run(request, server): Reply {
    const name = collectionName(request)
    const collection = existing(request, server)
    const { count, size } = collection ? sizes(server, collection) : { count: 0, size: 0 }
    return {
      ns: `${request.db}.${name}`,
      size,
      count,
      ...(count > 0 && { avgObjSize: Math.floor(size / count) }),
      storageSize: size,
      nindexes: collection?.indexes.length ?? 0,
      indexSizes: {},
      totalIndexSize: 0,
      totalSize: size,
      capped: false,
      scaleFactor: 1,
      ok: 1,
    }
  },
}

export const dbStats: Command = {
  run({ db }, server): Reply {
    const collections = server.store.catalog.collections(db)
    const all = collections.map((collection) => sizes(server, collection))
    const objects = all.reduce((sum, { count }) => sum + count, 0)
    const dataSize = all.reduce((sum, { size }) => sum + size, 0)
    return {
      db,
      collections: collections.length,
      views: 0,
      objects,
      avgObjSize: objects === 0 ? 0 : dataSize / objects,
      dataSize,
      storageSize: dataSize,
      indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
      indexSize: 0,
      totalSize: dataSize,
      scaleFactor: 1,
      ok: 1,
    }
  },
}

export const validate: Command = {
  fields: ['full', 'repair', 'metadata', 'checkBSONConformance', 'background'],
  run(request, server): Reply {
    const collection = stored(server, request.db, collectionName(request))
    if (!collection)
      throw new StoreError(
        'NamespaceNotFound',
        `Collection '${request.db}.${collectionName(request)}' does not exist to validate.`,
      )
    const { records, keys, errors } = validateCollection(server.store, collection)
    return {
      ns: namespaceOf(collection),
      nInvalidDocuments: 0,
      nrecords: records,
      nIndexes: collection.indexes.length,
      keysPerIndex: keys,
      valid: errors.length === 0,
      warnings: [],
      errors,
      ok: 1,
    }
  },
}
