import { Decimal128, Double } from 'bson'
import { StoreError } from '../errors.js'
import type { Num } from './value.js'

/** An exact decimal number: coefficient × 10^exponent. */
export type Exact = { readonly coefficient: bigint; readonly exponent: number }

const minLong = -(2n ** 63n)
const maxLong = 2n ** 63n - 1n
const decimalDigits = 34

export const isLong = (value: bigint): boolean => value >= minLong && value <= maxLong

/** The nearest double, infinities and NaN included. */
export function toNumber(value: Num): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  return value instanceof Double ? value.value : Number(value.toString())
}

export const isNaNValue = (value: unknown): boolean =>
  (value instanceof Double && Number.isNaN(value.value)) ||
  (value instanceof Decimal128 && value.toString() === 'NaN')

const floatView = new DataView(new ArrayBuffer(8))

/** The number without any rounding, or nothing when it is NaN or infinite. */
export function toExact(value: Num): Exact | undefined {
  if (typeof value === 'number') return { coefficient: BigInt(value), exponent: 0 }
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 }
  return value instanceof Double ? exactOfDouble(value.value) : exactOfDecimal(value)
}

function exactOfDouble(value: number): Exact | undefined {
  if (!Number.isFinite(value)) return undefined
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 }
  floatView.setFloat64(0, value)
  const bits = floatView.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  const power = (biased === 0 ? 1 : biased) - 1075
  const signed = value < 0 ? -mantissa : mantissa
  // A non-integer double has a negative power of two: m × 2^-k = m × 5^k × 10^-k.
  return { coefficient: signed * 5n ** BigInt(-power), exponent: power }
}

function exactOfDecimal(value: Decimal128): Exact | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(value.toString())
  if (!match) return undefined
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match
  const coefficient = BigInt(whole + fraction)
  return {
    coefficient: sign ? -coefficient : coefficient,
    exponent: Number(exponent) - fraction.length,
  }
}

const align = (a: Exact, b: Exact): [bigint, bigint, number] =>
  a.exponent === b.exponent
    ? [a.coefficient, b.coefficient, a.exponent]
    : a.exponent > b.exponent
      ? [a.coefficient * 10n ** BigInt(a.exponent - b.exponent), b.coefficient, b.exponent]
      : [a.coefficient, b.coefficient * 10n ** BigInt(b.exponent - a.exponent), a.exponent]

export function compareExact(a: Exact, b: Exact): number {
  const [left, right] = align(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

export function subtractExact(a: Exact, b: Exact): Exact {
  const [left, right, exponent] = align(a, b)
  return { coefficient: left - right, exponent }
}

/** Compares numbers of any kinds by value; NaN is less than everything and equal to itself. */
export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0
  const left = toNumber(a)
  const right = toNumber(b)
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(!Number.isNaN(left)) - Number(!Number.isNaN(right))
  if (left !== right) return left < right ? -1 : 1
  // Equal as doubles: only longs and decimals can still differ.
  if ((typeof a === 'number' || a instanceof Double) && (typeof b === 'number' || b instanceof Double))
    return 0
  const exactA = toExact(a)
  const exactB = toExact(b)
  if (exactA && exactB) return compareExact(exactA, exactB)
  return exactA ? (right > 0 ? -1 : 1) : exactB ? (left > 0 ? 1 : -1) : 0
}

/** Rounds to the 34 digits a Decimal128 holds, half to even. */
export function decimalOf({ coefficient, exponent }: Exact): Decimal128 {
  const negative = coefficient < 0n
  let digits = negative ? -coefficient : coefficient
  let power = exponent
  const excess = digits.toString().length - decimalDigits
  if (excess > 0) {
    const divisor = 10n ** BigInt(excess)
    const rest = (digits % divisor) * 2n
    digits /= divisor
    power += excess
    if (rest > divisor || (rest === divisor && digits % 2n === 1n)) digits += 1n
    if (digits.toString().length > decimalDigits) {
      digits /= 10n
      power += 1
    }
  }
  if (power + digits.toString().length > 6145)
    return Decimal128.fromString(negative ? '-Infinity' : 'Infinity')
  while (power < -6176 && digits !== 0n) {
    digits /= 10n
    power += 1
  }
  return Decimal128.fromString(`${negative ? '-' : ''}${digits.toString()}E${Math.max(power, -6176)}`)
}

/** A double as MongoDB turns it into a decimal: 15 significant digits. */
export function toDecimal(value: Num): Decimal128 {
  if (value instanceof Decimal128) return value
  if (value instanceof Double) {
    const number = value.value
    if (Number.isNaN(number)) return Decimal128.fromString('NaN')
    if (!Number.isFinite(number)) return Decimal128.fromString(number > 0 ? 'Infinity' : '-Infinity')
    return Decimal128.fromString(number.toPrecision(15))
  }
  return Decimal128.fromString(value.toString())
}

type Operation = {
  readonly exact: (a: Exact, b: Exact) => Exact
  readonly whole: (a: bigint, b: bigint) => bigint
  readonly double: (a: number, b: number) => number
}

const addition: Operation = {
  exact: (a, b) => {
    const [left, right, exponent] = align(a, b)
    return { coefficient: left + right, exponent }
  },
  whole: (a, b) => a + b,
  double: (a, b) => a + b,
}
const multiplication: Operation = {
  exact: (a, b) => ({ coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent }),
  whole: (a, b) => a * b,
  double: (a, b) => a * b,
}

function combine(a: Num, b: Num, operation: Operation, onOverflow: 'double' | 'fail'): Num {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const left = toExact(toDecimal(a))
    const right = toExact(toDecimal(b))
    if (left && right) return decimalOf(operation.exact(left, right))
    const special = operation.double(toNumber(a), toNumber(b))
    return Decimal128.fromString(Number.isNaN(special) ? 'NaN' : special > 0 ? 'Infinity' : '-Infinity')
  }
  if (a instanceof Double || b instanceof Double)
    return new Double(operation.double(toNumber(a), toNumber(b)))
  const whole = operation.whole(BigInt(a), BigInt(b))
  if (typeof a === 'number' && typeof b === 'number' && BigInt.asIntN(32, whole) === whole)
    return Number(whole)
  if (isLong(whole)) return whole
  if (onOverflow === 'double') return new Double(Number(whole))
  throw new StoreError('BadValue', 'Failed to apply the operator: the result does not fit a 64-bit integer')
}

/** a + b in the wider of the two types: int → long → double → decimal; an int that overflows becomes a long. */
export const add = (a: Num, b: Num, onOverflow: 'double' | 'fail' = 'double'): Num =>
  combine(a, b, addition, onOverflow)

/** a × b by the same rule as `add`. */
export const multiply = (a: Num, b: Num, onOverflow: 'double' | 'fail' = 'double'): Num =>
  combine(a, b, multiplication, onOverflow)

export function negate(value: Num): Num {
  if (value instanceof Double) return new Double(-value.value)
  return multiply(value, -1)
}

/** The smallest integer type that holds a whole number, never narrower than `like`. */
export function wholeLike(value: bigint, like: Num): Num {
  if (typeof like === 'number' && BigInt.asIntN(32, value) === value) return Number(value)
  return isLong(value) ? value : new Double(Number(value))
}

/** Rounds at a decimal place (negative: left of the point), half to even or towards zero. */
export function roundExact(
  { coefficient, exponent }: Exact,
  place: number,
  mode: 'half-even' | 'truncate',
): Exact {
  if (exponent >= -place) return { coefficient, exponent }
  const unit = 10n ** BigInt(-place - exponent)
  let whole = coefficient / unit
  if (mode === 'half-even') {
    const rest = coefficient % unit
    const twice = (rest < 0n ? -rest : rest) * 2n
    if (twice > unit || (twice === unit && whole % 2n !== 0n)) whole += coefficient < 0n ? -1n : 1n
  }
  return { coefficient: whole, exponent: -place }
}

/** The nearest double to an exact number. */
export const doubleOf = ({ coefficient, exponent }: Exact): number =>
  Number(`${coefficient.toString()}e${exponent}`)

/** a ÷ b: a decimal when either is one, else a double. The caller has refused zero. */
export function divide(a: Num, b: Num): Num {
  if (!(a instanceof Decimal128 || b instanceof Decimal128)) return new Double(toNumber(a) / toNumber(b))
  const left = toExact(toDecimal(a))
  const right = toExact(toDecimal(b))
  if (!left || !right) return toDecimal(new Double(toNumber(a) / toNumber(b)))
  // Enough digits that rounding to 34 is right even though the division goes on.
  const scale = BigInt(2 * decimalDigits + right.coefficient.toString().length)
  return decimalOf(
    trimmed({
      coefficient: (left.coefficient * 10n ** scale) / right.coefficient,
      exponent: left.exponent - right.exponent - Number(scale),
    }),
  )
}

function trimmed({ coefficient, exponent }: Exact): Exact {
  let digits = coefficient
  let power = exponent
  while (power < 0 && digits !== 0n && digits % 10n === 0n) {
    digits /= 10n
    power++
  }
  return { coefficient: digits, exponent: digits === 0n ? 0 : power }
}

/** The remainder of a ÷ b, with the sign of a. The caller has refused zero. */
export function remainder(a: Num, b: Num): Num {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const left = toExact(toDecimal(a))
    const right = toExact(toDecimal(b))
    if (!left || !right) return right ? Decimal128.fromString('NaN') : toDecimal(a)
    const [x, y, exponent] = align(left, right)
    return decimalOf({ coefficient: x % y, exponent })
  }
  if (a instanceof Double || b instanceof Double) return new Double(toNumber(a) % toNumber(b))
  const whole = BigInt(a) % BigInt(b)
  return typeof a === 'number' && typeof b === 'number' ? Number(whole) : whole
}
