import { decodeDocument } from '../bson/decode.js'
import type { Doc } from '../bson/value.js'
import type { Collection } from '../storage/catalog.js'
import { recordIdOf } from '../storage/keys.js'
import { readRecord, type Store } from '../storage/records.js'
import type { Found } from './match.js'
import { planQuery, type Plan, type PlanRequest } from './plan.js'
import { compareSortKeys, sorter, sortKeyMaker, type SortKey } from './sort.js'

/** A document found: its record, its bytes as stored, and where an array element matched. */
export type Hit = {
  readonly id: number
  readonly bytes: Buffer
  readonly doc: Doc
  readonly position: number | undefined
}

export type QueryRequest = PlanRequest & {
  readonly skip: number
  /** 0 for no limit. */
  readonly limit: number
  /** Told of each record looked at, which lets a long search pause or be counted. */
  readonly onExamined?: (() => void) | undefined
}

/** Something to wait for between two documents, so that a long search lets others have their turn. */
export type Pause = 'pause'

/** Runs a query lazily: documents in order, skipped and limited. */
export function* runQuery(
  store: Store,
  collection: Collection,
  request: QueryRequest,
): Generator<Hit | Pause, void, undefined> {
  const plan = planQuery(collection, request)
  let skip = request.skip
  let left = request.limit === 0 ? Infinity : request.limit
  const ordered = plan.sorted
    ? matches(store, collection, plan, request)
    : sortedMatches(store, collection, plan, request)
  for (const hit of ordered) {
    if (hit === 'pause') yield hit
    else if (skip > 0) skip--
    else {
      yield hit
      if (--left <= 0) return
    }
  }
}

/** The records a plan leads to that fulfil the filter, none twice. */
function* matches(
  store: Store,
  collection: Collection,
  plan: Plan,
  { filter, onExamined }: QueryRequest,
): Generator<Hit | Pause, void, undefined> {
  const seen = mayRepeat(plan) ? new Set<number>() : undefined
  let examined = 0
  for (const record of recordsOf(store, collection, plan)) {
    onExamined?.()
    if (++examined % 64 === 0) yield 'pause'
    if (seen?.has(record.id)) continue
    seen?.add(record.id)
    const doc = decodeDocument(record.bytes)
    const found: Found = {}
    if (filter.test(doc, found)) yield { ...record, doc, position: found.position }
  }
}

/** Sorts in memory what no index gives in order. Without a limit only keys and record ids are held, not the documents. */
function* sortedMatches(
  store: Store,
  collection: Collection,
  plan: Plan,
  request: QueryRequest,
): Generator<Hit | Pause, void, undefined> {
  const { sort, collation, filter } = request
  const keyOf = sortKeyMaker(sort, collation.order)
  const order = compareSortKeys(sort, collation.order)
  const kept = sorter<{ key: SortKey; id: number; hit?: Hit }>(
    (a, b) => order(a.key, b.key) || a.id - b.id,
    request.limit === 0 ? 0 : request.limit + request.skip,
  )
  for (const hit of matches(store, collection, plan, request)) {
    if (hit === 'pause') yield hit
    else
      kept.add({
        key: keyOf(hit.doc),
        id: hit.id,
        ...(request.limit > 0 && request.limit + request.skip <= 1000 && { hit }),
      })
  }
  for (const { id, hit } of kept.result()) {
    if (hit) {
      yield hit
      continue
    }
    // The document may have changed since it was sorted; gone or no longer matching, it is left out.
    const record = readRecord(store, collection, id)
    if (!record) continue
    const doc = decodeDocument(record.bytes)
    const found: Found = {}
    if (filter.test(doc, found)) yield { ...record, doc, position: found.position }
  }
}

const mayRepeat = (plan: Plan): boolean =>
  plan.kind === 'union' || (plan.kind === 'index' && plan.index.multikey)

function* recordsOf(
  store: Store,
  collection: Collection,
  plan: Plan,
): Generator<{ id: number; bytes: Buffer }, void, undefined> {
  if (plan.kind === 'union') {
    for (const part of plan.parts) yield* recordsOf(store, collection, part)
    return
  }
  const ranges = plan.reverse ? [...plan.ranges].reverse() : plan.ranges
  for (const range of ranges)
    for (const { key, value } of store.environment.scan({ ...range, reverse: plan.reverse })) {
      const id = recordIdOf(key)
      if (plan.kind === 'collection') yield { id, bytes: value }
      else {
        const record = readRecord(store, collection, id)
        if (record) yield record
      }
    }
}
