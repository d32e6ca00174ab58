import { asInteger, typeName, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { insertDocument } from '../operations/insert.js'
import { runDelete } from '../operations/remove.js'
import {
  compileStatement,
  runUpdate,
  type UpdateOutcome,
  type UpdateStatement,
} from '../operations/update.js'
import type { Variables } from '../aggregate/expression.js'
import type { Encodable } from '../bson/encode.js'
import type { Command, Reply, Server } from './command.js'
import { collectionName, ensured, reader, stored, unknownField } from './fields.js'
import { parseQuery } from './query.js'
import { parseLet } from './let.js'

const mostStatements = 100_000

export const checkBatchSize = (count: number): void => {
  if (count < 1 || count > mostStatements)
    throw new StoreError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${mostStatements}. Got ${count} operations.`,
    )
}

export const writeError = (index: number, error: StoreError): Reply => ({
  index,
  code: error.code,
  ...(error.details as Record<string, Encodable>),
  errmsg: error.message,
})

/** Runs statements one after another; a failed one is noted, and ends an ordered batch. Only inside `write`. */
export function runBatch<T>(
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => void,
): Reply[] {
  const errors: Reply[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      errors.push(writeError(index, error))
      if (ordered) break
    }
  }
  return errors
}

const withErrors = (errors: readonly Reply[]): Reply => (errors.length > 0 ? { writeErrors: errors } : {})

export const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation', 'encryptionInformation'],
  async run(request, server) {
    const name = collectionName(request)
    const fields = reader(request.body, 'insert')
    const documents = fields.docs('documents')
    const ordered = fields.flag('ordered', true)
    checkBatchSize(documents.length)
    return server.store.environment.write(() => {
      const collection = ensured(server, request.db, name)
      let n = 0
      const errors = runBatch(documents, ordered, (document) => {
        insertDocument(server.store, collection, document)
        n++
      })
      return { n, ...withErrors(errors), ok: 1 }
    })
  },
}

const updateFields = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'sort',
  'upsertSupplied',
  'sampleId',
  'allowShardKeyUpdatesWithoutFullShardKeyInQuery',
])

/** Reads one entry of `updates` (or of bulkWrite's `ops`), as far as it can be read before the collection is known. */
export function parseUpdateStatement(
  server: Server,
  db: string,
  name: string,
  spec: Doc,
  variables: Variables,
  owner = 'update.updates',
): UpdateStatement {
  const fields = reader(spec, owner)
  const q = fields.required('q', fields.doc('q'))
  const multi = fields.flag('multi')
  const sort = fields.doc('sort')
  if (sort && multi) throw new StoreError('FailedToParse', 'Cannot specify sort with multi=true')
  const query = parseQuery(
    { filter: q, sort, hint: fields.value('hint'), collation: fields.doc('collation') },
    server.store.catalog.find(db, name),
    variables,
  )
  return {
    query,
    q,
    u: spec.get('u'),
    multi,
    upsert: fields.flag('upsert'),
    arrayFilters: spec.get('arrayFilters'),
    c: fields.doc('c'),
    variables,
  }
}

/** Runs one update on a collection that is made only if the upsert needs it. Only inside `write`. */
export function updateIn(
  server: Server,
  db: string,
  name: string,
  statement: UpdateStatement,
): UpdateOutcome {
  const update = compileStatement(statement)
  const collection = statement.upsert ? ensured(server, db, name) : stored(server, db, name)
  return collection ? runUpdate(server.store, collection, statement, update) : { matched: 0, modified: 0 }
}

export const update: Command = {
  fields: [
    'updates',
    'ordered',
    'bypassDocumentValidation',
    'let',
    'runtimeConstants',
    'encryptionInformation',
  ],
  async run(request, server) {
    const name = collectionName(request)
    const fields = reader(request.body, 'update')
    const statements = fields.docs('updates')
    const ordered = fields.flag('ordered', true)
    checkBatchSize(statements.length)
    for (const [index, statement] of statements.entries())
      for (const field of statement.keys())
        if (!updateFields.has(field)) throw unknownField(`update.updates.${field}`)
        else if (!statement.has('u'))
          throw new StoreError(
            'IDLFailedToParse',
            `BSON field 'update.updates.${index}.u' is missing but a required field`,
          )
    const variables = parseLet(fields.doc('let'), server.now())
    return server.store.environment.write(() => {
      let n = 0
      let nModified = 0
      const upserted: Reply[] = []
      const errors = runBatch(statements, ordered, (spec, index) => {
        const statement = parseUpdateStatement(server, request.db, name, spec, variables)
        const outcome = updateIn(server, request.db, name, statement)
        n += outcome.matched
        nModified += outcome.modified
        if (outcome.upserted !== undefined) {
          n++
          upserted.push({ index, _id: outcome.upserted })
        }
      })
      return { n, nModified, ...(upserted.length > 0 && { upserted }), ...withErrors(errors), ok: 1 }
    })
  },
}

const deleteFields = new Set(['q', 'limit', 'collation', 'hint', 'sampleId'])

export const deleteCommand: Command = {
  fields: ['deletes', 'ordered', 'let', 'runtimeConstants', 'encryptionInformation'],
  async run(request, server) {
    const name = collectionName(request)
    const fields = reader(request.body, 'delete')
    const statements = fields.docs('deletes')
    const ordered = fields.flag('ordered', true)
    checkBatchSize(statements.length)
    for (const statement of statements) {
      for (const field of statement.keys())
        if (!deleteFields.has(field)) throw unknownField(`delete.deletes.${field}`)
      checkLimit(statement.get('limit'))
    }
    const variables = parseLet(fields.doc('let'), server.now())
    return server.store.environment.write(() => {
      let n = 0
      const errors = runBatch(statements, ordered, (spec) => {
        const part = reader(spec, 'delete.deletes')
        const collection = stored(server, request.db, name)
        const query = parseQuery(
          {
            filter: part.required('q', part.doc('q')),
            hint: part.value('hint'),
            collation: part.doc('collation'),
          },
          collection,
          variables,
        )
        if (collection)
          n += runDelete(server.store, collection, {
            query,
            multi: asInteger(spec.get('limit')) === 0,
          }).removed
      })
      return { n, ...withErrors(errors), ok: 1 }
    })
  },
}

function checkLimit(limit: Value | undefined): void {
  if (limit === undefined)
    throw new StoreError(
      'IDLFailedToParse',
      "BSON field 'delete.deletes.limit' is missing but a required field",
    )
  const number = asInteger(limit)
  if (number !== 0 && number !== 1)
    throw new StoreError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${number ?? typeName(limit)}`,
    )
}
