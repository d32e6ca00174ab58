import { Timestamp, Long } from 'bson'
import { compare, equals } from '../bson/compare.js'
import { add, multiply } from '../bson/numbers.js'
import { show } from '../bson/show.js'
import {
  emptyDoc,
  asInteger,
  clone,
  isArray,
  isDoc,
  isNumber,
  typeName,
  type Doc,
  type Num,
  type Value,
} from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseFilter, type MatchContext } from '../query/match.js'
import { parseFieldPredicate } from '../query/predicate.js'
import { compareSortKeys, parseSort, sortKeyMaker } from '../query/sort.js'

/** What an operator makes of the value at its path; `undefined` is a missing field, before or after. */
export type Modifier = {
  readonly apply: (value: Value | undefined, path: string) => Value | undefined
  /** Makes a value where there is none, and so the documents that lead to it. */
  readonly creates: boolean
}

type Make = (operand: Value, path: string, context: MatchContext) => Modifier

const bad = (message: string): StoreError => new StoreError('BadValue', message)
const mismatch = (message: string): StoreError => new StoreError('TypeMismatch', message)

const set: Make = (operand) => ({ creates: true, apply: () => clone(operand) })

const arithmetic =
  (operator: string, verb: string, combine: (a: Num, b: Num) => Num, start: (operand: Num) => Num): Make =>
  (operand, path) => {
    if (!isNumber(operand))
      throw mismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`)
    return {
      creates: true,
      apply(value, at) {
        if (value === undefined) return start(operand)
        if (!isNumber(value))
          throw mismatch(
            `Cannot apply ${operator} to a value of non-numeric type. The field '${at}' has non-numeric type ${typeName(value)}`,
          )
        return combine(value, operand)
      },
    }
  }

const extreme =
  (sign: 1 | -1): Make =>
  (operand, _path, { strings }) => ({
    creates: true,
    apply: (value) =>
      value === undefined || sign * compare(operand, value, strings) > 0 ? clone(operand) : value,
  })

const currentDate: Make = (operand) => {
  const kind = isDoc(operand)
    ? operand.get('$type')
    : operand === true || operand === false
      ? 'date'
      : undefined
  if (isDoc(operand)) {
    const extra = [...operand.keys()].find((key) => key !== '$type')
    if (extra !== undefined) throw bad(`Unrecognized $currentDate option: ${extra}`)
  }
  if (kind === 'date') return { creates: true, apply: () => new Date() }
  if (kind === 'timestamp')
    return { creates: true, apply: () => new Timestamp(new Long(1, Math.floor(Date.now() / 1000), true)) }
  throw bad(
    isDoc(operand)
      ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
      : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
  )
}

const bit: Make = (operand, path) => {
  if (!isDoc(operand))
    throw bad(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  const steps = [...operand].map(([name, mask]) => {
    if (typeof mask !== 'number' && typeof mask !== 'bigint')
      throw bad(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: {${name}: ${show(mask)}}`,
      )
    if (name !== 'and' && name !== 'or' && name !== 'xor')
      throw bad(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(mask)}}`,
      )
    return { name, mask }
  })
  if (steps.length === 0)
    throw bad(
      `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`,
    )
  return {
    creates: true,
    apply(value) {
      let result: number | bigint
      if (value === undefined) result = 0
      else if (typeof value === 'number' || typeof value === 'bigint') result = value
      else
        throw bad(
          `Cannot apply $bit to a value of non-integral type.The field '${path}' has the type ${typeName(value)}`,
        )
      for (const { name, mask } of steps) {
        const [a, b] = [BigInt(result), BigInt(mask)]
        const bits = name === 'and' ? a & b : name === 'or' ? a | b : a ^ b
        result = typeof result === 'number' && typeof mask === 'number' ? Number(bits) : bits
      }
      return result
    },
  }
}

const arrayAt = (value: Value | undefined, operator: string, path: string): Value[] => {
  if (value === undefined) return []
  if (isArray(value)) return value
  throw bad(
    operator === '$push'
      ? `The field '${path}' must be an array but is of type ${typeName(value)}`
      : `Cannot apply ${operator} to non-array field. Field named '${path}' has non-array type ${typeName(value)}`,
  )
}

const each = (operand: Value, operator: string): Value[] => {
  if (!isDoc(operand) || !operand.has('$each')) return [operand]
  const values = operand.get('$each')
  if (!isArray(values))
    throw operator === '$push'
      ? bad(`The argument to $each in $push must be an array but it was of type: ${typeName(values ?? null)}`)
      : mismatch(
          `The argument to $each in ${operator} must be an array but it was of type ${typeName(values ?? null)}`,
        )
  return values
}

const push: Make = (operand, _path, context) => {
  const values = each(operand, '$push')
  const options: Doc = isDoc(operand) && operand.has('$each') ? operand : emptyDoc()
  for (const name of options.keys())
    if (!['$each', '$slice', '$sort', '$position'].includes(name))
      throw bad(`Unrecognized clause in $push: ${name}`)
  const slice = integerOption(
    options,
    '$slice',
    'The value for $slice must be an integer value but was given type:',
  )
  const position = integerOption(
    options,
    '$position',
    'The value for $position must be an integer value, not of type:',
  )
  const order = options.has('$sort') ? pushOrder(options.get('$sort') ?? null, context) : undefined
  return {
    creates: true,
    apply(value, path) {
      let array = [...arrayAt(value, '$push', path)]
      const at =
        position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : position
      array.splice(at, 0, ...values.map(clone))
      if (order) array.sort(order)
      if (slice !== undefined)
        array = slice === 0 ? [] : slice < 0 ? array.slice(slice) : array.slice(0, slice)
      return array
    },
  }
}

function integerOption(options: Doc, name: string, complaint: string): number | undefined {
  if (!options.has(name)) return undefined
  const value = asInteger(options.get(name))
  if (value === undefined) throw bad(`${complaint} ${typeName(options.get(name) ?? null)}`)
  return value
}

function pushOrder(spec: Value, context: MatchContext): (a: Value, b: Value) => number {
  if (isDoc(spec)) {
    if (spec.size === 0) throw bad('The $sort pattern is empty when it should be a set of fields.')
    const sort = parseSort(spec)
    const keyOf = sortKeyMaker(sort, context.strings)
    const order = compareSortKeys(sort, context.strings)
    const docFor = (value: Value): Doc => (isDoc(value) ? value : emptyDoc())
    return (a, b) => order(keyOf(docFor(a)), keyOf(docFor(b)))
  }
  const direction = asInteger(spec)
  if (direction !== 1 && direction !== -1) throw bad('The $sort element value must be either 1 or -1')
  return (a, b) => direction * compare(a, b, context.strings)
}

const addToSet: Make = (operand, _path, { strings }) => {
  const values = each(operand, '$addToSet')
  if (isDoc(operand) && operand.has('$each')) {
    const extra = [...operand.keys()].find((name) => name !== '$each')
    if (extra !== undefined) throw bad(`Found unexpected fields after $each in $addToSet: ${extra}`)
  }
  return {
    creates: true,
    apply(value, path) {
      const array = arrayAt(value, '$addToSet', path)
      const fresh: Value[] = []
      for (const item of values)
        if (![...array, ...fresh].some((held) => equals(held, item, strings))) fresh.push(clone(item))
      return fresh.length === 0 && value !== undefined ? value : [...array, ...fresh]
    },
  }
}

const pop: Make = (operand, path) => {
  const end = asInteger(operand)
  if (end === undefined)
    throw new StoreError('FailedToParse', `Expected a number in: ${path}: ${show(operand)}`)
  if (end !== 1 && end !== -1)
    throw new StoreError('FailedToParse', `$pop expects 1 or -1, found: ${show(operand)}`)
  return {
    creates: false,
    apply(value, at) {
      if (value === undefined) return undefined
      if (!isArray(value))
        throw mismatch(`Path '${at}' contains an element of non-array type '${typeName(value)}'`)
      return value.length === 0 ? value : end === 1 ? value.slice(0, -1) : value.slice(1)
    },
  }
}

const without = (operator: string, unwanted: (item: Value) => boolean): Modifier => ({
  creates: false,
  apply(value, path) {
    if (value === undefined) return undefined
    const array = arrayAt(value, operator, path)
    const kept = array.filter((item) => !unwanted(item))
    return kept.length === array.length ? value : kept
  },
})

const pull: Make = (operand, _path, context) => {
  if (isDoc(operand)) {
    const [first] = operand.keys()
    if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr', '$ref', '$id'].includes(first)) {
      const predicate = parseFieldPredicate('element', operand, context)
      return without('$pull', (item) => predicate.test(new Map([['element', item]])))
    }
    const filter = parseFilter(operand, context)
    return without('$pull', (item) => isDoc(item) && filter.test(item))
  }
  const predicate = parseFieldPredicate('element', operand, context)
  // An array as the operand stands for itself, not for its elements.
  return without('$pull', (item) =>
    isArray(operand) || isArray(item)
      ? equals(item, operand, context.strings)
      : predicate.test(new Map([['element', item]])),
  )
}

const pullAll: Make = (operand, _path, { strings }) => {
  if (!isArray(operand)) throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  return without('$pullAll', (item) => operand.some((unwanted) => equals(item, unwanted, strings)))
}

/** The update operators, `$rename` excepted: it joins two paths and is applied before these. */
export const modifiers: Readonly<Record<string, Make | undefined>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => ({ creates: false, apply: () => undefined }),
  $inc: arithmetic(
    '$inc',
    'increment',
    (a, b) => add(a, b, 'fail'),
    (operand) => operand,
  ),
  $mul: arithmetic(
    '$mul',
    'multiply',
    (a, b) => multiply(a, b, 'fail'),
    (operand) => multiply(operand, 0),
  ),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}
