import { compareStrings, equals } from '../bson/compare.js'
import { decodeDocument } from '../bson/decode.js'
import { show, showDoc } from '../bson/show.js'
import {
  emptyDoc,
  asInteger,
  docOf,
  isDoc,
  isNumber,
  isTruthy,
  typeName,
  type Doc,
  type Value,
} from '../bson/value.js'
import { toNumber } from '../bson/numbers.js'
import { StoreError } from '../errors.js'
import { parseCollation } from '../query/collation.js'
import { parseFilter } from '../query/match.js'
import { clearIndex, type Collection, type Index, type IndexSpec } from '../storage/catalog.js'
import { recordIdOf, recordRange } from '../storage/keys.js'
import { buildEntry, namespaceOf, type Store } from '../storage/records.js'
import type { Command, Reply, Server } from './command.js'
import { describeIndex, patternOf } from '../storage/describe-index.js'
import { documents } from './documents.js'
import { collectionName, ensured, reader, stored } from './fields.js'

const mostIndexes = 64

const cannot = (message: string): StoreError => new StoreError('CannotCreateIndex', message)

const knownOptions = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'collation',
  'hidden',
  'ns',
  'dropDups',
  'storageEngine',
])
const otherKinds = new Set([
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'wildcardProjection',
  'prepareUnique',
  'clustered',
])

function parseIndex(spec: Doc): IndexSpec {
  const key = spec.get('key')
  if (!isDoc(key))
    throw new StoreError('FailedToParse', "The 'key' field is a required property of an index specification")
  const name = spec.get('name')
  if (name === undefined)
    throw new StoreError('FailedToParse', "The 'name' field is a required property of an index specification")
  if (typeof name !== 'string')
    throw new StoreError('TypeMismatch', `The field 'name' must be a string, but got ${typeName(name)}`)
  if (name === '') throw cannot('index name cannot be empty')
  for (const option of spec.keys())
    if (otherKinds.has(option)) throw cannot(`the index option '${option}' is not supported by this store`)
    else if (!knownOptions.has(option))
      throw new StoreError(
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification. Specification: ${showDoc(spec)}`,
      )
  const collation = spec.get('collation')
  if (collation !== undefined && !parseCollation(collation).simple)
    throw cannot('indexes with a collation other than simple are not supported by this store')
  const sparse = isTruthy(spec.get('sparse'))
  const partial = spec.get('partialFilterExpression')
  if (partial !== undefined) {
    if (!isDoc(partial))
      throw new StoreError('TypeMismatch', "The field 'partialFilterExpression' must be an object")
    if (sparse) throw cannot('cannot mix "partialFilterExpression" and "sparse" options')
    checkPartial(partial)
  }
  const components = parseComponents(key)
  const expireAfterSeconds = spec.get('expireAfterSeconds')
  if (expireAfterSeconds !== undefined) checkExpiry(expireAfterSeconds, components.length)
  const isId = components.length === 1 && components[0]?.path === '_id' && !components[0].descending
  if (isId && (sparse || partial || expireAfterSeconds !== undefined))
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      `The field '${partial ? 'partialFilterExpression' : sparse ? 'sparse' : 'expireAfterSeconds'}' is not valid for an _id index specification. Specification: ${showDoc(spec)}`,
    )
  const hidden = spec.get('hidden')
  return {
    name: isId ? '_id_' : name,
    components,
    unique: isTruthy(spec.get('unique')) || isId,
    sparse,
    ...(partial && { partial }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(isTruthy(hidden) && { extra: docOf({ hidden: true }) }),
  }
}

function parseComponents(key: Doc): IndexSpec['components'] {
  if (key.size === 0) throw cannot('Index keys cannot be empty.')
  if (key.size > 32) throw cannot('index key pattern may not have more than 32 fields')
  return [...key].map(([path, order]) => {
    if (path === '') throw cannot('Index keys cannot be an empty field.')
    if (path.split('.').includes('')) throw cannot('Index keys cannot contain an empty field.')
    if (typeof order === 'string')
      throw cannot(
        ['text', '2d', '2dsphere', 'hashed'].includes(order)
          ? `index type '${order}' is not supported by this store`
          : `Unknown index plugin '${order}'. Index key: ${showDoc(key)}`,
      )
    if (path === '$**' || path.endsWith('.$**'))
      throw cannot('wildcard indexes are not supported by this store')
    if (
      path
        .split('.')
        .some((component) => component.startsWith('$') && !['$id', '$db', '$ref'].includes(component))
    )
      throw cannot("Index key contains an illegal field name: field name starts with '$'.")
    const direction = isNumber(order) ? toNumber(order) : NaN
    if (!isNumber(order))
      throw cannot(
        `Values in v:2 index key pattern cannot be of type ${typeName(order)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      )
    if (!(direction > 0 || direction < 0))
      throw cannot(`Values in the index key pattern cannot be ${String(direction)}.`)
    return { path, descending: direction < 0 }
  })
}

function checkExpiry(value: Value, components: number): void {
  if (!isNumber(value))
    throw new StoreError(
      'TypeMismatch',
      `The field 'expireAfterSeconds' must be a number, but got ${typeName(value)}`,
    )
  const seconds = toNumber(value)
  if (!(seconds >= 0 && seconds <= 2147483647))
    throw new StoreError(
      'InvalidOptions',
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number than ${show(value)}.`,
    )
  if (components > 1)
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL.')
}

function checkPartial(partial: Doc): void {
  for (const [name, value] of partial) {
    if (name === '$and' || name === '$or') {
      if (Array.isArray(value)) for (const part of value) if (isDoc(part)) checkPartial(part)
    } else if (name.startsWith('$')) throw cannot(`unsupported expression in partial index: ${name}`)
    else if (isDoc(value))
      for (const [operator, operand] of value)
        if (
          operator.startsWith('$') &&
          (!['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$exists', '$in'].includes(operator) ||
            (operator === '$exists' && !isTruthy(operand)))
        )
          throw cannot(`unsupported expression in partial index: ${operator}`)
  }
  parseFilter(partial, { strings: compareStrings, variables: {} })
}

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
