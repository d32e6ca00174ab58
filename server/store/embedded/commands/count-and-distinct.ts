import { parseQuery, viewContext } from './query.js'
import { compare, compareStrings, equals } from '../bson/compare.js'
import { decodeDocument } from '../bson/decode.js'
import { emptyDoc, asInteger, docOf, isArray, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { type Collation } from '../query/collation.js'
import { runQuery } from '../query/execute.js'
import { visitPath } from '../query/path.js'
import { encodeComponent } from '../storage/key-encoding.js'
import { runStages } from '../aggregate/pipeline.js'
import type { Command, Reply, Request } from './command.js'
import { countOf, viewOf } from '../storage/catalog.js'
import { existing, reader } from './fields.js'
import { parseLet } from './let.js'
import { consume } from './cursors.js'

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
