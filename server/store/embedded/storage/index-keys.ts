import type { Doc, Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { indexOf } from '../query/path.js'
import { encodeComponent } from './key-encoding.js'

/** One component of an index: a dotted path and its direction. */
export type Component = { readonly path: string; readonly descending: boolean }

export type IndexKeys = {
  /** The component bytes of each entry, none twice. */
  readonly keys: readonly Buffer[]
  /** The values of the first entry, for messages. */
  readonly values: readonly (readonly (Value | undefined)[])[]
  /** An array was met on the way: the document may have several entries. */
  readonly multikey: boolean
  /** No component's path leads anywhere. */
  readonly missing: boolean
}

type Cursor = { value: Value | undefined; rest: readonly string[]; walked: string; readonly fixed: boolean }

/**
 * The values a document has at several paths, one tuple for each element of an array on the way.
 * An empty array gives `emptyArray`, a path that leads nowhere `undefined`; parallel arrays are refused (171).
 */
export function tuplesOf(
  paths: readonly string[],
  doc: Doc,
): { tuples: (Value | undefined)[][]; multikey: boolean } {
  const split = paths.map(splitPath)
  const plain = plainTuple(split, doc)
  if (plain) return { tuples: [plain], multikey: false }
  const state = { multikey: false }
  const tuples = expand(
    split.map((rest) => ({ value: doc, rest, walked: '', fixed: false })),
    state,
  )
  return { tuples, multikey: state.multikey }
}

/** The common case, taken quickly: no array on the way to any of the values. */
function plainTuple(paths: readonly (readonly string[])[], doc: Doc): (Value | undefined)[] | undefined {
  const tuple: (Value | undefined)[] = []
  for (const path of paths) {
    let value: Value | undefined = doc
    for (const component of path) {
      if (Array.isArray(value)) return undefined
      value = value instanceof Map ? value.get(component) : undefined
    }
    if (Array.isArray(value)) return undefined
    tuple.push(value)
  }
  return tuple
}

const knownPaths = new Map<string, readonly string[]>()

function splitPath(path: string): readonly string[] {
  let components = knownPaths.get(path)
  if (!components) {
    if (knownPaths.size > 1000) knownPaths.clear()
    components = path.split('.')
    knownPaths.set(path, components)
  }
  return components
}

/** The index entries of a document: one for each tuple of its values, encoded. */
export function indexKeys(components: readonly Component[], doc: Doc): IndexKeys {
  const { tuples, multikey } = tuplesOf(
    components.map(({ path }) => path),
    doc,
  )
  const keys = new Map<string, { key: Buffer; values: readonly (Value | undefined)[] }>()
  for (const values of tuples) {
    const parts = values.map((value, place) => encodeComponent(indexed(value), components[place]?.descending))
    const key = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    keys.set(key.toString('latin1'), {
      key,
      values: values.map((value) => (value === emptyArray ? undefined : value)),
    })
  }
  return {
    keys: [...keys.values()].map(({ key }) => key),
    values: [...keys.values()].map(({ values }) => values),
    multikey,
    missing: tuples.every((values) => values.every((value) => value === undefined)),
  }
}

/** Stands for "an array with nothing in it", which sorts below null; a missing field is indexed as null. */
const emptyArray: Value = []

/** The value as it is ordered: missing as null, an empty array below it. */
export const indexed = (value: Value | undefined): Value | undefined =>
  value === emptyArray ? undefined : (value ?? null)

function expand(cursors: Cursor[], state: { multikey: boolean }): (Value | undefined)[][] {
  const arrays = new Map<string, Value[]>()
  for (const cursor of cursors) {
    advance(cursor)
    if (Array.isArray(cursor.value) && !cursor.fixed) arrays.set(cursor.walked, cursor.value)
  }
  const [first, second] = arrays.keys()
  if (first === undefined) return [cursors.map(({ value }) => value)]
  if (second !== undefined)
    throw new StoreError(
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${lastOf(second)}] [${lastOf(first)}]`,
    )
  state.multikey = true
  const array = arrays.get(first) ?? []
  const elements: (Value | undefined)[] = array.length === 0 ? [undefined] : array
  return elements.flatMap((element) =>
    expand(
      cursors.map((cursor) => {
        if (cursor.fixed || cursor.walked !== first || !Array.isArray(cursor.value)) return { ...cursor }
        if (cursor.rest.length === 0)
          return { ...cursor, value: element === undefined ? emptyArray : element, fixed: true }
        return element instanceof Map
          ? { ...cursor, value: element }
          : { ...cursor, value: undefined, rest: [], fixed: true }
      }),
      state,
    ),
  )
}

/** Walks a cursor on through documents, and by position through an array, until an array or the end of its path. */
function advance(cursor: Cursor): void {
  while (!cursor.fixed) {
    const [component, ...rest] = cursor.rest
    if (component === undefined) return
    const { value } = cursor
    if (value instanceof Map) cursor.value = value.get(component)
    else if (Array.isArray(value)) {
      const position = indexOf(component)
      if (position === undefined || position >= value.length) return
      cursor.value = value[position]
    } else {
      cursor.value = undefined
      cursor.rest = []
      return
    }
    cursor.rest = rest
    cursor.walked += `.${component}`
  }
}

const lastOf = (walked: string): string => walked.slice(walked.lastIndexOf('.') + 1)
