import { emptyDoc } from '../bson/value.js'
import type { Doc } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { runDelete } from '../operations/remove.js'
import { parseProjection } from '../query/projection.js'
import type { Command, Reply } from './command.js'
import { collectionName, reader, stored } from './fields.js'
import { parseQuery } from './query.js'
import { parseLet } from './let.js'
import { updateIn } from './write.js'

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
    'runtimeConstants',
    'encryptionInformation',
  ],
  async run(request, server): Promise<Reply> {
    const name = collectionName(request)
    const fields = reader(request.body, 'findAndModify')
    const remove = fields.flag('remove')
    const upsert = fields.flag('upsert')
    const returnNew = fields.flag('new')
    const u = fields.value('update')
    if (remove && u !== undefined)
      throw new StoreError('FailedToParse', 'Cannot specify both an update and remove=true')
    if (remove && upsert)
      throw new StoreError('FailedToParse', 'Cannot specify both upsert=true and remove=true ')
    if (remove && returnNew)
      throw new StoreError(
        'FailedToParse',
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      )
    if (!remove && u === undefined)
      throw new StoreError('FailedToParse', 'Either an update or remove=true must be specified')
    const variables = parseLet(fields.doc('let'), server.now())
    const q = fields.doc('query') ?? emptyDoc()
    const spec = fields.doc('fields')
    return server.store.environment.write(() => {
      const collection = stored(server, request.db, name)
      const query = parseQuery(
        {
          filter: q,
          sort: fields.doc('sort'),
          hint: fields.value('hint'),
          collation: fields.doc('collation'),
        },
        collection,
        variables,
      )
      const projection = spec && spec.size > 0 ? parseProjection(spec, query.context) : undefined
      const shaped = (doc: Doc | undefined): Doc | null =>
        doc ? (projection?.(doc, positionIn(doc)) ?? doc) : null
      const positionIn = (doc: Doc): number | undefined => {
        const found: { position?: number } = {}
        query.filter.test(doc, found)
        return found.position
      }
      if (remove) {
        const { removed, doc } = collection
          ? runDelete(server.store, collection, { query, multi: false })
          : { removed: 0 }
        return { lastErrorObject: { n: removed }, value: shaped(doc), ok: 1 }
      }
      const outcome = updateIn(server, request.db, name, {
        query,
        q,
        u,
        multi: false,
        upsert,
        arrayFilters: fields.value('arrayFilters'),
        variables,
      })
      const upserted = outcome.upserted
      return {
        lastErrorObject: {
          n: outcome.matched + (upserted === undefined ? 0 : 1),
          updatedExisting: outcome.matched > 0,
          ...(upserted !== undefined && { upserted }),
        },
        value: shaped(returnNew ? outcome.after : outcome.before),
        ok: 1,
      }
    })
  },
}
