import { Decimal128, Double } from 'bson'
import {
  add,
  decimalOf,
  divide,
  doubleOf,
  multiply,
  negate,
  remainder,
  roundExact,
  toExact,
  toNumber,
  wholeLike,
} from '../../bson/numbers.js'
import { asInteger, isNullish, isNumber, type Num, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { list, oneOrNull, typeOf } from '../operands.js'

function numberIn(value: Value | undefined, { operator }: Compiler): Num {
  if (isNumber(value)) return value
  throw new StoreError(28765, `${operator} only supports numeric types, not ${typeOf(value)}`)
}

const mismatch = (message: string): StoreError => new StoreError('TypeMismatch', message)

function shifted(date: Date, by: Num): Date {
  const result = new Date(date.getTime() + Math.round(toNumber(by)))
  if (Number.isNaN(result.getTime())) throw new StoreError('Overflow', 'date overflow')
  return result
}

function sum(values: (Value | undefined)[]): Value {
  let date: Date | undefined
  let total: Num = 0
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (date) throw mismatch('only one date allowed in an $add expression')
      date = value
    } else if (isNumber(value)) total = add(total, value)
    else throw mismatch(`$add only supports numeric or date types, not ${typeOf(value)}`)
  }
  return date ? shifted(date, total) : total
}

function product(values: (Value | undefined)[]): Value {
  let result: Num = 1
  for (const value of values) {
    if (isNullish(value)) return null
    if (!isNumber(value)) throw mismatch(`$multiply only supports numeric types, not ${typeOf(value)}`)
    result = multiply(result, value)
  }
  return result
}

function difference([a, b]: (Value | undefined)[]): Value {
  if (isNullish(a) || isNullish(b)) return null
  if (isNumber(a) && isNumber(b)) return add(a, negate(b))
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime())
  if (a instanceof Date && isNumber(b)) return shifted(a, negate(b))
  throw mismatch(`can't $subtract ${typeOf(b)} from ${typeOf(a)}`)
}

const quotient = ([a, b]: (Value | undefined)[]): Value => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumber(a) || !isNumber(b))
    throw mismatch(`$divide only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (toNumber(b) === 0) throw new StoreError('BadValue', "can't $divide by zero")
  return divide(a, b)
}

const modulo = ([a, b]: (Value | undefined)[]): Value => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumber(a) || !isNumber(b))
    throw new StoreError(16611, `$mod only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (toNumber(b) === 0) throw new StoreError(16610, "can't $mod by zero")
  return remainder(a, b)
}

/** `$round` and `$trunc`: at a place from 20 left of the point to 100 right of it; integers stay integers. */
const rounding = (mode: 'half-even' | 'truncate'): OperatorMaker =>
  list(1, 2, ([value, placeValue], compiler) => {
    if (isNullish(value) || (placeValue !== undefined && isNullish(placeValue))) return null
    const number = numberIn(value, compiler)
    const place = placeValue === undefined ? 0 : asInteger(placeValue)
    if (place === undefined)
      throw new StoreError(51082, `precision argument to ${compiler.operator} must be a integral value`)
    if (place < -20 || place > 100)
      throw new StoreError(
        51083,
        `cannot apply ${compiler.operator} with precision value ${place} value must be in [-20, 100]`,
      )
    const exact = toExact(number)
    if (!exact) return number
    const rounded = roundExact(exact, place, mode)
    if (number instanceof Double) return new Double(doubleOf(rounded))
    if (number instanceof Decimal128) return decimalOf(rounded)
    return wholeLike(rounded.coefficient * 10n ** BigInt(Math.max(0, rounded.exponent)), number)
  })

const towards = (direction: 'ceil' | 'floor'): OperatorMaker =>
  oneOrNull((value, compiler) => {
    const number = numberIn(value, compiler)
    if (number instanceof Double) return new Double(Math[direction](number.value))
    const exact = toExact(number)
    if (!(number instanceof Decimal128) || !exact) return number
    const whole = roundExact(exact, 0, 'truncate')
    const below = toNumber(number) < toNumber(decimalOf(whole))
    const above = toNumber(number) > toNumber(decimalOf(whole))
    const step = direction === 'ceil' ? (above ? 1 : 0) : below ? -1 : 0
    return add(decimalOf(whole), step)
  })

/** A function of doubles. Decimals would need 34 right digits of it, which is not offered. */
const real = (
  compute: (value: number) => number,
  check?: (value: number, compiler: Compiler) => void,
): OperatorMaker =>
  oneOrNull((value, compiler) => {
    const number = numberIn(value, compiler)
    refuseDecimal(number, compiler)
    check?.(toNumber(number), compiler)
    return new Double(compute(toNumber(number)))
  })

function refuseDecimal(number: Num, { operator }: Compiler): asserts number is Exclude<Num, Decimal128> {
  if (number instanceof Decimal128)
    throw new StoreError('NotImplemented', `${operator} of a decimal is not supported by this store`)
}

const within =
  (low: number, high: number) =>
  (value: number, { operator }: Compiler): void => {
    if (!Number.isNaN(value) && !(value >= low && value <= high))
      throw new StoreError(50989, `cannot apply ${operator} to ${value}, value must be in [${low}, ${high}]`)
  }

const positive =
  (code: number) =>
  (value: number, { operator }: Compiler): void => {
    if (!(value > 0 || Number.isNaN(value)))
      throw new StoreError(code, `${operator}'s argument must be a positive number, but is ${value}`)
  }

const power: OperatorMaker = list(2, 2, ([a, b], compiler) => {
  if (isNullish(a) || isNullish(b)) return null
  const base = numberIn(a, compiler)
  const exponent = numberIn(b, compiler)
  refuseDecimal(base, compiler)
  refuseDecimal(exponent, compiler)
  if (toNumber(base) === 0 && toNumber(exponent) < 0)
    throw new StoreError(28764, '$pow cannot take a base of 0 and a negative exponent')
  if (base instanceof Double || exponent instanceof Double || toNumber(exponent) < 0)
    return new Double(Math.pow(toNumber(base), toNumber(exponent)))
  // Whole powers stay whole while they fit 64 bits; a base beyond ±1 does not for exponents beyond 64.
  const [whole, times] = [BigInt(base), BigInt(exponent)]
  if (whole * whole > 1n && times > 64n) return new Double(Math.pow(toNumber(base), toNumber(exponent)))
  const like = typeof base === 'bigint' || typeof exponent === 'bigint' ? 0n : 0
  return wholeLike(whole ** (times > 64n ? 64n + (times % 2n) : times), like)
})

const logarithm: OperatorMaker = list(2, 2, ([a, b], compiler) => {
  if (isNullish(a) || isNullish(b)) return null
  const value = numberIn(a, compiler)
  const base = numberIn(b, compiler)
  refuseDecimal(value, compiler)
  refuseDecimal(base, compiler)
  positive(28758)(toNumber(value), compiler)
  if (!(toNumber(base) > 0 && toNumber(base) !== 1))
    throw new StoreError(
      28759,
      `$log's base must be a positive number not equal to 1, but is ${toNumber(base)}`,
    )
  return new Double(Math.log(toNumber(value)) / Math.log(toNumber(base)))
})

const bits = (combine: (a: bigint, b: bigint) => bigint, start: bigint): OperatorMaker =>
  list(0, Infinity, (values, { operator }) => {
    let result = start
    let wide = false
    for (const value of values) {
      if (isNullish(value)) return null
      if (typeof value !== 'number' && typeof value !== 'bigint')
        throw mismatch(`${operator} only supports int and long operands.`)
      wide ||= typeof value === 'bigint'
      result = combine(result, BigInt(value))
    }
    return wide ? BigInt.asIntN(64, result) : Number(BigInt.asIntN(32, result))
  })

export const arithmetic: Readonly<Record<string, OperatorMaker>> = {
  $add: list(0, Infinity, sum),
  $subtract: list(2, 2, difference),
  $multiply: list(0, Infinity, product),
  $divide: list(2, 2, quotient),
  $mod: list(2, 2, modulo),
  $abs: oneOrNull((value, compiler) => {
    const number = numberIn(value, compiler)
    return toNumber(number) < 0 ? negate(number) : number
  }),
  $ceil: towards('ceil'),
  $floor: towards('floor'),
  $round: rounding('half-even'),
  $trunc: rounding('truncate'),
  $sqrt: real(Math.sqrt, (value) => {
    if (value < 0) throw new StoreError(28714, "$sqrt's argument must be greater than or equal to 0")
  }),
  $pow: power,
  $exp: real(Math.exp),
  $ln: real(Math.log, positive(28766)),
  $log: logarithm,
  $log10: real(Math.log10, positive(28761)),
  $sin: real(Math.sin, within(-Number.MAX_VALUE, Number.MAX_VALUE)),
  $cos: real(Math.cos, within(-Number.MAX_VALUE, Number.MAX_VALUE)),
  $tan: real(Math.tan, within(-Number.MAX_VALUE, Number.MAX_VALUE)),
  $asin: real(Math.asin, within(-1, 1)),
  $acos: real(Math.acos, within(-1, 1)),
  $atan: real(Math.atan),
  $atan2: list(2, 2, ([a, b], compiler) => {
    if (isNullish(a) || isNullish(b)) return null
    const [y, x] = [numberIn(a, compiler), numberIn(b, compiler)]
    refuseDecimal(y, compiler)
    refuseDecimal(x, compiler)
    return new Double(Math.atan2(toNumber(y), toNumber(x)))
  }),
  $sinh: real(Math.sinh),
  $cosh: real(Math.cosh),
  $tanh: real(Math.tanh),
  $asinh: real(Math.asinh),
  $acosh: real(Math.acosh, within(1, Infinity)),
  $atanh: real(Math.atanh, within(-1, 1)),
  $degreesToRadians: real((value) => (value * Math.PI) / 180),
  $radiansToDegrees: real((value) => (value * 180) / Math.PI),
  $bitAnd: bits((a, b) => a & b, -1n),
  $bitOr: bits((a, b) => a | b, 0n),
  $bitXor: bits((a, b) => a ^ b, 0n),
  $bitNot: oneOrNull((value, { operator }) => {
    if (typeof value === 'bigint') return ~value
    if (typeof value === 'number') return ~value
    throw mismatch(`${operator} only supports int and long, not: ${typeOf(value)}.`)
  }),
  $rand: (_operand) => () => new Double(Math.random()),
}
