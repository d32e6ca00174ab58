import { show } from '../bson/show.js'
import { equals } from '../bson/compare.js'
import { emptyDoc, docOf, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { findHits } from '../operations/update.js'
import { insertDocument, withIdFirst } from '../operations/insert.js'
import { simpleCollation } from '../query/collation.js'
import { parseFilter } from '../query/match.js'
import { valueAt } from '../query/path.js'
import { clearCollection, type Collection } from '../storage/catalog.js'
import { encodeRecord, readRecord, replaceRecord, type Store } from '../storage/records.js'
import { decodeDocument } from '../bson/decode.js'
import { compileUpdatePipeline } from '../update/pipeline.js'
import { compareStrings } from '../bson/compare.js'
import { compileExpression, type Variables } from './expression.js'

/** Where a pipeline ends in a collection instead of a cursor. `write` runs inside the environment's `write`. */
export type Output = {
  readonly db: string
  readonly name: string
  readonly write: (docs: readonly Doc[]) => void
}

function target(spec: Value, db: string, stage: string): { db: string; name: string } {
  if (typeof spec === 'string') return { db, name: spec }
  if (isDoc(spec)) {
    const [toDb, name] = [spec.get('db') ?? db, spec.get('coll')]
    if (typeof toDb === 'string' && typeof name === 'string') return { db: toDb, name }
  }
  throw new StoreError(16990, `${stage} only supports a string or object argument`)
}

/** Compiles a final `$out` or `$merge`. */
export function parseOutput(
  stage: string,
  spec: Value,
  db: string,
  store: Store,
  variables: Variables,
): Output {
  if (stage === '$out') {
    const to = target(spec, db, '$out')
    return { ...to, write: (docs) => replaceCollection(store, to, docs) }
  }
  const options = isDoc(spec) ? spec : docOf({ into: spec })
  for (const name of options.keys())
    if (!['into', 'on', 'let', 'whenMatched', 'whenNotMatched'].includes(name))
      throw new StoreError('IDLUnknownField', `BSON field '$merge.${name}' is an unknown field.`)
  const into = options.get('into')
  if (into === undefined)
    throw new StoreError('IDLFailedToParse', "BSON field '$merge.into' is missing but a required field")
  const to = target(into, db, '$merge')
  const merge = parseMerge(options, variables)
  return { ...to, write: (docs) => mergeInto(store, to, docs, merge) }
}

/** Fills a new collection with the old one's indexes and puts it in the old one's place only when all went well. */
function replaceCollection(
  store: Store,
  { db, name }: { db: string; name: string },
  docs: readonly Doc[],
): void {
  const old = store.catalog.find(db, name)
  const fresh = store.catalog.create(db, `tmp.agg_out.${name}`, old?.options ?? emptyDoc())
  const [idIndex] = fresh.indexes
  fresh.indexes = [
    ...(idIndex ? [idIndex] : []),
    ...(old?.indexes.slice(1) ?? []).map((index) => ({
      ...index,
      id: store.catalog.nextIndexId(),
      multikey: false,
      cut: false,
    })),
  ]
  try {
    for (const doc of docs) insertDocument(store, fresh, doc)
  } catch (error) {
    remove(store, fresh)
    throw error
  }
  if (old) remove(store, old)
  fresh.name = name
  store.catalog.save(fresh)
}

function remove(store: Store, collection: Collection): void {
  clearCollection(store.environment, collection)
  store.catalog.forget(collection)
}

type Merge = {
  readonly on: readonly string[]
  readonly matched: (existing: Doc, incoming: Doc) => Doc
  readonly whenNotMatched: 'insert' | 'discard' | 'fail'
}

function parseMerge(options: Doc, variables: Variables): Merge {
  const on = options.get('on') ?? '_id'
  const fields = isArray(on) ? on : [on]
  if (fields.length === 0 || !fields.every((field) => typeof field === 'string'))
    throw new StoreError(51186, "$merge 'on' must be a string or a non-empty array of strings")
  const whenNotMatched = options.get('whenNotMatched') ?? 'insert'
  if (whenNotMatched !== 'insert' && whenNotMatched !== 'discard' && whenNotMatched !== 'fail')
    throw new StoreError(
      'BadValue',
      `Enumeration value '${show(whenNotMatched)}' for field '$merge.whenNotMatched' is not a valid value.`,
    )
  return { on: fields, whenNotMatched, matched: whenMatchedOf(options, variables) }
}

function whenMatchedOf(options: Doc, variables: Variables): Merge['matched'] {
  const how = options.get('whenMatched') ?? 'merge'
  if (isArray(how)) {
    const letSpec = options.get('let') ?? docOf({ new: '$$ROOT' })
    if (!isDoc(letSpec))
      throw new StoreError(
        'TypeMismatch',
        "BSON field '$merge.let' is the wrong type, expected type 'object'",
      )
    const bound = [...letSpec].map(
      ([name, value]) => [name, compileExpression(value, { strings: compareStrings, variables })] as const,
    )
    return (existing, incoming) => {
      const own = Object.fromEntries(bound.map(([name, part]) => [name, part({ ROOT: incoming })]))
      return compileUpdatePipeline(how, {
        strings: compareStrings,
        variables: { ...variables, new: incoming, ...own },
      })(existing)
    }
  }
  switch (how) {
    case 'replace':
      return (existing, incoming) => withIdFirst(new Map([...incoming, ['_id', existing.get('_id') ?? null]]))
    case 'keepExisting':
      return (existing) => existing
    case 'merge':
      return (existing, incoming) =>
        new Map([...existing, ...[...incoming].filter(([name]) => name !== '_id')])
    case 'fail':
      return () => {
        throw new StoreError(
          'DuplicateKey',
          '$merge with whenMatched: fail found an existing document with the same values for the join fields',
        )
      }
    default:
      throw new StoreError(
        'BadValue',
        `Enumeration value '${show(how)}' for field '$merge.whenMatched' is not a valid value.`,
      )
  }
}

function mergeInto(
  store: Store,
  { db, name }: { db: string; name: string },
  docs: readonly Doc[],
  merge: Merge,
): void {
  const collection = store.catalog.find(db, name) ?? store.catalog.create(db, name, new Map())
  const isUnique = collection.indexes.some(
    ({ unique, partial, components }) =>
      unique &&
      !partial &&
      components.length === merge.on.length &&
      components.every(({ path }) => merge.on.includes(path)),
  )
  if (!isUnique) throw new StoreError(51183, 'Cannot find index to verify that join fields will be unique')
  for (const incoming of docs) {
    const conditions = merge.on.map((path): [string, Value] => {
      const value = valueAt(incoming, path.split('.'))
      if ((value === undefined || value === null || isArray(value)) && path !== '_id')
        throw new StoreError(
          51132,
          "$merge write error: 'on' field cannot be missing, null, undefined or an array",
        )
      return [path, docOf({ $eq: value ?? null })]
    })
    const filter = parseFilter(new Map(conditions), { strings: compareStrings, variables: {} })
    const [hit] =
      incoming.has('_id') || !merge.on.includes('_id')
        ? findHits(store, collection, { filter, sort: [], collation: simpleCollation, skip: 0, limit: 1 })
        : []
    const record = hit && readRecord(store, collection, hit.id)
    if (hit && record) {
      const existing = decodeDocument(record.bytes)
      const after = withIdFirst(merge.matched(existing, incoming))
      if (!equals(after.get('_id'), existing.get('_id')))
        throw new StoreError(
          'ImmutableField',
          '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?',
        )
      const bytes = encodeRecord(after)
      if (!bytes.equals(record.bytes)) replaceRecord(store, collection, hit.id, existing, after, bytes)
    } else if (merge.whenNotMatched === 'insert') insertDocument(store, collection, incoming)
    else if (merge.whenNotMatched === 'fail')
      throw new StoreError(
        13113,
        '$merge could not find a matching document in the target collection for at least one document in the source collection',
      )
  }
}
