import { ObjectId, Timestamp } from 'bson'
import { type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler } from '../expression.js'
import { textIn, typeOf } from '../operands.js'
import { zoneOf, type Zone } from '../time.js'
/** The moment a date, an id or a timestamp stands for, in milliseconds. */
export function timeIn(value: Value): number {
  if (value instanceof Date) return value.getTime()
  if (value instanceof ObjectId) return value.getTimestamp().getTime()
  if (value instanceof Timestamp) return value.t * 1000
  throw new StoreError(16006, `can't convert from BSON type ${typeOf(value)} to Date`)
}

export const zoneIn = (value: Value | undefined, compiler: Compiler): Zone =>
  value === undefined ? zoneOf(undefined) : zoneOf(textIn(value, compiler))
