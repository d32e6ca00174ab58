import { emptyDoc, asInteger, docOf, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { runQuery, type Pause } from '../query/execute.js'
import { parseFilter } from '../query/match.js'
import type { Hint } from '../query/plan.js'
import { parseSort } from '../query/sort.js'
import { viewOf } from '../storage/catalog.js'
import { mapping, type Flow, type MakeStage, type PipelineContext, type Stage } from './stage.js'
import { count, limit, match, redact, sample, skip, sort, sorting, unwind } from './stages/basic.js'
import { bucket, bucketAuto, group, sortByCount } from './stages/group.js'
import { facet, graphLookup, lookup, unionWith } from './stages/join.js'
import { sourceStages } from './stages/sources.js'
import { transforms } from './stages/transform.js'

const deepest = 20

const shaping = Object.fromEntries(
  Object.entries(transforms).map(([name, make]): [string, MakeStage] => [
    name,
    (spec, { collation, variables }) => mapping(make(spec, { strings: collation.order, variables })),
  ]),
)

const stages: Readonly<Record<string, MakeStage>> = {
  ...shaping,
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $count: count,
  $sample: sample,
  $unwind: unwind,
  $redact: redact,
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: lookup,
  $unionWith: unionWith,
  $graphLookup: graphLookup,
  $facet: facet,
}

/** Stages MongoDB has and this store does not: named, so that the answer says which it is. */
const unsupported = new Set([
  '$densify',
  '$fill',
  '$geoNear',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$setWindowFields',
  '$planCacheStats',
  '$listSessions',
  '$listSampledQueries',
  '$shardedDataDistribution',
  '$querySettings',
  '$queryStats',
  '$changeStreamSplitLargeEvent',
  '$rankFusion',
  '$scoreFusion',
])

export function stageOf(stage: Value): [string, Value] {
  if (!isDoc(stage))
    throw new StoreError('TypeMismatch', "Each element of the 'pipeline' array must be an object")
  const [entry] = stage
  if (stage.size !== 1 || !entry)
    throw new StoreError(40323, 'A pipeline stage specification object must contain exactly one field.')
  return entry
}

function compileStage(stage: Value, context: PipelineContext): Stage {
  const [name, spec] = stageOf(stage)
  const make = Object.hasOwn(stages, name) ? stages[name] : undefined
  if (make) return make(spec, context)
  if (name === '$out' || name === '$merge')
    throw new StoreError(40601, `${name} can only be the final stage in the pipeline`)
  if (Object.hasOwn(sourceStages, name))
    throw new StoreError(40602, `${name} is only valid as the first stage in a pipeline`)
  if (unsupported.has(name)) throw new StoreError('NotImplemented', `${name} is not supported by this store`)
  throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`)
}

/**
 * Runs a pipeline over a collection, over documents at hand, or over what its first stage makes.
 * The filters, the sort and the limit it opens with are given to the query planner.
 */
export function runStages(
  pipeline: readonly Value[],
  source: string | readonly Doc[] | undefined,
  context: PipelineContext,
  hint?: (db: string, name: string) => Hint | undefined,
): Flow {
  if (context.depth > deepest)
    throw new StoreError(51047, `Maximum number of nested sub-pipelines exceeded. Limit is ${deepest}`)
  const made = pipeline[0] === undefined ? undefined : sourceStage(pipeline[0], source, context)
  let rest = made ? pipeline.slice(1) : pipeline
  let input: Flow
  if (made) input = made
  else if (typeof source === 'string') {
    const collection = context.store.catalog.find(context.db, source)
    const view = collection && viewOf(collection)
    if (view)
      return runStages(
        [...view.pipeline, ...pipeline],
        view.on,
        { ...context, depth: context.depth + 1 },
        hint,
      )
    const opening = openingOf(pipeline)
    rest = pipeline.slice(opening.stages)
    input = readCollection(source, opening, context, hint?.(context.db, source))
  } else if (source) input = source
  else
    throw new StoreError(
      'InvalidNamespace',
      `{aggregate: 1} is not valid for '${pipeline[0] === undefined ? '' : stageOf(pipeline[0])[0]}'; a collection is required.`,
    )
  return withTopK(rest, context).reduce<Flow>((flow, stage) => stage(flow), input)
}

/** Compiles stages; a `$sort` right before a `$limit` keeps only as many as will be asked for. */
function withTopK(pipeline: readonly Value[], context: PipelineContext): Stage[] {
  return pipeline.map((stage, place) => {
    const compiled = compileStage(stage, context)
    const [name, spec] = stageOf(stage)
    const next = pipeline[place + 1]
    if (name !== '$sort' || next === undefined || !isDoc(spec)) return compiled
    const [nextName, most] = stageOf(next)
    const limitTo = nextName === '$limit' ? asInteger(most) : undefined
    return limitTo === undefined || limitTo < 1
      ? compiled
      : sorting(parseSort(spec), context.collation.order, limitTo)
  })
}

type Opening = { readonly filter: Doc; readonly sort?: Doc; readonly skip?: number; readonly limit?: number }

/** The part of a pipeline that a query can do: `$match`es, then one `$sort`, then `$skip`, then `$limit`. */
function openingOf(pipeline: readonly Value[]): Opening & { stages: number } {
  const filters: Doc[] = []
  let sortSpec: Doc | undefined
  let skipCount: number | undefined
  let limitCount: number | undefined
  let taken = 0
  for (const stage of pipeline) {
    const [name, spec] = stageOf(stage)
    const number = asInteger(spec)
    if (name === '$match' && isDoc(spec) && !sortSpec && skipCount === undefined) filters.push(spec)
    else if (name === '$sort' && isDoc(spec) && spec.size > 0 && !sortSpec && skipCount === undefined)
      sortSpec = spec
    else if (name === '$skip' && number !== undefined && number >= 0 && skipCount === undefined)
      skipCount = number
    else if (name === '$limit' && number !== undefined && number > 0) {
      limitCount = number
      taken++
      break
    } else break
    taken++
  }
  const [only] = filters
  return {
    filter: filters.length > 1 ? docOf({ $and: filters }) : (only ?? emptyDoc()),
    ...(sortSpec && { sort: sortSpec }),
    ...(skipCount !== undefined && { skip: skipCount }),
    ...(limitCount !== undefined && { limit: limitCount }),
    stages: taken,
  }
}

export function* readCollection(
  name: string,
  opening: Opening,
  context: PipelineContext,
  hint?: Hint,
): Generator<Doc | Pause, void, undefined> {
  const { store, db, collation, variables } = context
  const filter = parseFilter(opening.filter, { strings: collation.order, variables })
  const sortKeys = opening.sort ? parseSort(opening.sort) : []
  const collection = store.catalog.find(db, name)
  if (!collection) return
  const request = {
    filter,
    sort: sortKeys,
    collation,
    hint,
    skip: opening.skip ?? 0,
    limit: opening.limit ?? 0,
  }
  for (const hit of runQuery(store, collection, request)) yield hit === 'pause' ? hit : hit.doc
}

function sourceStage(
  stage: Value,
  source: string | readonly Doc[] | undefined,
  context: PipelineContext,
): Flow | undefined {
  const [name, spec] = stageOf(stage)
  const make = Object.hasOwn(sourceStages, name) ? sourceStages[name] : undefined
  return make?.(spec, typeof source === 'string' ? source : undefined, context)
}
