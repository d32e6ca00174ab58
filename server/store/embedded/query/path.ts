import type { Doc, Value } from '../bson/value.js'

const arrayIndex = /^(?:0|[1-9]\d*)$/

/** The position a path component names in an array, if it can name one. */
export const indexOf = (component: string): number | undefined =>
  arrayIndex.test(component) ? Number(component) : undefined

/** Sees a value a path reaches; `position` is where in the outermost array walked through it was found. */
export type Visit = (value: Value | undefined, position: number | undefined) => boolean

/**
 * Visits what a dotted path reaches, walking into the documents of arrays on the way as MongoDB's matcher does.
 * A path that ends nowhere is visited once as `undefined`; an array at its end is visited whole.
 * Stops as soon as `visit` answers true, and answers whether it did.
 */
export function visitPath(
  value: Value | undefined,
  path: readonly string[],
  visit: Visit,
  at = 0,
  outer?: number,
): boolean {
  const component = path[at]
  if (component === undefined) return visit(value, outer)
  if (value instanceof Map) return visitPath(value.get(component), path, visit, at + 1, outer)
  if (!Array.isArray(value)) return visit(undefined, outer)
  const named = indexOf(component)
  const present = named !== undefined && named < value.length
  if (present && visitPath(value[named], path, visit, at + 1, outer)) return true
  return value.some(
    (item, position) =>
      item instanceof Map &&
      // An array position that exists is not also a missing field of the documents in the array.
      (!present || item.has(component)) &&
      visitPath(item, path, visit, at, outer ?? position),
  )
}

/** The value at a dotted path, by name through documents and by position through arrays: no fanning out. */
export function valueAt(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc
  for (const component of path) {
    if (value instanceof Map) value = value.get(component)
    else if (Array.isArray(value)) {
      const position = indexOf(component)
      value = position === undefined ? undefined : value[position]
    } else return undefined
  }
  return value
}
