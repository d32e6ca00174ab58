import { Binary, BSONRegExp, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { bytesOf, textOf } from './compare.js'
import type { Doc, Value } from './value.js'

/** A value as MongoDB writes it in its error messages. */
export function show(value: Value | undefined): string {
  if (typeof value === 'symbol') return 'undefined'
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'string') return `"${value}"`
  if (value instanceof Map) return showDoc(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Double) return showDouble(value.value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Decimal128) return value.toString()
  if (value instanceof Binary)
    return `BinData(${value.sub_type}, ${Buffer.from(bytesOf(value)).toString('hex').toUpperCase()})`
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`
  if (value instanceof MinKey) return 'MinKey'
  if (value instanceof MaxKey) return 'MaxKey'
  if (value instanceof Code) return value.code
  if (typeof value === 'object') return textOf(value)
  return String(value)
}

export const showDoc = (doc: Doc): string =>
  doc.size === 0 ? '{}' : `{ ${[...doc].map(([name, value]) => `${name}: ${show(value)}`).join(', ')} }`

/** Doubles keep a decimal point, so that 1.0 does not read like the integer 1. */
export const showDouble = (value: number): string =>
  Number.isNaN(value)
    ? 'nan'
    : Number.isInteger(value) && Math.abs(value) < 1e15
      ? value.toFixed(1)
      : String(value).replace('Infinity', 'inf')
