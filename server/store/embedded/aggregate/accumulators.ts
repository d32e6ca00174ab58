import { compare } from '../bson/compare.js'
import { asInteger, isDoc, isNullish, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { encodeComponent } from '../storage/key-encoding.js'
import { compareSortKeys, parseSort, sortKeyMaker, type SortKey } from '../query/sort.js'
import {
  averageAccumulator,
  deviationAccumulator,
  extremeAccumulator,
  sumAccumulator,
  type Accumulator,
} from './accumulate.js'
import { compileExpression, type ExpressionContext, type Scope } from './expression.js'
import { mergeDocs } from './expressions/objects.js'

/** An accumulator as `$group` uses it: fed with documents. */
export type GroupAccumulator = { add(scope: Scope): void; result(): Value }

/** Compiles `{ $operator: operand }`; the answer makes a fresh accumulator for each group. */
export function compileAccumulator(
  field: string,
  spec: Value,
  context: ExpressionContext,
): () => GroupAccumulator {
  const [operator, other] = isDoc(spec) ? [...spec.keys()] : []
  if (!isDoc(spec) || !operator?.startsWith('$'))
    throw new StoreError(40234, `The field '${field}' must be an accumulator object`)
  if (other !== undefined) throw new StoreError(40238, `The field '${field}' must specify one accumulator`)
  const operand = spec.get(operator) ?? null
  const single = Object.hasOwn(singles, operator) ? singles[operator] : undefined
  if (single) {
    const expression = compileExpression(operand, context)
    return () => {
      const state = single(context)
      return { add: (scope) => state.add(expression(scope)), result: () => state.result() }
    }
  }
  if (operator === '$count') {
    if (!isDoc(operand) || operand.size > 0)
      throw new StoreError('TypeMismatch', '$count takes no arguments, i.e. $count:{}')
    return () => {
      let count = 0
      return { add: () => (count += 1), result: () => count }
    }
  }
  if (/^\$(first|last|min|max)N$/.test(operator)) return several(operator, operand, context)
  if (/^\$(top|bottom)N?$/.test(operator)) return ranked(operator, operand, context)
  if (['$accumulator', '$median', '$percentile'].includes(operator))
    throw new StoreError('NotImplemented', `${operator} is not supported by this store`)
  throw new StoreError(15952, `unknown group operator '${operator}'`)
}

const singles: Readonly<Record<string, (context: ExpressionContext) => Accumulator>> = {
  $sum: sumAccumulator,
  $avg: averageAccumulator,
  $min: ({ strings }) => extremeAccumulator(-1, strings),
  $max: ({ strings }) => extremeAccumulator(1, strings),
  $stdDevPop: () => deviationAccumulator(false),
  $stdDevSamp: () => deviationAccumulator(true),
  $first() {
    let first: { value: Value } | undefined
    return { add: (value) => void (first ??= { value: value ?? null }), result: () => first?.value ?? null }
  },
  $last() {
    let last: Value = null
    return { add: (value) => void (last = value ?? null), result: () => last }
  },
  $push() {
    const values: Value[] = []
    return {
      add: (value) => {
        if (value !== undefined) values.push(value)
      },
      result: () => values,
    }
  },
  $addToSet() {
    const values = new Map<string, Value>()
    return {
      add(value) {
        if (value === undefined) return
        const key = encodeComponent(value).toString('latin1')
        if (!values.has(key)) values.set(key, value)
      },
      result: () => [...values.values()],
    }
  },
  $mergeObjects() {
    let merged: Doc = new Map()
    return { add: (value) => void (merged = mergeDocs([merged, value])), result: () => merged }
  },
}

function countIn(value: Value | undefined): number {
  const count = asInteger(value)
  if (count === undefined || count < 1)
    throw new StoreError(5787908, `'n' must be greater than 0, found ${String(count)}`)
  return count
}

function several(operator: string, operand: Value, context: ExpressionContext): () => GroupAccumulator {
  if (!isDoc(operand) || !operand.has('n') || !operand.has('input'))
    throw new StoreError(5787900, `specification must be an object with 'n' and 'input'; found ${operator}`)
  const input = compileExpression(operand.get('input') ?? null, context)
  const limit = countIn(compileExpression(operand.get('n') ?? null, context)({}))
  const sign = operator === '$minN' ? 1 : -1
  return () => {
    let values: Value[] = []
    return {
      add(scope) {
        const value = input(scope)
        if (operator === '$firstN') {
          if (values.length < limit) values.push(value ?? null)
        } else if (operator === '$lastN') {
          values.push(value ?? null)
          if (values.length > limit) values.shift()
        } else if (!isNullish(value)) {
          values.push(value)
          if (values.length > 2 * limit)
            values = values.sort((a, b) => sign * compare(a, b, context.strings)).slice(0, limit)
        }
      },
      result: () =>
        operator === '$minN' || operator === '$maxN'
          ? values.sort((a, b) => sign * compare(a, b, context.strings)).slice(0, limit)
          : values,
    }
  }
}

function ranked(operator: string, operand: Value, context: ExpressionContext): () => GroupAccumulator {
  const many = operator.endsWith('N')
  const sortBy = isDoc(operand) ? operand.get('sortBy') : undefined
  if (!isDoc(operand) || !isDoc(sortBy) || !operand.has('output') || many !== operand.has('n'))
    throw new StoreError(5788001, `${operator} requires 'sortBy' and 'output'${many ? " and 'n'" : ''}`)
  const output = compileExpression(operand.get('output') ?? null, context)
  const limit = many ? countIn(compileExpression(operand.get('n') ?? null, context)({})) : 1
  const sort = parseSort(sortBy)
  const keyOf = sortKeyMaker(sort, context.strings)
  const order = compareSortKeys(sort, context.strings)
  return () => {
    const entries: { key: SortKey; value: Value }[] = []
    return {
      add(scope) {
        const { ROOT } = scope
        if (isDoc(ROOT)) entries.push({ key: keyOf(ROOT), value: output(scope) ?? null })
      },
      result() {
        const sorted = entries.sort((a, b) => order(a.key, b.key)).map(({ value }) => value)
        const chosen = operator.startsWith('$top') ? sorted.slice(0, limit) : sorted.slice(-limit)
        return many ? chosen : (chosen[0] ?? null)
      },
    }
  }
}
