import { parseQuery, viewContext } from './query.js'
import { encodeDocument } from '../bson/encode.js'
import { emptyDoc, docOf, isDoc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { runQuery, type Pause } from '../query/execute.js'
import { parseProjection, type Projection } from '../query/projection.js'
import { runStages } from '../aggregate/pipeline.js'
import { type Store } from '../storage/records.js'
import type { Command, Request, Server } from './command.js'
import { viewOf, type Collection } from '../storage/catalog.js'
import { collectionName, reader } from './fields.js'
import { parseLet } from './let.js'

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
