import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Decimal128, Double } from 'bson'
import fc from 'fast-check'
import { compareStrings } from '../bson/compare.js'
import { docOf, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Collection, IndexSpec } from '../storage/catalog.js'
import type { Store } from '../storage/records.js'
import { fillCollection, openTestStore } from '../testing/open-test-store.js'
import { simpleCollation } from './collation.js'
import { runQuery } from './execute.js'
import { parseFilter } from './match.js'
import { planQuery, type Hint, type Plan } from './plan.js'
import { compareSortKeys, sortKeyMaker, type Sort } from './sort.js'

let store: Store
let close: () => Promise<void>
beforeAll(() => {
  const opened = openTestStore()
  store = opened.store
  close = () => opened.close()
})
afterAll(() => close())

const context = { strings: compareStrings, variables: {} }
const filterOf = (filter: Doc) => parseFilter(filter, context)

function run(collection: Collection, filter: Doc, sort: Sort, limit: number, hint?: Hint): Doc[] {
  const request = { filter: filterOf(filter), sort, collation: simpleCollation, hint, skip: 0, limit }
  return [...runQuery(store, collection, request)].flatMap((hit) => (hit === 'pause' ? [] : [hit.doc]))
}

const idsOf = (docs: readonly Doc[]): Value[] => docs.map((doc) => doc.get('_id') ?? null)

// Few values, so that they meet often; numbers of several kinds, and text too long for a key.
const long = 'l'.repeat(1990)
const scalar = fc.constantFrom<Value>(
  0,
  1,
  2,
  3,
  new Double(1),
  2n,
  new Double(1.5),
  Decimal128.fromString('1.5'),
  'a',
  'b',
  null,
  true,
  new Date(1),
  long,
  `${long}x`,
)
const field: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: scalar.map((b) => docOf({ b })) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.tuple(scalar, scalar).map(([b, c]) => docOf({ b, c })),
      { maxLength: 2 },
    ),
  },
)
const document = fc
  .record({ a: field, b: field, c: scalar }, { requiredKeys: [] })
  .map((fields) => docOf(fields))

const path = fc.constantFrom('a', 'b', 'c', 'a.b', 'a.c', 'a.0')
const components = fc.uniqueArray(fc.record({ path, descending: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
  selector: (one) => one.path,
})

const comparison = fc
  .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), scalar)
  .map(([operator, value]) => docOf({ [operator]: value }))
const range = fc.tuple(scalar, scalar).map(([from, to]) => docOf({ $gte: from, $lt: to }))
const predicate: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 3, arbitrary: comparison },
  range,
  fc.array(scalar, { maxLength: 3 }).map((values) => docOf({ $in: values })),
  fc.boolean().map((exists) => docOf({ $exists: exists })),
  fc.array(scalar, { maxLength: 2 }),
  range.map((condition) => docOf({ $elemMatch: condition })),
  scalar.map((b) => docOf({ $elemMatch: docOf({ b }) })),
  scalar.map((b) => docOf({ b })),
)
const simple = fc
  .array(fc.tuple(path, predicate), { minLength: 1, maxLength: 3 })
  .map((entries) => new Map(entries))
const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: simple },
  fc.tuple(simple, simple).map(([one, other]) => docOf({ $and: [one, other] })),
  fc.tuple(simple, simple).map(([one, other]) => docOf({ $or: [one, other] })),
)

const kind = fc.constantFrom<Partial<IndexSpec>>(
  {},
  {},
  {},
  { sparse: true },
  { partial: docOf({ c: docOf({ $gt: 0 }) }) },
  { partial: docOf({ a: docOf({ $exists: true }) }) },
)
const index = fc.tuple(components, kind).map(([parts, options]): IndexSpec => ({
  name: 'i',
  components: parts,
  unique: false,
  sparse: false,
  ...options,
}))

/** Documents MongoDB would not take into the indexes at hand are left out. */
async function collectionOf(
  specs: readonly IndexSpec[],
  docs: readonly Doc[],
): Promise<Collection | undefined> {
  try {
    return await fillCollection(store, specs, docs)
  } catch (error) {
    if (error instanceof StoreError && error.code === 171) return undefined
    throw error
  }
}

describe('queries by an index', () => {
  it('find what a walk through the collection finds, whatever the index and the filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        fc.array(index, { minLength: 1, maxLength: 2 }),
        fc.array(filter, { minLength: 4, maxLength: 4 }),
        async (docs, specs, filters) => {
          const collection = await collectionOf(specs, docs)
          if (!collection) return
          for (const one of filters) {
            const expected = idsOf(run(collection, one, [], 0, { natural: 1 }))
            const found = idsOf(run(collection, one, [], 0))
            expect(new Set(found.map(String))).toEqual(new Set(expected.map(String)))
            expect(found).toHaveLength(expected.length)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('come in the order a sort in memory gives, with and without a limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 12 }),
        index,
        filter,
        components,
        fc.integer({ min: 0, max: 4 }),
        async (docs, spec, condition, sort, limit) => {
          const collection = await collectionOf([spec], docs)
          if (!collection) return
          const keyOf = sortKeyMaker(sort, compareStrings)
          const order = compareSortKeys(sort, compareStrings)
          const parallel = (): boolean => {
            try {
              docs.forEach(keyOf)
              return false
            } catch {
              return true
            }
          }
          if (parallel()) return
          const all = run(collection, condition, [], 0, { natural: 1 }).map(keyOf).sort(order)
          const found = run(collection, condition, sort, limit).map(keyOf)
          expect(found.length).toBe(limit === 0 ? all.length : Math.min(limit, all.length))
          found.forEach((key, place) => expect(order(key, all[place] ?? [])).toBe(0))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('the plan', () => {
  const indexNameOf = (plan: Plan): string => (plan.kind === 'index' ? plan.index.name : plan.kind)
  const spec = (name: string, parts: Record<string, 1 | -1>, more: Partial<IndexSpec> = {}): IndexSpec => ({
    name,
    components: Object.entries(parts).map(([part, direction]) => ({
      path: part,
      descending: direction === -1,
    })),
    unique: false,
    sparse: false,
    ...more,
  })
  let collection: Collection
  beforeAll(async () => {
    collection = await fillCollection(
      store,
      [
        spec('ab', { a: 1, b: -1 }),
        spec('c', { c: 1 }, { sparse: true }),
        spec('u', { u: 1 }, { unique: true, partial: docOf({ u: docOf({ $gt: 10 }) }) }),
        spec('tags', { tags: 1 }),
      ],
      [docOf({ a: 1, tags: ['x', 'y'] })],
    )
  })
  const planFor = (condition: Doc, sort: Sort = []): Plan =>
    planQuery(collection, { filter: filterOf(condition), sort, collation: simpleCollation })

  it('prefers the index that pins most', () => {
    expect(indexNameOf(planFor(docOf({ _id: 1, a: 2 })))).toBe('_id_')
    expect(indexNameOf(planFor(docOf({ a: 2, b: 3 })))).toBe('ab')
    expect(indexNameOf(planFor(docOf({ b: 3 })))).toBe('collection')
  })

  it('uses a sparse index only where a missing field cannot match', () => {
    expect(indexNameOf(planFor(docOf({ c: 5 })))).toBe('c')
    expect(indexNameOf(planFor(docOf({ c: null })))).toBe('collection')
    expect(indexNameOf(planFor(new Map(), [{ path: 'c', descending: false }]))).toBe('collection')
  })

  it('uses a partial index only where its filter is implied', () => {
    expect(indexNameOf(planFor(docOf({ u: 11 })))).toBe('u')
    expect(indexNameOf(planFor(docOf({ u: docOf({ $gt: 12 }) })))).toBe('u')
    expect(indexNameOf(planFor(docOf({ u: 9 })))).toBe('collection')
    expect(indexNameOf(planFor(docOf({ u: docOf({ $gt: 9 }) })))).toBe('collection')
  })

  it('reads a sort off an index, forwards and backwards, behind what is pinned', () => {
    expect(planFor(docOf({ a: 1 }), [{ path: 'b', descending: true }])).toMatchObject({
      sorted: true,
      reverse: false,
    })
    expect(planFor(docOf({ a: 1 }), [{ path: 'b', descending: false }])).toMatchObject({
      sorted: true,
      reverse: true,
    })
    expect(
      planFor(new Map(), [
        { path: 'a', descending: false },
        { path: 'b', descending: false },
      ]),
    ).toMatchObject({ sorted: false })
    expect(planFor(docOf({ tags: 'x' }), [{ path: 'tags', descending: false }])).toMatchObject({
      sorted: false,
    })
  })

  it('joins indexes for the branches of an $or, or walks the collection when one has none', () => {
    expect(planFor(docOf({ $or: [docOf({ a: 1 }), docOf({ tags: 'x' })] })).kind).toBe('union')
    expect(planFor(docOf({ $or: [docOf({ a: 1 }), docOf({ nowhere: 'x' })] })).kind).toBe('collection')
  })
})
