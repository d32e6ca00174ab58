import {
  asInteger,
  isArray,
  isDoc,
  isNumber,
  isTruthy,
  typeName,
  type Doc,
  type Value,
} from '../bson/value.js'
import { StoreError } from '../errors.js'
import { viewOf, type Collection } from '../storage/catalog.js'
import type { Command, Request, Server } from './command.js'

/** Fields any command may carry. */
const generic = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  '$configTime',
  '$topologyTime',
  '$audit',
  '$client',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'databaseVersion',
  'shardVersion',
  'help',
  'mayBypassWriteBlocking',
  'maxTimeMSOpOnly',
  '$queryOptions',
])

export function checkFields({ name, body }: Request, { fields }: Command): void {
  if (!fields) return
  for (const field of body.keys())
    if (field !== name && !generic.has(field) && !fields.includes(field))
      throw unknownField(`${name}.${field}`)
}

export const unknownField = (path: string): StoreError =>
  new StoreError('IDLUnknownField', `BSON field '${path}' is an unknown field.`)

const wrongType = (path: string, value: Value, expected: string): StoreError =>
  new StoreError(
    'TypeMismatch',
    `BSON field '${path}' is the wrong type '${typeName(value)}', expected type '${expected}'`,
  )

const missing = (path: string): StoreError =>
  new StoreError('IDLFailedToParse', `BSON field '${path}' is missing but a required field`)

/** Reads the fields of one document of a command; `owner` is how messages call it. Null counts as absent. */
export function reader(doc: Doc, owner: string) {
  const at = (field: string): Value | undefined => doc.get(field) ?? undefined
  const path = (field: string): string => `${owner}.${field}`
  return {
    value: at,
    doc(field: string): Doc | undefined {
      const value = at(field)
      if (value !== undefined && !isDoc(value)) throw wrongType(path(field), value, 'object')
      return value
    },
    array(field: string): Value[] | undefined {
      const value = at(field)
      if (value !== undefined && !isArray(value)) throw wrongType(path(field), value, 'array')
      return value
    },
    docs(field: string): Doc[] {
      const value = at(field)
      if (value === undefined) throw missing(path(field))
      if (!isArray(value)) throw wrongType(path(field), value, 'array')
      return value.map((item, place) => {
        if (!isDoc(item)) throw wrongType(`${path(field)}.${place}`, item, 'object')
        return item
      })
    },
    text(field: string): string | undefined {
      const value = at(field)
      if (value !== undefined && typeof value !== 'string') throw wrongType(path(field), value, 'string')
      return value
    },
    flag(field: string, otherwise = false): boolean {
      const value = at(field)
      if (value === undefined) return otherwise
      if (typeof value !== 'boolean' && !isNumber(value)) throw wrongType(path(field), value, 'bool')
      return isTruthy(value)
    },
    /** A whole number of at least `least`. */
    count(field: string, least = 0): number | undefined {
      const value = at(field)
      if (value === undefined) return undefined
      if (!isNumber(value)) throw wrongType(path(field), value, 'long')
      const number = asInteger(value)
      if (number === undefined)
        throw new StoreError('FailedToParse', `BSON field '${path(field)}' must be a whole number`)
      if (number < least)
        throw new StoreError(
          51024,
          `BSON field '${field}' value must be >= ${least}, actual value '${number}'`,
        )
      return number
    },
    required<T>(field: string, value: T | undefined): T {
      if (value === undefined) throw missing(path(field))
      return value
    },
  }
}

export type Reader = ReturnType<typeof reader>

/** The collection a command names in its first field. */
export function collectionName({ name, body, db }: Request): string {
  const value = body.get(name)
  if (typeof value !== 'string')
    throw new StoreError('InvalidNamespace', `collection name has invalid type ${typeName(value ?? null)}`)
  checkNamespace(db, value)
  return value
}

/** Refuses names MongoDB refuses (73). */
export function checkNamespace(db: string, name: string): void {
  checkDatabase(db)
  const namespace = `${db}.${name}`
  if (name === '' || name.startsWith('.') || name.includes('\0') || name.includes('$'))
    throw new StoreError('InvalidNamespace', `Invalid namespace specified '${namespace}'`)
  if (Buffer.byteLength(namespace) > 255)
    throw new StoreError(
      'InvalidNamespace',
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: 255`,
    )
}

export function checkDatabase(db: string): void {
  if (db === '' || db.length > 63 || /[\0/\\. "$*<>:|?]/.test(db))
    throw new StoreError('InvalidNamespace', `Invalid database name: '${db}'`)
}

/** The collection if it exists. */
export const existing = (request: Request, server: Server): Collection | undefined =>
  server.store.catalog.find(request.db, collectionName(request))

/** The collection if it exists, for a command no view takes part in (166). */
export function stored(server: Server, db: string, name: string): Collection | undefined {
  const collection = server.store.catalog.find(db, name)
  if (collection && viewOf(collection))
    throw new StoreError('CommandNotSupportedOnView', `Namespace ${db}.${name} is a view, not a collection`)
  return collection
}

/** Only inside `write`: the collection, made when there is none. */
export const ensured = (server: Server, db: string, name: string): Collection =>
  stored(server, db, name) ?? server.store.catalog.create(db, name, new Map())
