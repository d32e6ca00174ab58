/**
 * The layout of the one ordered map everything lies in:
 *   1 collection-id                       → the collection's catalog entry, a BSON document
 *   2 collection-id record-id             → a document, as the client sent it
 *   3 index-id component-bytes record-id  → an empty value
 * Ids are big-endian; a record's id is its place in the order of insertion.
 */
const catalogKind = 1
const recordKind = 2
const indexKind = 3

export const recordIdBytes = 6

/** LMDB takes keys up to 1978 bytes; longer index keys are cut here and looked at again when they are used. */
export const maxComponentBytes = 1900

const beyond = Buffer.from([0xff])

function prefix(kind: number, id: number, extra = 0): Buffer {
  const key = Buffer.allocUnsafe(5 + extra)
  key[0] = kind
  key.writeUInt32BE(id, 1)
  return key
}

export const catalogKey = (collectionId: number): Buffer => prefix(catalogKind, collectionId)
export const catalogRange = { start: Buffer.from([catalogKind]), end: Buffer.from([catalogKind + 1]) }

export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = prefix(recordKind, collectionId, recordIdBytes)
  key.writeUIntBE(recordId, 5, recordIdBytes)
  return key
}

/** Every record of a collection. */
export const recordRange = (collectionId: number): { start: Buffer; end: Buffer } => ({
  start: prefix(recordKind, collectionId),
  end: prefix(recordKind, collectionId + 1),
})

/** The record id at the end of a record's or an index entry's key. */
export const recordIdOf = (key: Buffer): number => key.readUIntBE(key.length - recordIdBytes, recordIdBytes)

export function indexKey(indexId: number, components: Buffer, recordId: number): Buffer {
  const cut = components.subarray(0, maxComponentBytes)
  const key = prefix(indexKind, indexId, cut.length + recordIdBytes)
  cut.copy(key, 5)
  key.writeUIntBE(recordId, 5 + cut.length, recordIdBytes)
  return key
}

/** Every entry of an index whose components lie between two byte strings, both ends with all that continues them. */
export const indexRange = (
  indexId: number,
  from: Buffer = Buffer.alloc(0),
  to: Buffer = Buffer.alloc(0),
): { start: Buffer; end: Buffer } => ({
  start: Buffer.concat([prefix(indexKind, indexId), from.subarray(0, maxComponentBytes)]),
  end: Buffer.concat([prefix(indexKind, indexId), to.subarray(0, maxComponentBytes), beyond]),
})
