import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, MinKey, ObjectId, Timestamp } from 'bson'
import { compareNumbers } from './numbers.js'
import { isNumber, type Doc, type Value } from './value.js'

/**
 * The order of types in MongoDB's comparison, with gaps; values of one rank compare by value.
 * These very bytes open every component of an index key (see storage/key-encoding).
 */
export const rank = {
  minKey: 0x0a,
  missing: 0x14,
  null: 0x1e,
  number: 0x28,
  string: 0x32,
  object: 0x3c,
  array: 0x46,
  binary: 0x50,
  objectId: 0x5a,
  bool: 0x64,
  date: 0x6e,
  timestamp: 0x78,
  regex: 0x82,
  code: 0x8c,
  codeWithScope: 0x96,
  maxKey: 0xf0,
} as const

export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return rank.number
    case 'string':
      return rank.string
    case 'boolean':
      return rank.bool
    case 'undefined':
    case 'symbol':
      return rank.missing
  }
  if (value === null) return rank.null
  if (value instanceof Map) return rank.object
  if (Array.isArray(value)) return rank.array
  if (value instanceof ObjectId) return rank.objectId
  if (value instanceof Date) return rank.date
  if (value instanceof Double || value instanceof Decimal128) return rank.number
  if (value instanceof Binary) return rank.binary
  if (value instanceof Timestamp) return rank.timestamp
  if (value instanceof BSONRegExp) return rank.regex
  if (value instanceof Code) return value.scope ? rank.codeWithScope : rank.code
  if (value instanceof BSONSymbol) return rank.string
  return value instanceof MinKey ? rank.minKey : rank.maxKey
}

/** How strings compare: by code point, or by a collation's rules. */
export type StringOrder = (a: string, b: string) => number

/** By code point, which is the order of their UTF-8 bytes (JavaScript's `<` goes by UTF-16 units). */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    let left = a.charCodeAt(index)
    let right = b.charCodeAt(index)
    if (left === right) continue
    // Surrogates stand for code points above every other unit.
    if (left >= 0xd800) left += left < 0xe000 ? 0x10000 : 0
    if (right >= 0xd800) right += right < 0xe000 ? 0x10000 : 0
    return left - right
  }
  return a.length - b.length
}

export const textOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value : value instanceof BSONSymbol ? value.value : ''

/** The bytes of a Binary that count. */
export const bytesOf = (value: Binary): Uint8Array => value.buffer.subarray(0, value.position)

/** Compares any two values as MongoDB's sort and `$lt` do; missing sorts below null. */
export function compare(
  a: Value | undefined,
  b: Value | undefined,
  strings: StringOrder = compareStrings,
): number {
  const left = rankOf(a)
  const right = rankOf(b)
  if (left !== right) return left - right
  switch (left) {
    case rank.number:
      return isNumber(a) && isNumber(b) ? compareNumbers(a, b) : 0
    case rank.string:
      return strings(textOf(a), textOf(b))
    case rank.bool:
      return Number(a) - Number(b)
  }
  if (a instanceof Map && b instanceof Map) return compareDocs(a, b, strings)
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b, strings)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id)
  if (a instanceof Binary && b instanceof Binary)
    return a.position - b.position || a.sub_type - b.sub_type || Buffer.compare(bytesOf(a), bytesOf(b))
  if (a instanceof Timestamp && b instanceof Timestamp) {
    const first = a.toBigInt()
    const second = b.toBigInt()
    return first < second ? -1 : first > second ? 1 : 0
  }
  if (a instanceof BSONRegExp && b instanceof BSONRegExp)
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options)
  if (a instanceof Code && b instanceof Code)
    return compareStrings(a.code, b.code) || compare(scopeOf(a), scopeOf(b), strings)
  // MinKey, MaxKey, null and missing are each equal to themselves.
  return 0
}

export function scopeOf(code: Code): Doc {
  const scope: Readonly<Record<string, Value>> = code.scope ?? {}
  return new Map(Object.entries(scope))
}

function compareDocs(a: Doc, b: Doc, strings: StringOrder): number {
  const right = b.entries()
  for (const [name, value] of a) {
    const other = right.next()
    if (other.done) return 1
    const order =
      rankOf(value) - rankOf(other.value[1]) ||
      compareStrings(name, other.value[0]) ||
      compare(value, other.value[1], strings)
    if (order !== 0) return order
  }
  return right.next().done ? 0 : -1
}

function compareArrays(a: Value[], b: Value[], strings: StringOrder): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const order = compare(a[index], b[index], strings)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Equal as MongoDB's `$eq` sees it: 1, 1.0 and NumberLong(1) are one value. */
export const equals = (a: Value | undefined, b: Value | undefined, strings?: StringOrder): boolean =>
  compare(a, b, strings) === 0
