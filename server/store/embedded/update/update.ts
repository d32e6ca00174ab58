import type { ExpressionContext } from '../aggregate/expression.js'
import { show } from '../bson/show.js'
import { cloneDoc, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { MatchContext } from '../query/match.js'
import { parseArrayFilters } from './array-filters.js'
import { compileOperators } from './operators.js'
import { compileUpdatePipeline } from './pipeline.js'

/** What an update makes of a document. `position` is where the filter matched an array; `inserting` is true for an upsert. */
export type Update = {
  readonly kind: 'operators' | 'replacement' | 'pipeline'
  readonly apply: (doc: Doc, position: number | undefined, inserting: boolean) => Doc
}

export type UpdateRequest = {
  readonly u: Value | undefined
  readonly arrayFilters?: Value | undefined
  readonly multi: boolean
  /** For the filters in operators. */
  readonly match: MatchContext
  /** For pipelines: the statement's constants `c` and the command's `let`. */
  readonly expression: ExpressionContext
}

/** Compiles an update document, a replacement or an aggregation pipeline. */
export function parseUpdate({ u, arrayFilters, multi, match, expression }: UpdateRequest): Update {
  if (isArray(u)) {
    if (arrayFilters !== undefined)
      throw new StoreError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates')
    return { kind: 'pipeline', apply: compileUpdatePipeline(u, expression) }
  }
  if (!isDoc(u)) throw new StoreError('FailedToParse', 'Update argument must be either an object or an array')
  const [first] = u.keys()
  if (first?.startsWith('$')) {
    const filters = parseArrayFilters(arrayFilters, match)
    return { kind: 'operators', apply: compileOperators(u, filters, match) }
  }
  if (multi)
    throw new StoreError('FailedToParse', 'multi update is not supported for replacement-style update')
  if (arrayFilters !== undefined)
    throw new StoreError('FailedToParse', 'arrayFilters may not be specified for replacement-style updates')
  return { kind: 'replacement', apply: (doc) => replacement(u, doc) }
}

function replacement(u: Doc, doc: Doc): Doc {
  const id = doc.get('_id')
  const result: Doc = new Map()
  const kept = u.has('_id') ? u.get('_id') : id
  if (kept !== undefined) result.set('_id', kept)
  for (const [name, value] of cloneDoc(u)) if (name !== '_id') result.set(name, value)
  return result
}

/** Refuses an update that changed `_id`. */
export function checkId(
  before: Doc,
  after: Doc,
  same: (a: Value, b: Value) => boolean,
  kind: Update['kind'],
): void {
  const old = before.get('_id')
  if (old === undefined) return
  const now = after.get('_id')
  if (now !== undefined && same(old, now)) return
  if (kind === 'operators' || kind === 'pipeline')
    throw new StoreError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    )
  throw new StoreError(
    'ImmutableField',
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(now)}`,
  )
}
