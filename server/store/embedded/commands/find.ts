import { encodeDocument } from '../bson/encode.js'
import { textOf, compare, compareStrings, equals } from '../bson/compare.js'
import { decodeDocument } from '../bson/decode.js'
import { emptyDoc, asInteger, docOf, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseCollation, type Collation } from '../query/collation.js'
import { runQuery, type Pause } from '../query/execute.js'
import { visitPath } from '../query/path.js'
import { encodeComponent } from '../storage/key-encoding.js'
import { parseFilter, type MatchContext } from '../query/match.js'
import type { Hint, PlanRequest } from '../query/plan.js'
import { parseProjection, type Projection } from '../query/projection.js'
import { parseSort } from '../query/sort.js'
import { runStages } from '../aggregate/pipeline.js'
import type { PipelineContext } from '../aggregate/stage.js'
import { namespaceOf, type Store } from '../storage/records.js'
import type { Variables } from '../aggregate/expression.js'
import type { Command, Reply, Request, Server } from './command.js'
import { countOf, viewOf, type Collection } from '../storage/catalog.js'
import { collectionName, existing, reader } from './fields.js'
import { parseLet } from './let.js'
import { consume } from './cursors.js'

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

export const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'max',
    'min',
    'returnKey',
    'showRecordId',
    'tailable',
    'oplogReplay',
    'noCursorTimeout',
    'awaitData',
    'allowPartialResults',
    'collation',
    'allowDiskUse',
    'let',
    'options',
  ],
  async run(request, server) {
    const name = collectionName(request)
    const fields = reader(request.body, 'find')
    refuseSpecials(request)
    const collection = server.store.catalog.find(request.db, name)
    const variables = parseLet(fields.doc('let'), server.now())
    const query = parseQuery(
      {
        filter: fields.doc('filter'),
        sort: fields.doc('sort'),
        hint: fields.value('hint'),
        collation: fields.doc('collation'),
      },
      collection,
      variables,
    )
    const projectionSpec = fields.doc('projection')
    const projection =
      projectionSpec && projectionSpec.size > 0 ? parseProjection(projectionSpec, query.context) : undefined
    const skip = fields.count('skip') ?? 0
    const limit = fields.count('limit') ?? 0
    const batchSize = fields.count('batchSize')
    const singleBatch = fields.flag('singleBatch')
    return server.cursors.open({
      namespace: `${request.db}.${name}`,
      source:
        collection && viewOf(collection)
          ? viewDocuments(request, server, name, { skip, limit }, projection)
          : collection
            ? findDocuments(
                server.store,
                collection,
                { ...query, skip, limit },
                projection,
                fields.flag('showRecordId'),
              )
            : [][Symbol.iterator](),
      batchSize,
      singleBatch,
      keep: fields.flag('noCursorTimeout'),
      deadline: request.deadline,
    })
  },
}

/** A find on a view: its pipeline, then the query as stages. */
function* viewDocuments(
  { body, db }: Request,
  server: Server,
  name: string,
  { skip, limit }: { readonly skip: number; readonly limit: number },
  projection: Projection | undefined,
): Generator<Buffer | Pause, void, undefined> {
  const fields = reader(body, 'find')
  const sort = fields.doc('sort')
  const stages: Value[] = [
    docOf({ $match: fields.doc('filter') ?? emptyDoc() }),
    ...(sort && sort.size > 0 && !sort.has('$natural') ? [docOf({ $sort: sort })] : []),
    ...(skip > 0 ? [docOf({ $skip: skip })] : []),
    ...(limit > 0 ? [docOf({ $limit: limit })] : []),
  ]
  for (const doc of runStages(
    stages,
    name,
    viewContext(db, server, fields.doc('collation'), fields.doc('let')),
  ))
    yield doc === 'pause' ? doc : encodeDocument(projection ? projection(doc) : doc)
}

const viewContext = (
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

function refuseSpecials({ body }: Request): void {
  if (body.get('tailable') === true || body.get('awaitData') === true)
    throw new StoreError(
      'BadValue',
      'error processing query: tailable cursor requested on non capped collection',
    )
  for (const name of ['min', 'max', 'returnKey'] as const) {
    const value = body.get(name)
    if (value !== undefined && value !== null && value !== false && !(isDoc(value) && value.size === 0))
      throw new StoreError('NotImplemented', `find with '${name}' is not supported by this store`)
  }
}

function* findDocuments(
  store: Store,
  collection: Collection,
  query: Parameters<typeof runQuery>[2],
  projection: Projection | undefined,
  showRecordId: boolean,
): Generator<Buffer | Pause, void, undefined> {
  for (const hit of runQuery(store, collection, query)) {
    if (hit === 'pause') yield hit
    else if (!projection && !showRecordId) yield hit.bytes
    else {
      const shaped = new Map(projection ? projection(hit.doc, hit.position) : hit.doc)
      if (showRecordId) shaped.set('$recordId', BigInt(hit.id))
      yield encodeDocument(shaped)
    }
  }
}

export const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  run(request, server) {
    const fields = reader(request.body, 'getMore')
    const id = request.body.get('getMore')
    const cursorId = typeof id === 'bigint' ? id : BigInt(asInteger(id) ?? 0)
    const collection = fields.required('collection', fields.text('collection'))
    return server.cursors.more(
      cursorId,
      `${request.db}.${collection}`,
      fields.count('batchSize'),
      request.deadline,
    )
  },
}

export const killCursors: Command = {
  fields: ['cursors'],
  run(request, server) {
    const name = request.body.get('killCursors')
    const ids = reader(request.body, 'killCursors').array('cursors') ?? []
    const killed: Value[] = []
    const notFound: Value[] = []
    for (const id of ids) {
      const cursorId = typeof id === 'bigint' ? id : BigInt(asInteger(id) ?? 0)
      ;(server.cursors.kill(cursorId, `${request.db}.${textOf(name)}`) ? killed : notFound).push(cursorId)
    }
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
  },
}

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields', 'encryptionInformation'],
  async run(request, server): Promise<Reply> {
    const collection = existing(request, server)
    const fields = reader(request.body, 'count')
    const filter = fields.doc('query')
    const query = parseQuery(
      { filter, hint: fields.value('hint'), collation: fields.doc('collation') },
      collection,
      parseLet(undefined, server.now()),
    )
    const skip = fields.count('skip') ?? 0
    const limitField = fields.value('limit')
    const limit = Math.abs(limitField === undefined ? 0 : (asInteger(limitField) ?? 0))
    if (!collection) return { n: 0, ok: 1 }
    let n = 0
    if (viewOf(collection)) {
      const stages = [
        docOf({ $match: filter ?? emptyDoc() }),
        ...(skip > 0 ? [docOf({ $skip: skip })] : []),
        ...(limit > 0 ? [docOf({ $limit: limit })] : []),
      ]
      for (const doc of runStages(
        stages,
        collection.name,
        viewContext(request.db, server, fields.doc('collation')),
      ))
        if (doc !== 'pause') n++
    } else if (!filter || filter.size === 0) {
      n = Math.max(0, countOf(collection, server.store.environment) - skip)
      if (limit > 0) n = Math.min(n, limit)
    } else
      await eachHit(
        runQuery(server.store, collection, { ...query, skip, limit }),
        request,
        server.now,
        () => {
          n++
        },
      )
    return { n, ok: 1 }
  },
}

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  async run(request, server): Promise<Reply> {
    const collection = existing(request, server)
    const fields = reader(request.body, 'distinct')
    const key = fields.required('key', fields.text('key'))
    if (key === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string')
    const query = parseQuery(
      { filter: fields.doc('query'), hint: fields.value('hint'), collation: fields.doc('collation') },
      collection,
      parseLet(undefined, server.now()),
    )
    if (!collection) return { values: [], ok: 1 }
    const values = distinctSet(query.collation)
    const path = key.split('.')
    if (viewOf(collection)) {
      const stages = [docOf({ $match: fields.doc('query') ?? emptyDoc() })]
      for (const doc of runStages(
        stages,
        collection.name,
        viewContext(request.db, server, fields.doc('collation')),
      ))
        if (doc !== 'pause') values.addFrom(doc, path)
      return { values: values.list(), ok: 1 }
    }
    await eachHit(
      runQuery(server.store, collection, { ...query, skip: 0, limit: 0 }),
      request,
      server.now,
      (bytes) => values.addFrom(decodeDocument(bytes), path),
    )
    return { values: values.list(), ok: 1 }
  },
}

async function eachHit(
  hits: ReturnType<typeof runQuery>,
  { deadline }: Request,
  now: () => number,
  visit: (bytes: Buffer) => void,
): Promise<void> {
  const source = (function* () {
    for (const hit of hits) yield hit === 'pause' ? hit : hit.bytes
  })()
  await consume(source, deadline, now, (bytes) => {
    visit(bytes)
    return true
  })
}

function distinctSet(collation: Collation) {
  const seen = new Map<string, Value>()
  const list: Value[] = []
  const add = (value: Value): void => {
    if (collation.simple) {
      const key = encodeComponent(value).toString('latin1')
      if (seen.has(key)) return
      seen.set(key, value)
    } else if (list.some((held) => equals(held, value, collation.order))) return
    list.push(value)
  }
  return {
    addFrom(doc: Doc, path: readonly string[]): void {
      visitPath(doc, path, (value) => {
        if (isArray(value)) value.forEach(add)
        else if (value !== undefined) add(value)
        return false
      })
    },
    list: () => list.sort((a, b) => compare(a, b, collation.simple ? compareStrings : collation.order)),
  }
}
