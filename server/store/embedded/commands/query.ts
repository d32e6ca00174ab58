import { emptyDoc, asInteger, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseCollation, type Collation } from '../query/collation.js'
import { parseFilter, type MatchContext } from '../query/match.js'
import type { Hint, PlanRequest } from '../query/plan.js'
import { parseSort } from '../query/sort.js'
import type { PipelineContext } from '../aggregate/stage.js'
import { namespaceOf } from '../storage/records.js'
import type { Variables } from '../aggregate/expression.js'
import type { Server } from './command.js'
import { type Collection } from '../storage/catalog.js'
import { parseLet } from './let.js'

/** Turns a hint into the index it names (2 when there is none). */
export function resolveHint(hint: Value | undefined, collection: Collection | undefined): Hint | undefined {
  if (hint === undefined || (isDoc(hint) && hint.size === 0)) return undefined
  if (isDoc(hint) && hint.has('$natural')) return { natural: asInteger(hint.get('$natural')) === -1 ? -1 : 1 }
  if (typeof hint !== 'string' && !isDoc(hint))
    throw new StoreError('FailedToParse', 'Hint must be a string or an object')
  if (!collection) return undefined
  const index = collection.indexes.find(({ name, components }) =>
    typeof hint === 'string'
      ? name === hint
      : components.length === hint.size &&
        [...hint].every(([path, order], place) => {
          const component = components[place]
          return component?.path === path && asInteger(order) === (component.descending ? -1 : 1)
        }),
  )
  if (!index)
    throw new StoreError(
      'BadValue',
      `error processing query: ns=${namespaceOf(collection)}: planner returned error :: caused by :: hint provided does not correspond to an existing index`,
    )
  return { index }
}

/** The parts of a query that find, count, distinct and the write commands share. */
export function parseQuery(
  parts: {
    readonly filter: Doc | undefined
    readonly sort?: Doc | undefined
    readonly hint?: Value | undefined
    readonly collation?: Value | undefined
  },
  collection: Collection | undefined,
  variables: Variables,
): PlanRequest & { readonly context: MatchContext } {
  const collation: Collation = parseCollation(parts.collation)
  const context: MatchContext = { strings: collation.order, variables }
  const natural = parts.sort?.get('$natural')
  const hint =
    natural === undefined
      ? resolveHint(parts.hint, collection)
      : ({ natural: asInteger(natural) === -1 ? -1 : 1 } as const)
  return {
    filter: parseFilter(parts.filter ?? emptyDoc(), context),
    sort: natural === undefined && parts.sort ? parseSort(parts.sort) : [],
    collation,
    hint,
    context,
  }
}

/** What a pipeline over a view runs in, for the commands that are no pipelines themselves. */
export const viewContext = (
  db: string,
  server: Server,
  collation: Doc | undefined,
  variables?: Doc,
): PipelineContext => ({
  store: server.store,
  db,
  collation: parseCollation(collation),
  variables: parseLet(variables, server.now()),
  now: server.now,
  depth: 0,
})
