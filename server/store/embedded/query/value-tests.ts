import { Binary, BSONRegExp, MaxKey, MinKey } from 'bson'
import { bytesOf, compare, rank, rankOf, textOf } from '../bson/compare.js'
import { isNaNValue, toNumber } from '../bson/numbers.js'
import {
  asInteger,
  isArray,
  isNumber,
  typeCodes,
  typeName,
  type TypeName,
  type Value,
} from '../bson/value.js'
import { StoreError } from '../errors.js'
import { type MatchContext } from './match.js'
import { compileRegex } from './regex.js'

export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte'

/** What a condition asks of one value. */
export type ValueTest = (value: Value | undefined) => boolean

export const bad = (message: string): StoreError => new StoreError('BadValue', message)

/** Tests like `$gt`: values of one kind only, but MinKey and MaxKey compare with everything. */
export function comparisonTest(
  operator: Comparison,
  operand: Value,
  { strings }: Pick<MatchContext, 'strings'>,
): ValueTest {
  if (operand instanceof BSONRegExp && operator !== '$eq')
    throw bad(`Can't have RegEx as arg to predicate over field`)
  const kind = rankOf(operand)
  if (operand === null) {
    const orEqual = operator !== '$gt' && operator !== '$lt'
    return (value) => orEqual && (value === null || value === undefined)
  }
  if (isNaNValue(operand)) {
    const orEqual = operator !== '$gt' && operator !== '$lt'
    return (value) => orEqual && isNaNValue(value)
  }
  const anyKind = operand instanceof MinKey || operand instanceof MaxKey
  return (value) => {
    if (value === undefined) return false
    if (operator === '$eq') return compare(value, operand, strings) === 0
    if (!anyKind && rankOf(value) !== kind) return false
    if (isNaNValue(value)) return false
    const order = compare(value, operand, strings)
    switch (operator) {
      case '$gt':
        return order > 0
      case '$gte':
        return order >= 0
      case '$lt':
        return order < 0
      case '$lte':
        return order <= 0
    }
  }
}

/** Matches text by the pattern, and the very same pattern. */
export function regexTest(regex: BSONRegExp): ValueTest {
  const compiled = compileRegex(regex)
  return (value) =>
    (rankOf(value) === rank.string && compiled.test(textOf(value))) ||
    (value instanceof BSONRegExp && value.pattern === regex.pattern && value.options === regex.options)
}

/** A test for `$type`: an alias, a number, or a list of them. */
export function typeTest(path: string, operand: Value): ValueTest {
  const wanted = new Set<TypeName>()
  const list = isArray(operand) ? operand : [operand]
  if (list.length === 0) throw new StoreError('FailedToParse', `${path} must match at least one type`)
  for (const item of list) {
    if (item === 'number') for (const name of ['int', 'long', 'double', 'decimal'] as const) wanted.add(name)
    else if (typeof item === 'string') {
      if (!Object.hasOwn(typeCodes, item)) throw bad(`Unknown type name alias: ${item}`)
      wanted.add(item as TypeName)
    } else {
      const code = isNumber(item) ? toNumber(item) : undefined
      if (code === undefined)
        throw new StoreError('TypeMismatch', 'type must be represented as a number or a string')
      const entry = Object.entries(typeCodes).find(([, known]) => known === code)
      if (!entry) throw bad(`Invalid numerical type code: ${code}`)
      wanted.add(entry[0] as TypeName)
    }
  }
  return (value) => value !== undefined && wanted.has(typeName(value))
}

export function modTest(operand: Value): ValueTest {
  if (!isArray(operand)) throw bad('malformed mod, needs to be an array')
  if (operand.length < 2) throw bad('malformed mod, not enough elements')
  if (operand.length > 2) throw bad('malformed mod, too many elements')
  const [divisor, remainder] = operand.map((item, place) => {
    const number = isNumber(item) ? toNumber(item) : NaN
    if (!isNumber(item)) throw bad(`malformed mod, ${place === 0 ? 'divisor' : 'remainder'} not a number`)
    if (!Number.isFinite(number))
      throw bad(`malformed mod, ${place === 0 ? 'divisor' : 'remainder'} value is invalid`)
    return typeof item === 'bigint' ? item : BigInt(Math.trunc(number))
  })
  if (divisor === undefined || remainder === undefined || divisor === 0n) throw bad('divisor cannot be 0')
  return (value) => {
    if (!isNumber(value)) return false
    const number = toNumber(value)
    if (!Number.isFinite(number)) return false
    return (typeof value === 'bigint' ? value : BigInt(Math.trunc(number))) % divisor === remainder
  }
}

export function bitTest(operator: string, operand: Value): ValueTest {
  const mask = bitMask(operator, operand)
  return (value) => {
    const bits = bitsOf(value)
    if (bits === undefined) return false
    const overlap = bits & mask
    switch (operator) {
      case '$bitsAllSet':
        return overlap === mask
      case '$bitsAllClear':
        return overlap === 0n
      case '$bitsAnySet':
        return overlap !== 0n
      default:
        return overlap !== mask
    }
  }
}

function bitMask(operator: string, operand: Value): bigint {
  if (isArray(operand))
    return operand.reduce<bigint>((mask, item) => {
      const position = asInteger(item)
      if (position === undefined || position < 0)
        throw bad(`bit positions must be an integer >= 0 in ${operator}`)
      return mask | (1n << BigInt(position))
    }, 0n)
  const whole = asInteger(operand)
  if (whole !== undefined && whole < 0)
    throw new StoreError('FailedToParse', `Expected a non-negative number in: ${operator}: ${whole}`)
  const bits = bitsOf(operand)
  if (bits === undefined)
    throw bad(`${operator} takes an Array, a number, or a BinData but received: ${typeName(operand)}`)
  return bits
}

function bitsOf(value: Value | undefined): bigint | undefined {
  if (value instanceof Binary) {
    // Bit 0 is the lowest bit of the first byte.
    return bytesOf(value).reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n)
  }
  if (typeof value === 'bigint') return value
  const whole = asInteger(value)
  return whole === undefined ? undefined : BigInt(whole)
}
