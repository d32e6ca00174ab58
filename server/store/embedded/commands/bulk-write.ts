import { textOf } from '../bson/compare.js'
import { emptyDoc, asInteger, isDoc, isTruthy, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { insertDocument } from '../operations/insert.js'
import { runDelete } from '../operations/remove.js'
import type { Variables } from '../aggregate/expression.js'
import type { Command, Reply, Server } from './command.js'
import { adminOnly } from './collections.js'
import { documents } from './documents.js'
import { checkNamespace, ensured, reader, stored, unknownField } from './fields.js'
import { parseQuery } from './query.js'
import { parseLet } from './let.js'
import { checkBatchSize, parseUpdateStatement, updateIn } from './write.js'

type Namespace = readonly [db: string, name: string]

/** What the operations of one command came to. */
type Totals = {
  nErrors: number
  nInserted: number
  nMatched: number
  nModified: number
  nUpserted: number
  nDeleted: number
}

const operationFields: Readonly<Record<string, readonly string[]>> = {
  insert: ['document'],
  update: [
    'filter',
    'updateMods',
    'multi',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'constants',
    'sort',
    'upsertSupplied',
    'sampleId',
  ],
  delete: ['filter', 'multi', 'hint', 'collation', 'sampleId'],
}

export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'bypassDocumentValidation', 'let', 'errorsOnly', 'cursor'],
  async run(request, server): Promise<Reply> {
    adminOnly(request)
    const fields = reader(request.body, 'bulkWrite')
    const ops = fields.docs('ops')
    checkBatchSize(ops.length)
    const namespaces = fields.docs('nsInfo').map(namespaceIn)
    const ordered = fields.flag('ordered', true)
    const errorsOnly = fields.flag('errorsOnly')
    const batchSize = reader(fields.doc('cursor') ?? emptyDoc(), 'bulkWrite.cursor').count('batchSize')
    const variables = parseLet(fields.doc('let'), server.now())
    const operations = ops.map((op) => operationIn(op, namespaces))
    const totals: Totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
    const results = await server.store.environment.write(() => {
      Object.assign(totals, {
        nErrors: 0,
        nInserted: 0,
        nMatched: 0,
        nModified: 0,
        nUpserted: 0,
        nDeleted: 0,
      })
      const list: Reply[] = []
      for (const [idx, { kind, op, namespace }] of operations.entries()) {
        try {
          const result = run(server, kind, op, namespace, variables, totals)
          if (!errorsOnly) list.push({ ok: 1, idx, ...result })
        } catch (error) {
          if (!(error instanceof StoreError)) throw error
          totals.nErrors++
          list.push({
            ok: 0,
            idx,
            code: error.code,
            errmsg: error.message,
            ...(error.details as Reply),
            n: 0,
          })
          if (ordered) break
        }
      }
      return list
    })
    const reply = await server.cursors.open({
      namespace: 'admin.$cmd.bulkWrite',
      source: documents(results),
      batchSize: batchSize ?? Infinity,
      deadline: request.deadline,
    })
    return { ...reply, ...totals }
  },
}

function namespaceIn(info: Doc): Namespace {
  const ns = info.get('ns')
  const dot = typeof ns === 'string' ? ns.indexOf('.') : -1
  if (typeof ns !== 'string' || dot < 1)
    throw new StoreError('InvalidNamespace', `Invalid namespace specified '${textOf(ns)}'`)
  const namespace: Namespace = [ns.slice(0, dot), ns.slice(dot + 1)]
  checkNamespace(...namespace)
  return namespace
}

function operationIn(
  op: Doc,
  namespaces: readonly Namespace[],
): { kind: string; op: Doc; namespace: Namespace } {
  const [kind = ''] = op.keys()
  const known = Object.hasOwn(operationFields, kind) ? operationFields[kind] : undefined
  if (!known)
    throw new StoreError('IDLUnknownField', `BSON field 'bulkWrite.ops.${kind}' is an unknown field.`)
  for (const field of op.keys())
    if (field !== kind && !known.includes(field)) throw unknownField(`bulkWrite.${kind}.${field}`)
  const namespace = namespaces[asInteger(op.get(kind)) ?? -1]
  if (!namespace) throw new StoreError('BadValue', `BulkWrite ops entry has an invalid nsInfo index.`)
  return { kind, op, namespace }
}

function run(
  server: Server,
  kind: string,
  op: Doc,
  [db, name]: Namespace,
  variables: Variables,
  totals: Totals,
): Reply {
  const filter = op.get('filter') ?? emptyDoc()
  if (kind === 'insert') {
    const document = op.get('document')
    if (!isDoc(document))
      throw new StoreError(
        'TypeMismatch',
        "BSON field 'bulkWrite.insert.document' is the wrong type, expected type 'object'",
      )
    insertDocument(server.store, ensured(server, db, name), document)
    totals.nInserted++
    return { n: 1 }
  }
  if (kind === 'delete') {
    const part = reader(op, 'bulkWrite.delete')
    const collection = stored(server, db, name)
    const query = parseQuery(
      { filter: part.doc('filter'), hint: part.value('hint'), collation: part.doc('collation') },
      collection,
      variables,
    )
    const n = collection
      ? runDelete(server.store, collection, { query, multi: isTruthy(op.get('multi')) }).removed
      : 0
    totals.nDeleted += n
    return { n }
  }
  const names: Readonly<Record<string, string>> = { filter: 'q', updateMods: 'u', constants: 'c' }
  const spec: Doc = new Map([...op].map(([field, value]): [string, Value] => [names[field] ?? field, value]))
  spec.set('q', filter)
  const outcome = updateIn(
    server,
    db,
    name,
    parseUpdateStatement(server, db, name, spec, variables, 'bulkWrite.update'),
  )
  totals.nMatched += outcome.matched
  totals.nModified += outcome.modified
  if (outcome.upserted === undefined) return { n: outcome.matched, nModified: outcome.modified }
  totals.nUpserted++
  return { n: 1, nModified: 0, upserted: { _id: outcome.upserted } }
}
