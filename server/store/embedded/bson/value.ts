import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'

/** The deprecated BSON type "undefined": a value of its own, kept as it was sent. */
export const bsonUndefined = Symbol('BSON undefined')

/** A document: a Map, so that fields keep the order they were sent in, whatever their names. */
export type Doc = Map<string, Value>

/**
 * A BSON value with its type kept: `number` is always a 32-bit integer, `bigint` a 64-bit one, `Double` a double.
 * `undefined` never is a value; it stands for a field that is missing.
 */
export type Value =
  | symbol
  | null
  | boolean
  | number
  | bigint
  | string
  | Double
  | Decimal128
  | Date
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | MinKey
  | MaxKey
  | Code
  | BSONSymbol
  | Doc
  | Value[]

export type Num = number | bigint | Double | Decimal128

/** The name of a value's BSON type as `$type` spells it. */
export type TypeName = keyof typeof typeCodes

/** BSON's own type numbers, by the alias `$type` accepts. */
export const typeCodes = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const

export const isDoc = (value: unknown): value is Doc => value instanceof Map
export const isArray = (value: Value | undefined): value is Value[] => Array.isArray(value)
export const isNumber = (value: Value | undefined): value is Num =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Double ||
  value instanceof Decimal128

/** Null, undefined or missing: what MongoDB's expressions call nullish. */
export const isNullish = (value: Value | undefined): value is null | undefined | symbol =>
  value === null || value === undefined || value === bsonUndefined

export function typeName(value: Value): TypeName {
  switch (typeof value) {
    case 'number':
      return 'int'
    case 'bigint':
      return 'long'
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    case 'symbol':
      return 'undefined'
  }
  if (value === null) return 'null'
  if (value instanceof Map) return 'object'
  if (Array.isArray(value)) return 'array'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Date) return 'date'
  if (value instanceof Double) return 'double'
  if (value instanceof Binary) return 'binData'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof BSONRegExp) return 'regex'
  if (value instanceof Code) return value.scope ? 'javascriptWithScope' : 'javascript'
  if (value instanceof BSONSymbol) return 'symbol'
  if (value instanceof MinKey) return 'minKey'
  return 'maxKey'
}

/** A document with nothing in it. */
export const emptyDoc = (): Doc => new Map()

/** A document from a plain object, for documents this store makes itself. */
export const docOf = (fields: Readonly<Record<string, Value | undefined>>): Doc =>
  new Map(Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined))

/** A copy that shares no document or array with the original. */
export function clone(value: Value): Value {
  if (value instanceof Map) return cloneDoc(value)
  if (Array.isArray(value)) return value.map(clone)
  return value
}

export function cloneDoc(doc: Doc): Doc {
  const copy: Doc = new Map()
  for (const [name, value] of doc) copy.set(name, clone(value))
  return copy
}

/** A whole number that JavaScript can count with, or nothing. */
export function asInteger(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined
  if (value instanceof Double) return Number.isSafeInteger(value.value) ? value.value + 0 : undefined
  if (value instanceof Decimal128) {
    const number = Number(value.toString())
    return Number.isSafeInteger(number) ? number : undefined
  }
  return undefined
}

/** MongoDB's notion of true: everything but false, null, missing and any zero. */
export function isTruthy(value: Value | undefined): boolean {
  if (isNullish(value) || value === false) return false
  if (value instanceof Double) return value.value !== 0
  if (value instanceof Decimal128) return Number(value.toString()) !== 0
  return value !== 0 && value !== 0n
}
