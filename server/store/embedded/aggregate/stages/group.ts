import { compare, equals } from '../../bson/compare.js'
import { asInteger, docOf, isArray, isDoc, type Doc, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { encodeComponent } from '../../storage/key-encoding.js'
import { compileAccumulator, type GroupAccumulator } from '../accumulators.js'
import { compileExpression, type Expression, type Scope } from '../expression.js'
import { gathering, type MakeStage, type PipelineContext, type Stage } from '../stage.js'

const expressionContext = ({ collation, variables }: PipelineContext) => ({
  strings: collation.order,
  variables,
})

type Group = { readonly id: Value; readonly fields: readonly (readonly [string, GroupAccumulator])[] }

/** Collects groups by what `id` says of each document, in the order they are first met. */
function grouping(
  id: Expression,
  output: readonly (readonly [string, () => GroupAccumulator])[],
  context: PipelineContext,
): Stage {
  const { simple, order } = context.collation
  return gathering(() => {
    const groups = new Map<string, Group>()
    const list: Group[] = []
    function groupOf(scope: Scope): Group {
      const value = id(scope) ?? null
      const key = encodeComponent(value).toString('latin1')
      const known =
        groups.get(key) ?? (simple ? undefined : list.find((group) => equals(group.id, value, order)))
      if (known) return known
      const group: Group = { id: value, fields: output.map(([name, start]) => [name, start()] as const) }
      groups.set(key, group)
      list.push(group)
      return group
    }
    return {
      add(doc) {
        const scope = { ROOT: doc }
        for (const [, accumulator] of groupOf(scope).fields) accumulator.add(scope)
      },
      result: () => list.map(groupDoc),
    }
  })
}

const groupDoc = ({ id, fields }: Group): Doc =>
  new Map<string, Value>([
    ['_id', id],
    ...fields.map(([name, accumulator]) => [name, accumulator.result()] as const),
  ])

function outputOf(spec: Doc, context: PipelineContext) {
  return [...spec].map(([name, accumulator]) => {
    if (name.includes('.')) throw new StoreError(40235, `The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$'))
      throw new StoreError(40236, `The field name '${name}' cannot be an operator name`)
    return [name, compileAccumulator(name, accumulator, expressionContext(context))] as const
  })
}

export const group: MakeStage = (spec, context) => {
  if (!isDoc(spec)) throw new StoreError(15947, "a group's fields must be specified in an object")
  const id = spec.get('_id')
  if (id === undefined) throw new StoreError(15955, 'a group specification must include an _id')
  const fields = new Map([...spec].filter(([name]) => name !== '_id'))
  return grouping(compileExpression(id, expressionContext(context)), outputOf(fields, context), context)
}

export const sortByCount: MakeStage = (spec, context) => {
  const isExpression =
    typeof spec === 'string' ? spec.startsWith('$') : isDoc(spec) && [...spec.keys()][0]?.startsWith('$')
  if (!isExpression)
    throw new StoreError(
      40147,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  const id = compileExpression(spec, expressionContext(context))
  const counted = grouping(id, outputOf(docOf({ count: docOf({ $sum: 1 }) }), context), context)
  return (input) =>
    gathering(() => {
      const docs: Doc[] = []
      return {
        add: (doc) => void docs.push(doc),
        result: () => docs.sort((a, b) => compare(b.get('count'), a.get('count'))),
      }
    })(counted(input))
}

const countOutput = docOf({ count: docOf({ $sum: 1 }) })

export const bucket: MakeStage = (spec, context) => {
  if (!isDoc(spec)) throw new StoreError(40201, 'Argument to $bucket stage must be an object')
  const boundaries = spec.get('boundaries')
  const groupBy = spec.get('groupBy')
  const output = spec.get('output') ?? countOutput
  if (!isArray(boundaries) || groupBy === undefined)
    throw new StoreError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  if (boundaries.length < 2)
    throw new StoreError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    )
  if (!isDoc(output)) throw new StoreError(40196, "The $bucket 'output' field must be an object")
  const compiled = expressionContext(context)
  const limits = boundaries.map((boundary) => compileExpression(boundary, compiled)({}) ?? null)
  for (let at = 1; at < limits.length; at++)
    if (compare(limits[at - 1], limits[at], compiled.strings) >= 0)
      throw new StoreError(
        40194,
        "The 'boundaries' option to $bucket must be sorted, but elements are not in ascending order",
      )
  const value = compileExpression(groupBy, compiled)
  const fallback = spec.get('default')
  const id: Expression = (scope) => {
    const found = value(scope)
    for (let at = limits.length - 1; at > 0; at--)
      if (
        compare(found, limits[at - 1], compiled.strings) >= 0 &&
        compare(found, limits[at], compiled.strings) < 0
      )
        return limits[at - 1]
    if (fallback === undefined)
      throw new StoreError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    return fallback
  }
  const grouped = grouping(id, outputOf(output, context), context)
  return (input) => sortedById(grouped(input))
}

const sortedById: Stage = gathering(() => {
  const docs: Doc[] = []
  return {
    add: (doc) => void docs.push(doc),
    result: () => docs.sort((a, b) => compare(a.get('_id'), b.get('_id'))),
  }
})

export const bucketAuto: MakeStage = (spec, context) => {
  if (!isDoc(spec)) throw new StoreError(40240, 'The argument to $bucketAuto must be an object')
  if (spec.has('granularity'))
    throw new StoreError('NotImplemented', "$bucketAuto with 'granularity' is not supported by this store")
  const groupBy = spec.get('groupBy')
  const count = asInteger(spec.get('buckets'))
  if (groupBy === undefined || count === undefined)
    throw new StoreError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified")
  if (count < 1)
    throw new StoreError(40243, `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}`)
  const output = spec.get('output') ?? countOutput
  if (!isDoc(output)) throw new StoreError(40244, "The $bucketAuto 'output' field must be an object")
  const compiled = expressionContext(context)
  const value = compileExpression(groupBy, compiled)
  const fields = outputOf(output, context)
  return gathering(() => {
    const entries: { value: Value; doc: Doc }[] = []
    return {
      add: (doc) => void entries.push({ value: value({ ROOT: doc }) ?? null, doc }),
      result() {
        entries.sort((a, b) => compare(a.value, b.value, compiled.strings))
        return autoBuckets(entries, count, fields, (a, b) => compare(a, b, compiled.strings) === 0)
      },
    }
  })
}

/** Splits sorted entries into runs of about equal length; equal values stay together. */
function* autoBuckets(
  entries: readonly { value: Value; doc: Doc }[],
  count: number,
  fields: readonly (readonly [string, () => GroupAccumulator])[],
  same: (a: Value, b: Value) => boolean,
): Generator<Doc> {
  const size = Math.max(1, Math.round(entries.length / count))
  let at = 0
  for (let made = 1; at < entries.length; made++) {
    const start = at
    at = made >= count ? entries.length : Math.min(entries.length, at + size)
    while (at < entries.length && same(entries[at]?.value ?? null, entries[at - 1]?.value ?? null)) at++
    const accumulators = fields.map(([name, begin]) => [name, begin()] as const)
    for (const { doc } of entries.slice(start, at))
      for (const [, accumulator] of accumulators) accumulator.add({ ROOT: doc })
    const id = docOf({
      min: entries[start]?.value ?? null,
      max: entries[Math.min(at, entries.length - 1)]?.value ?? null,
    })
    yield groupDoc({ id, fields: accumulators })
  }
}
