import { compare, type StringOrder } from '../bson/compare.js'
import { asInteger, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { indexed, tuplesOf, type Component } from '../storage/index-keys.js'

export type Sort = readonly Component[]

/** Reads a sort document; `{ $natural: ±1 }` is the caller's to take out first. */
export function parseSort(spec: Doc): Sort {
  if (spec.size > 32) throw new StoreError('BadValue', 'too many compound keys')
  return [...spec].map(([path, order]) => {
    if (isDoc(order)) {
      if (order.has('$meta'))
        throw new StoreError('NotImplemented', '$meta sorts are not supported by this store')
      throw new StoreError(15974, 'Illegal key in $sort specification')
    }
    const direction = asInteger(order)
    if (direction === undefined) throw new StoreError(15974, `Illegal key in $sort specification: ${path}`)
    if (direction !== 1 && direction !== -1)
      throw new StoreError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    checkPath(path)
    return { path, descending: direction === -1 }
  })
}

function checkPath(path: string): void {
  if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string')
  if (path.split('.').includes(''))
    throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
  if (path.startsWith('$'))
    throw new StoreError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
}

export type SortKey = readonly (Value | undefined)[]

export function compareSortKeys(sort: Sort, strings: StringOrder): (a: SortKey, b: SortKey) => number {
  return (a, b) => {
    for (let place = 0; place < sort.length; place++) {
      const order = compare(a[place], b[place], strings)
      if (order !== 0) return sort[place]?.descending ? -order : order
    }
    return 0
  }
}

/** Makes a document's sort key: of an array the element that comes first in the sort's direction. */
export function sortKeyMaker(sort: Sort, strings: StringOrder): (doc: Doc) => SortKey {
  const paths = sort.map(({ path }) => path)
  const order = compareSortKeys(sort, strings)
  return (doc) => {
    let tuples: (Value | undefined)[][]
    try {
      tuples = tuplesOf(paths, doc).tuples
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      throw new StoreError('BadValue', 'cannot sort with keys that are parallel arrays')
    }
    const keys = tuples.map((tuple) => tuple.map(indexed))
    return keys.reduce((best, key) => (order(key, best) < 0 ? key : best))
  }
}

/**
 * Keeps the first `limit` of what is added, in order, equal ones in the order they came; a limit of 0 keeps everything.
 * At most 2 × limit are held at a time.
 */
export function sorter<T>(
  order: (a: T, b: T) => number,
  limit: number,
): { add(item: T): void; result(): T[] } {
  let items: T[] = []
  const settle = (): void => {
    items.sort(order)
    if (limit > 0) items = items.slice(0, limit)
  }
  return {
    add(item) {
      items.push(item)
      if (limit > 0 && items.length >= Math.max(2 * limit, 64)) settle()
    },
    result() {
      settle()
      return items
    },
  }
}
