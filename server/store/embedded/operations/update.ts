import { compareStrings, equals } from '../bson/compare.js'
import { decodeDocument } from '../bson/decode.js'
import { cloneDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Variables } from '../aggregate/expression.js'
import { runQuery, type Hit, type QueryRequest } from '../query/execute.js'
import type { PlanRequest } from '../query/plan.js'
import type { MatchContext } from '../query/match.js'
import type { Collection } from '../storage/catalog.js'
import { encodeRecord, insertRecord, readRecord, replaceRecord, type Store } from '../storage/records.js'
import { checkId, parseUpdate, type Update } from '../update/update.js'
import { upsertSeed } from '../update/upsert-seed.js'
import { checkIdValue, withIdFirst } from './insert.js'

export type UpdateStatement = {
  readonly query: PlanRequest & { readonly context: MatchContext }
  readonly q: Doc
  readonly u: Value | undefined
  readonly multi: boolean
  readonly upsert: boolean
  readonly arrayFilters?: Value | undefined
  /** Constants for a pipeline, beside the command's `let`. */
  readonly c?: Doc | undefined
  readonly variables: Variables
}

export type UpdateOutcome = {
  readonly matched: number
  readonly modified: number
  /** The `_id` of a document the upsert made. */
  readonly upserted?: Value
  /** The one document a non-multi update touched, before and after. */
  readonly before?: Doc
  readonly after?: Doc
}

/** Compiles the statement's update, which can be refused before anything is looked for. */
export function compileStatement(statement: UpdateStatement): Update {
  const { u, multi, arrayFilters, query, variables, c } = statement
  if (c && !Array.isArray(u))
    throw new StoreError(51198, 'Constant values may only be specified for pipeline updates')
  return parseUpdate({
    u,
    arrayFilters,
    multi,
    match: query.context,
    expression: { strings: compareStrings, variables: { ...variables, ...(c && Object.fromEntries(c)) } },
  })
}

/** Runs one update statement. Only inside `write`; a document that fails leaves those before it updated. */
export function runUpdate(
  store: Store,
  collection: Collection,
  statement: UpdateStatement,
  update: Update,
): UpdateOutcome {
  const { query, multi, upsert } = statement
  // All matches are found before the first is changed, so that none is met twice.
  const hits = findHits(store, collection, { ...query, skip: 0, limit: multi ? 0 : 1 })
  let matched = 0
  let modified = 0
  let touched: { before: Doc; after: Doc } | undefined
  for (const { id, position } of hits) {
    const record = readRecord(store, collection, id)
    if (!record) continue
    const before = decodeDocument(record.bytes)
    const after = applied(update, before, position)
    const bytes = encodeRecord(after, true)
    matched++
    if (!bytes.equals(record.bytes)) {
      replaceRecord(store, collection, id, before, after, bytes)
      modified++
    }
    if (!multi) touched = { before, after }
  }
  if (matched > 0 || !upsert) return { matched, modified, ...touched }
  const doc = seeded(statement, update)
  insertRecord(store, collection, doc, encodeRecord(doc))
  return { matched: 0, modified: 0, upserted: doc.get('_id') ?? null, after: doc }
}

export function findHits(
  store: Store,
  collection: Collection,
  request: QueryRequest,
): { id: number; position: number | undefined; doc: Doc }[] {
  const hits: Pick<Hit, 'id' | 'position' | 'doc'>[] = []
  for (const hit of runQuery(store, collection, request))
    if (hit !== 'pause')
      hits.push(request.limit === 1 ? hit : { id: hit.id, position: hit.position, doc: noDoc })
  return hits
}

const noDoc: Doc = new Map()

function applied(update: Update, before: Doc, position: number | undefined): Doc {
  const made = update.apply(before, position, false)
  const id = before.get('_id')
  // A pipeline or replacement that says nothing of `_id` keeps it.
  const after = withIdFirst(
    made.has('_id') || id === undefined || update.kind === 'operators'
      ? made
      : new Map([['_id', id], ...made]),
  )
  checkId(before, after, same, update.kind)
  return after
}

/** The very same value: for `_id`, 1 and 1.0 may stand for one another but not become one another. */
const same = (a: Value, b: Value): boolean => equals(a, b)

function seeded({ q }: UpdateStatement, update: Update): Doc {
  const seed = upsertSeed(q, update.kind === 'replacement')
  const idBefore = seed.get('_id')
  const made = update.apply(cloneDoc(seed), undefined, true)
  if (idBefore !== undefined) checkId(seed, made, same, update.kind)
  const doc = withIdFirst(made)
  const id = doc.get('_id') ?? null
  checkIdValue(id)
  return doc
}
