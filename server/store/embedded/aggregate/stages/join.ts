import { asInteger, docOf, isArray, isDoc, type Doc, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { visitPath } from '../../query/path.js'
import { encodeComponent } from '../../storage/key-encoding.js'
import { compileExpression } from '../expression.js'
import { readCollection, runStages } from '../pipeline.js'
import { documentsOf, mapping, type Flow, type MakeStage, type PipelineContext } from '../stage.js'
import { replaced } from './basic.js'

const text = (spec: Doc, name: string, stage: string): string => {
  const value = spec.get(name)
  if (typeof value !== 'string')
    throw new StoreError('FailedToParse', `${stage} argument '${name}' must be a string`)
  return value
}

/** The values a path leads to in a document, arrays taken apart; null when it leads nowhere. */
function valuesAt(doc: Doc, path: string): Value[] {
  const values: Value[] = []
  visitPath(doc, path.split('.'), (value) => {
    if (isArray(value)) values.push(...value)
    else values.push(value ?? null)
    return false
  })
  return values.length === 0 ? [null] : values
}

/** One of the values exactly: with `$eq`, so that a regular expression among them stands for itself. */
const oneOf = (path: string, values: readonly Value[]): Doc =>
  docOf({ $or: values.map((value) => docOf({ [path]: docOf({ $eq: value }) })) })

const equalToAny = (path: string, values: readonly Value[]): Doc => {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? docOf({ [path]: docOf({ $eq: only }) })
    : oneOf(path, values)
}

export const lookup: MakeStage = (spec, context) => {
  if (!isDoc(spec)) throw new StoreError('FailedToParse', 'the $lookup specification must be an object')
  for (const name of spec.keys())
    if (!['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'].includes(name))
      throw new StoreError('FailedToParse', `unknown argument to $lookup: ${name}`)
  const as = text(spec, 'as', '$lookup').split('.')
  const pipeline = spec.get('pipeline')
  if (pipeline !== undefined && !isArray(pipeline))
    throw new StoreError('TypeMismatch', "'pipeline' option must be specified as an array")
  const hasFields = spec.has('localField') || spec.has('foreignField')
  if (!hasFields && !pipeline)
    throw new StoreError(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  const localField = hasFields ? text(spec, 'localField', '$lookup') : undefined
  const foreignField = hasFields ? text(spec, 'foreignField', '$lookup') : undefined
  const from = spec.has('from') ? text(spec, 'from', '$lookup') : undefined
  if (from === undefined && !(isArray(pipeline) && isDoc(pipeline[0]) && pipeline[0].has('$documents')))
    throw new StoreError('FailedToParse', "must specify 'from' field for a $lookup")
  const letSpec = spec.get('let') ?? new Map()
  if (!isDoc(letSpec)) throw new StoreError('FailedToParse', "$lookup argument 'let' must be an object")
  if (letSpec.size > 0 && !pipeline)
    throw new StoreError('FailedToParse', "$lookup with a 'let' needs a 'pipeline'")
  const strings = context.collation.order
  const bound = [...letSpec].map(
    ([name, value]) => [name, compileExpression(value, { strings, variables: context.variables })] as const,
  )
  return mapping((doc) => {
    const variables = {
      ...context.variables,
      ...Object.fromEntries(bound.map(([name, part]) => [name, part({ ROOT: doc })])),
    }
    const inner = { ...context, variables, depth: context.depth + 1 }
    const join: Value[] =
      localField !== undefined && foreignField !== undefined
        ? [docOf({ $match: equalToAny(foreignField, valuesAt(doc, localField)) })]
        : []
    return replaced(doc, as, [...documentsOf(runStages([...join, ...(pipeline ?? [])], from, inner))])
  })
}

export const unionWith: MakeStage = (spec, context) => {
  const coll = isDoc(spec) ? spec.get('coll') : spec
  const pipeline = isDoc(spec) ? (spec.get('pipeline') ?? []) : []
  if (!isArray(pipeline))
    throw new StoreError('TypeMismatch', "'pipeline' option must be specified as an array")
  if (coll !== undefined && typeof coll !== 'string')
    throw new StoreError('FailedToParse', 'the $unionWith specification must be an object or string')
  return function* (input: Flow) {
    yield* input
    yield* runStages(pipeline, coll, { ...context, depth: context.depth + 1 })
  }
}

export const graphLookup: MakeStage = (spec, context) => {
  if (!isDoc(spec))
    throw new StoreError('FailedToParse', 'the $graphLookup stage specification must be an object')
  const from = text(spec, 'from', '$graphLookup')
  const as = text(spec, 'as', '$graphLookup').split('.')
  const connectFrom = text(spec, 'connectFromField', '$graphLookup')
  const connectTo = text(spec, 'connectToField', '$graphLookup')
  const depthField = spec.has('depthField') ? text(spec, 'depthField', '$graphLookup') : undefined
  const maxDepth = spec.has('maxDepth') ? asInteger(spec.get('maxDepth')) : Infinity
  if (maxDepth === undefined || maxDepth < 0)
    throw new StoreError(40101, 'maxDepth requires a nonnegative argument')
  const restriction = spec.get('restrictSearchWithMatch')
  const start = spec.get('startWith')
  if (start === undefined) throw new StoreError(40105, "$graphLookup requires 'startWith' to be specified")
  const startWith = compileExpression(start, {
    strings: context.collation.order,
    variables: context.variables,
  })
  return mapping((doc) => {
    const found = new Map<string, Doc>()
    const first = startWith({ ROOT: doc }) ?? null
    let frontier: Value[] = isArray(first) ? first : [first]
    for (let depth = 0; depth <= maxDepth && frontier.length > 0; depth++) {
      const step = equalToAny(connectTo, frontier)
      const filter = isDoc(restriction) ? docOf({ $and: [step, restriction] }) : step
      const fresh: Doc[] = []
      for (const hit of documentsOf(readCollection(from, { filter }, context))) {
        const key = encodeComponent(hit.get('_id')).toString('latin1')
        if (found.has(key)) continue
        found.set(key, depthField === undefined ? hit : replaced(hit, depthField.split('.'), BigInt(depth)))
        fresh.push(hit)
      }
      frontier = fresh.flatMap((hit) => valuesAt(hit, connectFrom)).filter((value) => value !== null)
    }
    return replaced(doc, as, [...found.values()])
  })
}

export const facet: MakeStage = (spec, context: PipelineContext) => {
  if (!isDoc(spec) || spec.size === 0)
    throw new StoreError(40169, 'the $facet specification must be a non-empty object')
  const facets = [...spec].map(([name, pipeline]) => {
    if (!isArray(pipeline)) throw new StoreError(40170, `arguments to $facet must be arrays, ${name} is not`)
    for (const stage of pipeline)
      if (isDoc(stage))
        for (const refused of [
          '$facet',
          '$out',
          '$merge',
          '$documents',
          '$collStats',
          '$indexStats',
          '$geoNear',
        ])
          if (stage.has(refused))
            throw new StoreError(40600, `${refused} is not allowed to be used within a $facet stage`)
    return [name, pipeline] as const
  })
  return function* (input) {
    const docs: Doc[] = []
    for (const doc of input) {
      if (doc === 'pause') yield doc
      else docs.push(doc)
    }
    const inner = { ...context, depth: context.depth + 1 }
    yield new Map<string, Value>(
      facets.map(([name, pipeline]) => [name, [...documentsOf(runStages(pipeline, docs, inner))]]),
    )
  }
}
