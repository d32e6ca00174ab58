import { docOf, isArray, isDoc, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { countOf } from '../../storage/catalog.js'
import { describeIndex, patternOf } from '../../storage/describe-index.js'
import { recordRange } from '../../storage/keys.js'
import { compileExpression } from '../expression.js'
import type { Flow, PipelineContext } from '../stage.js'

type MakeSource = (spec: Value, collection: string | undefined, context: PipelineContext) => Flow

function databaseOnly(stage: string, collection: string | undefined): void {
  if (collection !== undefined)
    throw new StoreError('InvalidNamespace', `${stage} can only be run with {aggregate: 1}`)
}

function required(stage: string, collection: string | undefined, { store, db }: PipelineContext) {
  if (collection === undefined)
    throw new StoreError(
      'InvalidNamespace',
      `{aggregate: 1} is not valid for '${stage}'; a collection is required.`,
    )
  const found = store.catalog.find(db, collection)
  if (!found)
    throw new StoreError('NamespaceNotFound', `${stage}: collection [${db}.${collection}] not found.`)
  return found
}

/** The stages that make documents instead of taking them in; each can only come first. */
export const sourceStages: Readonly<Record<string, MakeSource>> = {
  $documents(spec, collection, { collation, variables }) {
    databaseOnly('$documents', collection)
    const values = compileExpression(spec, { strings: collation.order, variables })({})
    if (!isArray(values)) throw new StoreError(5858203, 'an array is expected')
    return values.map((value) => {
      if (!isDoc(value)) throw new StoreError(40228, "'newRoot' expression must evaluate to an object")
      return value
    })
  },
  $collStats(spec, collection, context) {
    const found = required('$collStats', collection, context)
    const { environment } = context.store
    const wants = (name: string): boolean => isDoc(spec) && spec.has(name)
    let size = 0
    if (wants('storageStats'))
      for (const { value } of environment.scan(recordRange(found.id))) size += value.length
    const count = countOf(found, environment)
    return [
      docOf({
        ns: `${found.db}.${found.name}`,
        localTime: new Date(context.now()),
        storageStats: wants('storageStats')
          ? docOf({
              size,
              count,
              storageSize: size,
              totalSize: size,
              totalIndexSize: 0,
              nindexes: found.indexes.length,
              capped: false,
              indexSizes: docOf({}),
              scaleFactor: 1,
            })
          : undefined,
        count: wants('count') ? count : undefined,
      }),
    ]
  },
  $indexStats(_spec, collection, context) {
    const since = new Date(context.now())
    return required('$indexStats', collection, context).indexes.map((index) =>
      docOf({
        name: index.name,
        key: patternOf(index),
        accesses: docOf({ ops: 0n, since }),
        spec: describeIndex(index),
      }),
    )
  },
  $listLocalSessions(_spec, collection, { session, now }) {
    databaseOnly('$listLocalSessions', collection)
    return session === undefined ? [] : [docOf({ _id: session, lastUse: new Date(now()) })]
  },
  $currentOp(_spec, collection, { db }) {
    databaseOnly('$currentOp', collection)
    if (db !== 'admin')
      throw new StoreError(
        'InvalidNamespace',
        "$currentOp must be run against the 'admin' database with {aggregate: 1}",
      )
    throw new StoreError('NotImplemented', '$currentOp is not supported by this store')
  },
  $changeStream() {
    throw new StoreError(40573, 'The $changeStream stage is only supported on replica sets')
  },
}
