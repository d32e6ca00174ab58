import { isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseFilter, type MatchContext } from '../query/match.js'

/** The conditions of `arrayFilters` by identifier, and which identifiers an update made use of. */
export type ArrayFilters = {
  /** Throws when the identifier has no filter. */
  test(identifier: string, path: string): (item: Value) => boolean
  /** Throws when a filter was never used. */
  checkAllUsed(): void
}

/** Reads `arrayFilters`: each one is a filter on a single top-level name, the identifier in `$[identifier]`. */
export function parseArrayFilters(value: Value | undefined, context: MatchContext): ArrayFilters {
  const filters = new Map<string, (item: Value) => boolean>()
  const used = new Set<string>()
  if (value !== undefined && !isArray(value))
    throw new StoreError('TypeMismatch', "BSON field 'arrayFilters' is the wrong type, expected type 'array'")
  for (const item of value ?? []) {
    if (!isDoc(item)) throw new StoreError('TypeMismatch', 'Each array filter must be an object')
    const names = new Set<string>()
    collectNames(item, names)
    const [name, other] = names
    if (name === undefined)
      throw new StoreError(
        'FailedToParse',
        'Cannot use an expression without a top-level field name in arrayFilters',
      )
    if (other !== undefined)
      throw new StoreError(
        'FailedToParse',
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
      )
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw new StoreError(
        'BadValue',
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      )
    if (filters.has(name))
      throw new StoreError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      )
    const filter = parseFilter(item, context)
    filters.set(name, (element) => filter.test(new Map([[name, element]])))
  }
  return {
    test(identifier, path) {
      const test = filters.get(identifier)
      if (!test)
        throw new StoreError(
          'BadValue',
          `No array filter found for identifier '${identifier}' in path '${path}'`,
        )
      used.add(identifier)
      return test
    },
    checkAllUsed() {
      for (const name of filters.keys())
        if (!used.has(name))
          throw new StoreError(
            'FailedToParse',
            `The array filter for identifier '${name}' was not used in the update`,
          )
    },
  }
}

function collectNames(filter: Doc, names: Set<string>): void {
  for (const [name, value] of filter) {
    if (name === '$and' || name === '$or' || name === '$nor') {
      if (isArray(value)) for (const part of value) if (isDoc(part)) collectNames(part, names)
    } else if (!name.startsWith('$')) names.add(name.split('.')[0] ?? name)
  }
}
