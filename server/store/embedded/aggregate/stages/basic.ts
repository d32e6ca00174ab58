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
import { parseFilter } from '../../query/match.js'
import { compareSortKeys, parseSort, sorter, sortKeyMaker, type SortKey } from '../../query/sort.js'
import { compileExpression } from '../expression.js'
import { gathering, mapping, type MakeStage, type Stage } from '../stage.js'

export const match: MakeStage = (spec, { collation, variables }) => {
  if (!isDoc(spec)) throw new StoreError(15959, 'the match filter must be an expression in an object')
  const { test } = parseFilter(spec, { strings: collation.order, variables })
  return mapping((doc) => (test(doc) ? doc : undefined))
}

const limiting = (limit: number): Stage =>
  function* (input) {
    let left = limit
    for (const doc of input) {
      yield doc
      if (doc !== 'pause' && --left === 0) return
    }
  }

const skipping = (count: number): Stage => {
  return (input) => {
    let left = count
    return mapping((doc) => (left-- > 0 ? undefined : doc))(input)
  }
}

export const limit: MakeStage = (spec) => {
  const count = asInteger(spec)
  if (count === undefined)
    throw new StoreError(5107201, 'invalid argument to $limit stage: Expected a number in: $limit')
  if (count < 0)
    throw new StoreError(
      5107201,
      `invalid argument to $limit stage: Expected a non-negative number in: $limit: ${count}`,
    )
  if (count === 0) throw new StoreError(15958, 'the limit must be positive')
  return limiting(count)
}

export const skip: MakeStage = (spec) => {
  const count = asInteger(spec)
  if (count === undefined || count < 0)
    throw new StoreError(5107200, `invalid argument to $skip stage: Expected a non-negative number in: $skip`)
  return skipping(count)
}

export const sort: MakeStage = (spec, { collation }) => {
  if (!isDoc(spec)) throw new StoreError(15973, 'the $sort key specification must be an object')
  if (spec.size === 0) throw new StoreError(15976, '$sort stage must have at least one sort key')
  return sorting(parseSort(spec), collation.order, 0)
}

/** Sorts in memory, keeping only the first `limit` when there is one. */
export function sorting(
  keys: ReturnType<typeof parseSort>,
  strings: (a: string, b: string) => number,
  most: number,
): Stage {
  const keyOf = sortKeyMaker(keys, strings)
  const order = compareSortKeys(keys, strings)
  return gathering(() => {
    const kept = sorter<{ key: SortKey; doc: Doc; place: number }>(
      (a, b) => order(a.key, b.key) || a.place - b.place,
      most,
    )
    let place = 0
    return {
      add: (doc) => kept.add({ key: keyOf(doc), doc, place: place++ }),
      result: () => kept.result().map(({ doc }) => doc),
    }
  })
}

export const count: MakeStage = (spec) => {
  if (typeof spec !== 'string' || spec === '')
    throw new StoreError(40156, 'the count field must be a non-empty string')
  if (spec.startsWith('$')) throw new StoreError(40158, 'the count field cannot be a $-prefixed path')
  if (spec.includes('.')) throw new StoreError(40160, "the count field cannot contain '.'")
  return gathering(() => {
    let n = 0
    return { add: () => (n += 1), result: () => (n === 0 ? [] : [docOf({ [spec]: n })]) }
  })
}

export const sample: MakeStage = (spec) => {
  const size = isDoc(spec) ? asInteger(spec.get('size')) : undefined
  if (size === undefined) throw new StoreError(28746, 'size argument to $sample must be a number')
  if (size < 0) throw new StoreError(28747, 'size argument to $sample must not be negative')
  return gathering(() => {
    // Reservoir sampling: every document is as likely to be among the `size` kept.
    const kept: Doc[] = []
    let seen = 0
    return {
      add(doc) {
        seen++
        if (kept.length < size) kept.push(doc)
        else {
          const place = Math.floor(Math.random() * seen)
          if (place < size) kept[place] = doc
        }
      },
      result: () => kept,
    }
  })
}

export const unwind: MakeStage = (spec) => {
  const options = isDoc(spec) ? spec : docOf({ path: spec })
  const path = options.get('path')
  if (typeof path !== 'string') throw new StoreError(28808, 'expected a string as the path for $unwind stage')
  if (!path.startsWith('$'))
    throw new StoreError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  const components = path.slice(1).split('.')
  const keep = isTruthy(options.get('preserveNullAndEmptyArrays'))
  const indexField = options.get('includeArrayIndex')
  if (
    indexField !== undefined &&
    (typeof indexField !== 'string' || indexField === '' || indexField.startsWith('$'))
  )
    throw new StoreError(
      28810,
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    )
  const withIndex = (doc: Doc, at: bigint | null): Doc =>
    indexField === undefined ? doc : replaced(doc, indexField.split('.'), at)
  return function* (input) {
    for (const doc of input) {
      if (doc === 'pause') {
        yield doc
        continue
      }
      const value = through(doc, components)
      if (isArray(value)) {
        for (const [at, item] of value.entries()) yield withIndex(replaced(doc, components, item), BigInt(at))
        if (value.length === 0 && keep) yield withIndex(replaced(doc, components, undefined), null)
      } else if (!isNullish(value)) yield withIndex(doc, null)
      else if (keep) yield withIndex(doc, null)
    }
  }
}

/** The value at a path through documents only. */
function through(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc
  for (const component of path) value = isDoc(value) ? value.get(component) : undefined
  return value
}

/** A copy of the document with another value at a path; documents on the way are copied, missing ones made. */
export function replaced(doc: Doc, path: readonly string[], value: Value | undefined): Doc {
  const [component = '', ...rest] = path
  const copy = new Map(doc)
  if (rest.length > 0) {
    const inner = copy.get(component)
    copy.set(component, replaced(isDoc(inner) ? inner : emptyDoc(), rest, value))
  } else if (value === undefined) copy.delete(component)
  else copy.set(component, value)
  return copy
}

/** `$redact`'s three answers, as the constants its expression sees. */
const verdicts = { DESCEND: 'descend', PRUNE: 'prune', KEEP: 'keep' }

export const redact: MakeStage = (spec, { collation, variables }) => {
  const expression = compileExpression(spec, {
    strings: collation.order,
    variables: { ...variables, ...verdicts },
  })
  function look(doc: Doc): Doc | undefined {
    const verdict = expression({ ROOT: doc, CURRENT: doc })
    if (verdict === verdicts.KEEP) return doc
    if (verdict === verdicts.PRUNE) return undefined
    if (verdict !== verdicts.DESCEND)
      throw new StoreError(17053, '$redact must return one of $$KEEP, $$PRUNE or $$DESCEND')
    const result: Doc = new Map()
    for (const [name, value] of doc) {
      const seen = inside(value)
      if (seen !== undefined) result.set(name, seen)
    }
    return result
  }
  function inside(value: Value): Value | undefined {
    if (isDoc(value)) return look(value)
    return isArray(value) ? value.map(inside).filter((item) => item !== undefined) : value
  }
  return mapping(look)
}
