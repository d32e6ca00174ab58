import { Binary, BSONRegExp, Code, Decimal128, Double, ObjectId, Timestamp } from 'bson'
import { bytesOf, rank, rankOf, scopeOf, textOf } from '../bson/compare.js'
import { subtractExact, toExact, toNumber, type Exact } from '../bson/numbers.js'
import { isNumber, type Num, type Value } from '../bson/value.js'

/**
 * The bytes of one index component, ordered as `compare` orders the values: a rank byte, then the value.
 * Two values get the same bytes exactly when they are equal. No encoding is the prefix of another one.
 */
export function encodeComponent(value: Value | undefined, descending = false): Buffer {
  const parts: Buffer[] = []
  write(value, parts)
  const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  return descending ? inverted(bytes) : bytes
}

/** The same bytes in the opposite order. */
export function inverted(bytes: Buffer): Buffer {
  const result = Buffer.allocUnsafe(bytes.length)
  for (let index = 0; index < bytes.length; index++) result[index] = ~(bytes[index] ?? 0)
  return result
}

const byte = (value: number): Buffer => Buffer.from([value])
const endOfList = byte(0x01)

function write(value: Value | undefined, parts: Buffer[]): void {
  const kind = rankOf(value)
  if (isNumber(value)) parts.push(encodeNumber(value))
  else if (kind === rank.string) parts.push(byte(kind), encodeText(textOf(value)))
  else if (typeof value === 'boolean') parts.push(Buffer.from([kind, value ? 1 : 0]))
  else if (value instanceof Date) {
    const bytes = Buffer.allocUnsafe(9)
    bytes[0] = kind
    // Flipping the sign bit puts negative times before positive ones.
    bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value.getTime())) ^ (1n << 63n), 1)
    parts.push(bytes)
  } else if (value instanceof ObjectId) parts.push(byte(kind), Buffer.from(value.id))
  else if (value instanceof Timestamp) {
    const bytes = Buffer.allocUnsafe(9)
    bytes[0] = kind
    bytes.writeBigUInt64BE(BigInt.asUintN(64, value.toBigInt()), 1)
    parts.push(bytes)
  } else if (value instanceof Binary) {
    const head = Buffer.allocUnsafe(6)
    head[0] = kind
    head.writeUInt32BE(value.position, 1)
    head[5] = value.sub_type
    parts.push(head, Buffer.from(bytesOf(value)))
  } else if (value instanceof Map) {
    parts.push(byte(kind))
    for (const [name, field] of value) {
      parts.push(byte(rankOf(field)), encodeText(name))
      write(field, parts)
    }
    parts.push(endOfList)
  } else if (Array.isArray(value)) {
    parts.push(byte(kind))
    for (const item of value) write(item, parts)
    parts.push(endOfList)
  } else if (value instanceof BSONRegExp)
    parts.push(byte(kind), encodeText(value.pattern), encodeText(value.options))
  else if (value instanceof Code) {
    parts.push(byte(kind), encodeText(value.code))
    if (value.scope) write(scopeOf(value), parts)
  } else parts.push(byte(kind))
}

/** UTF-8, with zero bytes escaped as 00 FF and the end marked 00 01, so that a prefix sorts first. */
function encodeText(text: string): Buffer {
  if (!text.includes('\0')) return Buffer.from(`${text}\0\u0001`)
  const raw = Buffer.from(text)
  const escaped: number[] = []
  for (const unit of raw) {
    escaped.push(unit)
    if (unit === 0) escaped.push(0xff)
  }
  escaped.push(0x00, 0x01)
  return Buffer.from(escaped)
}

/**
 * A number of any kind: the nearest double with its bits arranged to sort, then what is left between it and the number.
 * Ints and doubles leave nothing (one byte, 0x80); longs above 2^53 and most decimals leave a decimal remainder.
 */
function encodeNumber(value: Num): Buffer {
  const nearest = toNumber(value)
  const finite = Number.isFinite(nearest)
  let base = nearest
  let rest: Exact | undefined
  if (typeof value === 'bigint' || value instanceof Decimal128) {
    const exact = toExact(value)
    if (exact) {
      base = finite ? nearest : nearest > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE
      const exactBase = toExact(new Double(base))
      if (exactBase) rest = subtractExact(exact, exactBase)
    }
  }
  const bytes = Buffer.allocUnsafe(10)
  bytes[0] = rank.number
  if (Number.isNaN(base)) bytes.fill(0, 1, 9)
  else {
    bytes.writeDoubleBE(base === 0 ? 0 : base, 1)
    if ((bytes[1] ?? 0) & 0x80) for (let at = 1; at < 9; at++) bytes[at] = ~(bytes[at] ?? 0)
    else bytes[1] = (bytes[1] ?? 0) | 0x80
  }
  bytes[9] = 0x80
  if (!rest || rest.coefficient === 0n) return bytes
  const negative = rest.coefficient < 0n
  bytes[9] = negative ? 0x40 : 0xc0
  const magnitude = encodeMagnitude(negative ? -rest.coefficient : rest.coefficient, rest.exponent)
  return Buffer.concat([bytes, negative ? inverted(magnitude) : magnitude])
}

/** A positive decimal: the power of ten of its first digit, its digits without trailing zeros, an end mark below any digit. */
function encodeMagnitude(coefficient: bigint, exponent: number): Buffer {
  const digits = coefficient.toString()
  const head = Buffer.allocUnsafe(2)
  head.writeUInt16BE(digits.length + exponent + 0x8000, 0)
  return Buffer.concat([head, Buffer.from(`${digits.replace(/0+$/, '')}\0`, 'latin1')])
}
