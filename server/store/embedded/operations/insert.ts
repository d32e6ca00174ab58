import { BSONRegExp, Long, ObjectId, Timestamp } from 'bson'
import { isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Collection } from '../storage/catalog.js'
import { encodeRecord, insertRecord, type Store } from '../storage/records.js'

/** Stores one document, giving it an `_id` when it has none. Only inside `write`. */
export function insertDocument(store: Store, collection: Collection, document: Doc): Value {
  const doc = withIdFirst(document)
  const id = doc.get('_id') ?? null
  checkIdValue(id)
  fillTimestamps(doc)
  insertRecord(store, collection, doc, encodeRecord(doc))
  return id
}

/** The document with `_id` as its first field, as every stored document has it. */
export function withIdFirst(document: Doc): Doc {
  const [first] = document.keys()
  if (first === '_id') return document
  const doc: Doc = new Map([['_id', document.get('_id') ?? (document.has('_id') ? null : new ObjectId())]])
  for (const [name, value] of document) if (name !== '_id') doc.set(name, value)
  return doc
}

/** Refuses values no `_id` may have. */
export function checkIdValue(id: Value): void {
  if (isArray(id)) throw new StoreError('InvalidIdField', "The '_id' value cannot be of type array")
  if (id instanceof BSONRegExp)
    throw new StoreError('InvalidIdField', "The '_id' value cannot be of type regex")
  if (!isDoc(id)) return
  for (const name of id.keys())
    if (name.startsWith('$'))
      throw new StoreError(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      )
}

let increment = 0

/** An empty timestamp at the top level means "now". */
function fillTimestamps(doc: Doc): void {
  for (const [name, value] of doc)
    if (value instanceof Timestamp && value.t === 0 && value.i === 0 && name !== '_id')
      doc.set(name, new Timestamp(new Long(++increment, Math.floor(Date.now() / 1000), true)))
}
