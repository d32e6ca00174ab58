import { MaxKey, MinKey } from 'bson'
import { compareStrings, equals, rankOf } from '../bson/compare.js'
import { isArray, isDoc, type Value } from '../bson/value.js'
import type { Collection, Index } from '../storage/catalog.js'
import { encodeComponent, inverted } from '../storage/key-encoding.js'
import { indexRange, recordRange } from '../storage/keys.js'
import type { Collation } from './collation.js'
import { parseFilter, type Filter } from './match.js'
import type { Conjunct } from './predicate.js'
import { comparisonTest } from './value-tests.js'
import type { Sort } from './sort.js'

type Range = { readonly start: Buffer; readonly end: Buffer }

/** Where to look for matches. Every match lies there; not everything there matches. */
export type Plan =
  | {
      readonly kind: 'collection'
      readonly reverse: boolean
      readonly ranges: readonly Range[]
      readonly sorted: boolean
    }
  | {
      readonly kind: 'index'
      readonly index: Index
      readonly reverse: boolean
      readonly ranges: readonly Range[]
      readonly sorted: boolean
    }
  | { readonly kind: 'union'; readonly parts: readonly Plan[]; readonly sorted: false }

/** `hint` already resolved: an index, or `natural` for a walk through the collection. */
export type Hint = { readonly index: Index } | { readonly natural: 1 | -1 }

export type PlanRequest = {
  readonly filter: Filter
  readonly sort: Sort
  readonly collation: Collation
  readonly hint?: Hint | undefined
}

/** Equal to a few values, or between two; in ascending bytes. `to` stands for all that begins with it. */
type Bounds =
  | { readonly kind: 'points'; readonly points: readonly Buffer[] }
  | { readonly kind: 'interval'; readonly from: Buffer; readonly to: Buffer }

type Candidate = { readonly plan: Plan; readonly score: number }

/** More points than this are not worth seeking one by one. */
const mostPoints = 400

export function planQuery(collection: Collection, request: PlanRequest): Plan {
  const { filter, hint, sort } = request
  if (hint && 'natural' in hint) return wholeCollection(collection, hint.natural === -1, sort.length === 0)
  const indexes = hint ? [hint.index] : collection.indexes
  const candidates = indexes
    .map((index) => useIndex(index, filter.conjuncts, request, hint !== undefined))
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (hint && best) return best.plan
  if (best && best.score >= scores.point) return best.plan
  return unionOf(collection, request) ?? best?.plan ?? wholeCollection(collection, false, sort.length === 0)
}

const wholeCollection = (collection: Collection, reverse: boolean, sorted: boolean): Plan => ({
  kind: 'collection',
  reverse,
  ranges: [recordRange(collection.id)],
  sorted,
})

/** What a use of an index is worth: pinned components above a range, a range above mere order. */
const scores = { unique: 1000, point: 20, points: 16, range: 8, sorted: 5 } as const

function useIndex(
  index: Index,
  conjuncts: readonly Conjunct[],
  request: PlanRequest,
  forced: boolean,
): Candidate | undefined {
  const { sort, collation } = request
  if (!forced && !holdsEveryMatch(index, conjuncts)) return undefined
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: { from: Buffer; to: Buffer }[] | undefined
  let score = 0
  let pinned = 0
  const roots = new Set<string>()
  for (const { path, descending } of index.components) {
    const root = path.split('.')[0] ?? path
    // Components below one array pair up element by element: only the first of them may be bounded.
    if (index.multikey && roots.has(root)) break
    const bounds = boundsFor(path, conjuncts, index.multikey, collation)
    if (!bounds) break
    roots.add(root)
    if (bounds.kind === 'points') {
      if (prefixes.length * bounds.points.length > mostPoints) break
      prefixes = prefixes.flatMap((prefix) =>
        bounds.points.map((point) => Buffer.concat([prefix, descending ? inverted(point) : point])),
      )
      score += bounds.points.length === 1 ? scores.point : scores.points
      pinned++
      continue
    }
    const from = descending ? inverted(bounds.to) : bounds.from
    const to = descending ? inverted(bounds.from) : bounds.to
    ranges = prefixes.map((prefix) => ({
      from: Buffer.concat([prefix, from]),
      to: Buffer.concat([prefix, to]),
    }))
    score += scores.range
    break
  }
  if (index.unique && pinned === index.components.length) score += scores.unique
  const direction = prefixes.length <= 1 ? directionFor(index, pinned, sort, collation) : undefined
  if (direction && sort.length > 0) score += scores.sorted
  if (score === 0 && !forced) return undefined
  ranges ??= prefixes.map((prefix) => ({ from: prefix, to: prefix }))
  return {
    score,
    plan: {
      kind: 'index',
      index,
      reverse: direction === 'backward',
      ranges: ranges
        .sort((a, b) => Buffer.compare(a.from, b.from))
        .map(({ from, to }) => indexRange(index.id, from, to)),
      sorted: direction !== undefined,
    },
  }
}

/** Which way to walk an index so that it comes out sorted, if any way does. */
function directionFor(
  index: Index,
  pinned: number,
  sort: Sort,
  collation: Collation,
): 'forward' | 'backward' | undefined {
  if (sort.length === 0) return 'forward'
  if (index.multikey || index.cut || !collation.simple) return undefined
  const pinnedPaths = new Set(index.components.slice(0, pinned).map(({ path }) => path))
  const wanted = sort.filter(({ path }) => !pinnedPaths.has(path))
  let backward: boolean | undefined
  for (const [place, { path, descending }] of wanted.entries()) {
    const component = index.components[pinned + place]
    if (component?.path !== path) return undefined
    const against = component.descending !== descending
    if (backward !== undefined && backward !== against) return undefined
    backward = against
  }
  return backward ? 'backward' : 'forward'
}

const isNotNull = (value: Value): boolean => value !== null

/** Whether no match can be missing from the index: always, but for sparse and partial ones. */
function holdsEveryMatch(index: Index, conjuncts: readonly Conjunct[]): boolean {
  if (index.sparse) {
    const present = index.components.some(({ path }) =>
      conjuncts.some((known) => known.path === path && needsValue(known)),
    )
    if (!present) return false
  }
  if (!index.partial) return true
  const partial = parseFilter(index.partial, { strings: compareStrings, variables: {} })
  return (
    partial.exact && partial.conjuncts.every((needed) => conjuncts.some((known) => implies(known, needed)))
  )
}

/** The condition cannot hold where the path is missing. */
function needsValue(known: Conjunct): boolean {
  if (known.operator === '$exists') return true
  return known.operator === '$in' ? known.values.every(isNotNull) : isNotNull(known.value)
}

/** Whatever fulfils `known` fulfils `needed`. */
function implies(known: Conjunct, needed: Conjunct): boolean {
  if (known.path !== needed.path) return false
  if (needed.operator === '$exists') return needsValue(known)
  if (known.operator === '$exists') return false
  const holds =
    needed.operator === '$in'
      ? (value: Value) => needed.values.some((item) => equals(item, value))
      : comparisonTest(needed.operator, needed.value, { strings: compareStrings })
  if (known.operator === '$in') return known.values.every((value) => !isArray(value) && holds(value))
  if (known.operator === '$eq') return !isArray(known.value) && holds(known.value)
  if (needed.operator === '$in' || needed.operator === '$eq') return false
  const sameWay = known.operator.slice(0, 3) === needed.operator.slice(0, 3)
  return (
    sameWay &&
    (known.operator === needed.operator && equals(known.value, needed.value) ? true : holds(known.value))
  )
}

/** Index bounds cannot speak for strings under a collation, nor for whole arrays. */
const isEncodable = (value: Value, collation: Collation): boolean =>
  !isArray(value) &&
  !(value instanceof MinKey) &&
  !(value instanceof MaxKey) &&
  (collation.simple || !(isDoc(value) || typeof value === 'string'))

function boundsFor(
  path: string,
  conjuncts: readonly Conjunct[],
  multikey: boolean,
  collation: Collation,
): Bounds | undefined {
  let points: Bounds | undefined
  let from: Buffer | undefined
  let to: Buffer | undefined
  let kind: number | undefined
  for (const known of conjuncts) {
    if (known.path !== path || known.operator === '$exists') continue
    if (known.operator === '$in') {
      if (!points && known.values.every((value) => isEncodable(value, collation)))
        points = { kind: 'points', points: distinct(known.values.map((value) => encodeComponent(value))) }
      continue
    }
    if (!isEncodable(known.value, collation)) continue
    const bytes = encodeComponent(known.value)
    if (known.operator === '$eq') {
      if (points?.kind !== 'points' || points.points.length !== 1)
        points = { kind: 'points', points: [bytes] }
      continue
    }
    // Two bounds may be met by different elements of an array, and bounds of two kinds meet nowhere: keep to the first.
    const rank = rankOf(known.value)
    if (kind !== undefined && (multikey || kind !== rank)) continue
    kind = rank
    if (known.operator === '$gt' || known.operator === '$gte')
      from = !from || Buffer.compare(bytes, from) > 0 ? bytes : from
    else to = !to || Buffer.compare(bytes, to) < 0 ? bytes : to
  }
  if (points) return points
  if (kind === undefined) return undefined
  const bracket = Buffer.from([kind])
  return { kind: 'interval', from: from ?? bracket, to: to ?? bracket }
}

const distinct = (points: Buffer[]): Buffer[] => [
  ...new Map(points.map((point) => [point.toString('latin1'), point])).values(),
]

/** A plan for `$or`: every branch by an index, or none. */
function unionOf(collection: Collection, request: PlanRequest): Plan | undefined {
  for (const branch of request.filter.branches) {
    const parts: Plan[] = []
    for (const alternative of branch) {
      const conjuncts = [...alternative.conjuncts, ...request.filter.conjuncts]
      const [best] = collection.indexes
        .map((index) => useIndex(index, conjuncts, { ...request, sort: [] }, false))
        .filter((candidate) => candidate !== undefined)
        .sort((a, b) => b.score - a.score)
      if (!best) break
      parts.push(best.plan)
    }
    if (parts.length === branch.length) return { kind: 'union', parts, sorted: false }
  }
  return undefined
}
