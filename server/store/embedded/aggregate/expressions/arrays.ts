import { show } from '../../bson/show.js'
import { compare, equals } from '../../bson/compare.js'
import {
  emptyDoc,
  asInteger,
  docOf,
  isArray,
  isDoc,
  isNullish,
  isTruthy,
  type Doc,
  type Value,
} from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { compareSortKeys, parseSort, sortKeyMaker } from '../../query/sort.js'
import { distinctValues } from '../accumulate.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { argumentsOf, arrayIn, list, named, namedOperand, one, oneOrNull, typeOf } from '../operands.js'

function integerIn(value: Value | undefined, { operator }: Compiler, code = 28690): number {
  const number = asInteger(value)
  if (number === undefined)
    throw new StoreError(
      code,
      `${operator} requires a value representable as a 32-bit integer, found: ${typeOf(value)}`,
    )
  return number
}

const elementAt = (array: Value[], at: number): Value | undefined => array.at(at)

/** `$map`, `$filter`: evaluates a part for each element, bound to `as`. */
const forEachItem =
  (
    part: 'in' | 'cond',
    pick: (array: Value[], results: (Value | undefined)[], limit: Value | undefined) => Value,
  ): OperatorMaker =>
  (operand, compiler) => {
    const doc = namedOperand(operand, ['input', part], part === 'cond' ? ['as', 'limit'] : ['as'], compiler)
    const name = doc.get('as') ?? 'this'
    if (typeof name !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
      throw new StoreError(
        'FailedToParse',
        `'${show(name)}' starts with an invalid character for a user variable name`,
      )
    const input = compiler.compile(doc.get('input') ?? null)
    const body = compiler.compile(doc.get(part) ?? null, [name])
    const limit = doc.has('limit') ? compiler.compile(doc.get('limit') ?? null) : undefined
    return (scope) => {
      const array = input(scope)
      if (isNullish(array)) return null
      if (!isArray(array))
        throw new StoreError(
          part === 'in' ? 16883 : 28651,
          `input to ${compiler.operator} must be an array not ${typeOf(array)}`,
        )
      return pick(
        array,
        array.map((item) => body({ ...scope, [name]: item })),
        limit?.(scope),
      )
    }
  }

const reduce: OperatorMaker = (operand, compiler) => {
  const doc = namedOperand(operand, ['input', 'initialValue', 'in'], [], compiler)
  const input = compiler.compile(doc.get('input') ?? null)
  const initial = compiler.compile(doc.get('initialValue') ?? null)
  const body = compiler.compile(doc.get('in') ?? null, ['value', 'this'])
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    if (!isArray(array))
      throw new StoreError(40080, `$reduce requires that 'input' be an array, found: ${typeOf(array)}`)
    let value = initial(scope)
    for (const item of array) value = body({ ...scope, value, this: item })
    return value
  }
}

const slice: OperatorMaker = list(2, 3, (values, compiler) => {
  if (values.some(isNullish)) return null
  const [array, first, second] = values
  const items = arrayIn(array, compiler)
  const a = integerIn(first, compiler, 28725)
  if (values.length === 2) return a < 0 ? items.slice(a) : items.slice(0, a)
  const count = integerIn(second, compiler, 28727)
  if (count <= 0) throw new StoreError(28729, `Third argument to $slice must be positive: ${count}`)
  const start = a < 0 ? Math.max(0, items.length + a) : a
  return items.slice(start, start + count)
})

const indexOfArray: OperatorMaker = list(2, 4, ([array, wanted, from, to], compiler) => {
  if (isNullish(array)) return null
  const items = arrayIn(array, compiler)
  const start = from === undefined ? 0 : integerIn(from, compiler)
  const end = to === undefined ? items.length : Math.min(items.length, integerIn(to, compiler))
  for (let at = start; at < end; at++) if (equals(items[at], wanted, compiler.context.strings)) return at
  return -1
})

const range: OperatorMaker = list(2, 3, ([from, to, by], compiler) => {
  const start = integerIn(from, compiler, 34444)
  const end = integerIn(to, compiler, 34446)
  const step = by === undefined ? 1 : integerIn(by, compiler, 34448)
  if (step === 0) throw new StoreError(34449, '$range requires a non-zero step value')
  const count = Math.max(0, Math.ceil((end - start) / step))
  if (count > 4_000_000)
    throw new StoreError('QueryExceededMemoryLimitNoDiskUseAllowed', '$range would use too much memory')
  return Array.from({ length: count }, (_, place) => start + place * step)
})

const zip: OperatorMaker = (operand, compiler) => {
  const doc = namedOperand(operand, ['inputs'], ['defaults', 'useLongestLength'], compiler)
  const inputs = doc.get('inputs')
  if (!isArray(inputs) || inputs.length === 0)
    throw new StoreError(34461, 'inputs must be an array of expressions')
  const parts = inputs.map((item) => compiler.compile(item))
  const longest = doc.get('useLongestLength') === true
  const given = doc.get('defaults')
  if (given !== undefined && !longest)
    throw new StoreError(34466, 'cannot specify defaults unless useLongestLength is true')
  const defaults = isArray(given) ? given.map((item) => compiler.compile(item)) : []
  return (scope) => {
    const arrays = parts.map((part) => part(scope))
    if (arrays.some(isNullish)) return null
    const lists = arrays.map((array) => arrayIn(array, compiler))
    const lengths = lists.map((items) => items.length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, at) =>
      lists.map((items, which) => items[at] ?? defaults[which]?.(scope) ?? null),
    )
  }
}

const sortArray: OperatorMaker = (operand, compiler) => {
  const doc = namedOperand(operand, ['input', 'sortBy'], [], compiler)
  const input = compiler.compile(doc.get('input') ?? null)
  const spec = doc.get('sortBy') ?? null
  const { strings } = compiler.context
  let order: (a: Value, b: Value) => number
  if (isDoc(spec)) {
    const sort = parseSort(spec)
    const keyOf = sortKeyMaker(sort, strings)
    const byKey = compareSortKeys(sort, strings)
    const docFor = (value: Value): Doc => (isDoc(value) ? value : emptyDoc())
    order = (a, b) => byKey(keyOf(docFor(a)), keyOf(docFor(b)))
  } else {
    const direction = asInteger(spec)
    if (direction !== 1 && direction !== -1)
      throw new StoreError('BadValue', 'Illegal sort: $sortArray sortBy must be 1, -1 or a document')
    order = (a, b) => direction * compare(a, b, strings)
  }
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    if (!isArray(array))
      throw new StoreError(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${typeOf(array)}`,
      )
    return [...array].sort(order)
  }
}

/** `$firstN`, `$lastN`, `$minN`, `$maxN` as expressions. */
const chosen = (pick: (items: Value[], n: number, compiler: Compiler) => Value[]): OperatorMaker =>
  named(['n', 'input'], [], ({ n, input }, compiler) => {
    const count = asInteger(n)
    if (count === undefined || count < 1)
      throw new StoreError(5787908, `'n' must be greater than 0, found ${String(count)}`)
    if (!isArray(input)) throw new StoreError(5788200, `Input must be an array, found ${typeOf(input)}`)
    return pick(input, count, compiler)
  })

const notNullish = (items: Value[]): Value[] => items.filter((item) => item !== null)

const arrayToObject: OperatorMaker = oneOrNull((value, compiler) => {
  const result: Doc = new Map()
  for (const item of arrayIn(value, compiler)) {
    if (isArray(item)) {
      const [key, content] = item
      if (item.length !== 2 || typeof key !== 'string')
        throw new StoreError(40397, '$arrayToObject requires an array of size 2 arrays with a string first')
      result.set(key, content ?? null)
    } else if (isDoc(item)) {
      const [key, content] = [item.get('k'), item.get('v')]
      if (item.size !== 2 || typeof key !== 'string' || content === undefined)
        throw new StoreError(40392, "$arrayToObject requires an object keys of 'k' and 'v'.")
      result.set(key, content)
    } else throw new StoreError(40398, `Unrecognised input type format for $arrayToObject: ${typeOf(item)}`)
  }
  return result
})

const sets = (combine: (arrays: Value[][], compiler: Compiler) => Value, count = Infinity): OperatorMaker =>
  list(count === Infinity ? 0 : count, count, (values, compiler) => {
    if (values.some(isNullish)) return null
    return combine(
      values.map((value) => arrayIn(value, compiler)),
      compiler,
    )
  })

const has = (items: Value[], wanted: Value, { context }: Compiler): boolean =>
  items.some((item) => equals(item, wanted, context.strings))

const subset = ([a = [], b = []]: Value[][], compiler: Compiler): boolean =>
  a.every((item) => has(b, item, compiler))

export const arrays: Readonly<Record<string, OperatorMaker>> = {
  $arrayElemAt: list(2, 2, ([array, at], compiler) => {
    if (isNullish(array) || isNullish(at)) return null
    return elementAt(arrayIn(array, compiler), integerIn(at, compiler, 28691))
  }),
  $arrayToObject: arrayToObject,
  $objectToArray: oneOrNull((value) => {
    if (!isDoc(value))
      throw new StoreError(40390, `$objectToArray requires a document input, found: ${typeOf(value)}`)
    return [...value].map(([k, v]) => docOf({ k, v }))
  }),
  $concatArrays: list(0, Infinity, (values, compiler) => {
    if (values.some(isNullish)) return null
    return values.flatMap((value) => arrayIn(value, compiler))
  }),
  $filter: forEachItem('cond', (array, results, limitValue) => {
    const limit = isNullish(limitValue) ? Infinity : (asInteger(limitValue) ?? NaN)
    if (!(limit > 0)) throw new StoreError(327392, '$filter: limit must be greater than 0')
    return array.filter((_, at) => isTruthy(results[at])).slice(0, limit === Infinity ? undefined : limit)
  }),
  $map: forEachItem('in', (_array, results) => results.map((result) => result ?? null)),
  $reduce: reduce,
  $first: oneOrNull((value, compiler) => elementAt(arrayIn(value, compiler), 0)),
  $last: oneOrNull((value, compiler) => elementAt(arrayIn(value, compiler), -1)),
  $firstN: chosen((items, n) => items.slice(0, n)),
  $lastN: chosen((items, n) => items.slice(-n)),
  $minN: chosen((items, n, { context }) =>
    notNullish(items)
      .sort((a, b) => compare(a, b, context.strings))
      .slice(0, n),
  ),
  $maxN: chosen((items, n, { context }) =>
    notNullish(items)
      .sort((a, b) => compare(b, a, context.strings))
      .slice(0, n),
  ),
  $in: list(2, 2, ([value, array], compiler) => {
    if (!isArray(array))
      throw new StoreError(40081, `$in requires an array as a second argument, found: ${typeOf(array)}`)
    return array.some((item) => equals(item, value, compiler.context.strings))
  }),
  $indexOfArray: indexOfArray,
  $isArray: one((value) => isArray(value)),
  $range: range,
  $reverseArray: oneOrNull((value, compiler) => [...arrayIn(value, compiler)].reverse()),
  $size: one((value) => {
    if (!isArray(value))
      throw new StoreError(17124, `The argument to $size must be an array, but was of type: ${typeOf(value)}`)
    return value.length
  }),
  $slice: slice,
  $sortArray: sortArray,
  $zip: zip,
  $setUnion: sets((lists, { context }) => distinctValues(lists.flat(), context.strings)),
  $setIntersection: sets((lists, compiler) => {
    const [first = [], ...others] = lists
    return distinctValues(
      first.filter((item) => others.every((other) => has(other, item, compiler))),
      compiler.context.strings,
    )
  }),
  $setDifference: sets(
    ([a = [], b = []], compiler) =>
      distinctValues(
        a.filter((item) => !has(b, item, compiler)),
        compiler.context.strings,
      ),
    2,
  ),
  $setEquals: list(2, Infinity, (values, compiler) => {
    const [first, ...others] = values.map((value) => arrayIn(value, compiler))
    return others.every(
      (other) => subset([first ?? [], other], compiler) && subset([other, first ?? []], compiler),
    )
  }),
  $setIsSubset: list(2, 2, (values, compiler) =>
    subset(
      values.map((value) => arrayIn(value, compiler)),
      compiler,
    ),
  ),
  $allElementsTrue: (operand, compiler) => {
    const [part] = argumentsOf(operand, 1, 1, compiler)
    return (scope) => arrayIn(part?.(scope), compiler).every(isTruthy)
  },
  $anyElementTrue: (operand, compiler) => {
    const [part] = argumentsOf(operand, 1, 1, compiler)
    return (scope) => arrayIn(part?.(scope), compiler).some(isTruthy)
  },
}
