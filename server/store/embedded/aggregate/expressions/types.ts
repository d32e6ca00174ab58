import { show } from '../../bson/show.js'
import { Binary, Decimal128, Double, ObjectId, Timestamp } from 'bson'
import { isLong, roundExact, toDecimal, toExact, toNumber } from '../../bson/numbers.js'
import {
  asInteger,
  isDoc,
  isNullish,
  isNumber,
  isTruthy,
  typeCodes,
  typeName,
  type Num,
  type Value,
} from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { namedOperand, one, typeOf } from '../operands.js'
import { parseDate } from '../time.js'

const cannot = (value: Value | undefined, target: string): StoreError =>
  new StoreError(
    'ConversionFailure',
    `Unsupported conversion from ${typeOf(value)} to ${target} in $convert with no onError value`,
  )

const failed = (value: string, target: string, why: string): StoreError =>
  new StoreError(
    'ConversionFailure',
    `Failed to parse ${target === 'objectId' ? 'objectId' : 'number'} '${value}' in $convert with no onError value: ${why}`,
  )

/** A value as `$toString` writes it. */
export function textOfValue(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint')
    return String(value)
  if (value instanceof Double) return doubleText(value.value)
  if (value instanceof Decimal128) return value.toString()
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`
  if (value instanceof Binary && value.sub_type === 4) return value.toUUID().toString()
  throw cannot(value, 'string')
}

function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  return Object.is(value, -0) ? '-0' : String(value)
}

const decimalText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function toDouble(value: Value): Num {
  if (isNumber(value)) return new Double(toNumber(value))
  if (typeof value === 'boolean') return new Double(value ? 1 : 0)
  if (value instanceof Date) return new Double(value.getTime())
  if (typeof value === 'string') {
    if (!decimalText.test(value) && !/^[+-]?(infinity|inf|nan)$/i.test(value))
      throw failed(value, 'double', 'Did not consume whole string.')
    return new Double(Number(value.replace(/^([+-]?)inf(inity)?$/i, '$1Infinity').replace(/^\+/, '')))
  }
  throw cannot(value, 'double')
}

function whole(value: Value, target: 'int' | 'long'): Num {
  const fits = (number: bigint): boolean =>
    target === 'int' ? BigInt.asIntN(32, number) === number : isLong(number)
  let number: bigint
  if (typeof value === 'boolean') number = value ? 1n : 0n
  else if (isNumber(value)) {
    const exact = toExact(value)
    if (!exact)
      throw new StoreError(
        'ConversionFailure',
        `Attempt to convert ${Number.isNaN(toNumber(value)) ? 'NaN' : 'infinity'} value to integer type in $convert with no onError value`,
      )
    const cut = roundExact(exact, 0, 'truncate')
    number = cut.coefficient * 10n ** BigInt(Math.max(0, cut.exponent))
  } else if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw failed(value, target, 'Did not consume whole string.')
    number = BigInt(value.replace(/^\+/, ''))
    if (!fits(number)) throw failed(value, target, 'Overflow')
  } else if (value instanceof Date && target === 'long') number = BigInt(value.getTime())
  else throw cannot(value, target)
  if (!fits(number))
    throw new StoreError(
      'ConversionFailure',
      `Conversion would overflow target type in $convert with no onError value: ${number.toString()}`,
    )
  return target === 'int' ? Number(number) : number
}

function toDecimalValue(value: Value): Decimal128 {
  if (isNumber(value)) return toDecimal(value)
  if (typeof value === 'boolean') return toDecimal(value ? 1 : 0)
  if (value instanceof Date) return toDecimal(BigInt(value.getTime()))
  if (typeof value === 'string') {
    if (!decimalText.test(value) && !/^[+-]?(infinity|inf|nan)$/i.test(value))
      throw failed(value, 'decimal', 'Did not consume whole string.')
    return Decimal128.fromStringWithRounding(value)
  }
  throw cannot(value, 'decimal')
}

function toDate(value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  if (value instanceof Timestamp) return new Date(value.t * 1000)
  if (typeof value === 'string') return parseDate(value)
  if (typeof value === 'bigint' || value instanceof Double || value instanceof Decimal128) {
    const date = new Date(Math.trunc(toNumber(value)))
    if (Number.isNaN(date.getTime()))
      throw new StoreError('ConversionFailure', 'date out of range in $convert with no onError value')
    return date
  }
  throw cannot(value, 'date')
}

function toObjectId(value: Value): ObjectId {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw cannot(value, 'objectId')
  if (!/^[0-9a-fA-F]{24}$/.test(value))
    throw failed(
      value,
      'objectId',
      `Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    )
  return new ObjectId(value)
}

const conversions: Readonly<Record<string, (value: Value) => Value>> = {
  double: toDouble,
  string: textOfValue,
  objectId: toObjectId,
  bool: (value) => isTruthy(value),
  date: toDate,
  int: (value) => whole(value, 'int'),
  long: (value) => whole(value, 'long'),
  decimal: toDecimalValue,
}

function targetOf(value: Value | undefined): string {
  const wanted = isDoc(value) ? value.get('type') : value
  const name =
    typeof wanted === 'string'
      ? wanted
      : Object.entries(typeCodes).find(([, code]) => code === asInteger(wanted))?.[0]
  if (name === undefined || !Object.hasOwn(typeCodes, name))
    throw new StoreError('BadValue', `Unknown type name: ${show(wanted)}`)
  return name
}

const convert: OperatorMaker = (operand, compiler: Compiler) => {
  const doc = namedOperand(operand, ['input', 'to'], ['onError', 'onNull', 'format', 'byteOrder'], compiler)
  for (const name of ['format', 'byteOrder'])
    if (doc.has(name))
      throw new StoreError('NotImplemented', `$convert with '${name}' is not supported by this store`)
  const input = compiler.compile(doc.get('input') ?? null)
  const to = compiler.compile(doc.get('to') ?? null)
  const onError = doc.has('onError') ? compiler.compile(doc.get('onError') ?? null) : undefined
  const onNull = doc.has('onNull') ? compiler.compile(doc.get('onNull') ?? null) : undefined
  return (scope) => {
    const value = input(scope)
    const wanted = to(scope)
    if (isNullish(value)) return onNull ? onNull(scope) : null
    if (isNullish(wanted)) return null
    const target = targetOf(wanted)
    try {
      const apply = conversions[target]
      if (!apply) throw cannot(value, target)
      return apply(value)
    } catch (error) {
      if (onError && error instanceof StoreError && error.code === 241) return onError(scope)
      throw error
    }
  }
}

const converter = (target: keyof typeof conversions): OperatorMaker => {
  const apply = conversions[target]
  return one((value) => (isNullish(value) ? null : apply?.(value)))
}

export const types: Readonly<Record<string, OperatorMaker>> = {
  $type: one((value) => (value === undefined ? 'missing' : typeName(value))),
  $isNumber: one((value) => isNumber(value)),
  $convert: convert,
  $toBool: converter('bool'),
  $toDate: converter('date'),
  $toDecimal: converter('decimal'),
  $toDouble: converter('double'),
  $toInt: converter('int'),
  $toLong: converter('long'),
  $toObjectId: converter('objectId'),
  $toString: converter('string'),
}
