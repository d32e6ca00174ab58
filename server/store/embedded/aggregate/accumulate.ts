import { Double } from 'bson'
import { compare, type StringOrder } from '../bson/compare.js'
import { add, divide, toNumber } from '../bson/numbers.js'
import { isNullish, isNumber, type Num, type Value } from '../bson/value.js'

/** Takes values one after another and tells what they come to. */
export type Accumulator = { add(value: Value | undefined): void; result(): Value }

/**
 * Adds numbers of mixed kinds: integers and decimals exactly, doubles with Neumaier's compensation, so that the order of a
 * long list of doubles does not show in the sum.
 */
function summing(): { add(value: Value | undefined): void; readonly count: number; total(): Num } {
  let exact: Num = 0
  let high = 0
  let low = 0
  let doubles = false
  let count = 0
  return {
    add(value) {
      if (!isNumber(value)) return
      count++
      if (!(value instanceof Double)) {
        exact = add(exact, value)
        return
      }
      doubles = true
      const next = high + value.value
      if (Number.isFinite(next))
        low += Math.abs(high) >= Math.abs(value.value) ? high - next + value.value : value.value - next + high
      high = next
    },
    get count() {
      return count
    },
    total: () => (doubles ? add(exact, new Double(high + low)) : exact),
  }
}

export function sumAccumulator(): Accumulator {
  const sum = summing()
  return { add: (value) => sum.add(value), result: () => sum.total() }
}

export function averageAccumulator(): Accumulator {
  const sum = summing()
  return {
    add: (value) => sum.add(value),
    result: () => (sum.count === 0 ? null : divide(sum.total(), sum.count)),
  }
}

export function extremeAccumulator(sign: 1 | -1, strings: StringOrder): Accumulator {
  let best: Value | undefined
  return {
    add(value) {
      if (!isNullish(value) && (best === undefined || sign * compare(value, best, strings) > 0)) best = value
    },
    result: () => best ?? null,
  }
}

/** Standard deviation by Welford's method. */
export function deviationAccumulator(sample: boolean): Accumulator {
  let count = 0
  let mean = 0
  let squares = 0
  return {
    add(value) {
      if (!isNumber(value)) return
      count++
      const number = toNumber(value)
      const delta = number - mean
      mean += delta / count
      squares += delta * (number - mean)
    },
    result: () =>
      count <= (sample ? 1 : 0) ? null : new Double(Math.sqrt(squares / (sample ? count - 1 : count))),
  }
}

const kinds = {
  $sum: () => sumAccumulator(),
  $avg: () => averageAccumulator(),
  $min: (strings: StringOrder) => extremeAccumulator(-1, strings),
  $max: (strings: StringOrder) => extremeAccumulator(1, strings),
  $stdDevPop: () => deviationAccumulator(false),
  $stdDevSamp: () => deviationAccumulator(true),
}

export function aggregateOf(
  name: keyof typeof kinds,
  values: readonly (Value | undefined)[],
  strings: StringOrder,
): Value {
  const accumulator = kinds[name](strings)
  for (const value of values) accumulator.add(value)
  return accumulator.result()
}

/** The different values among some, in the order of their sizes. */
export function distinctValues(values: readonly Value[], strings: StringOrder): Value[] {
  const sorted = [...values].sort((a, b) => compare(a, b, strings))
  return sorted.filter((value, at) => at === 0 || compare(sorted[at - 1], value, strings) !== 0)
}
