import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { StoreError } from '../errors.js'
import type { Value } from './value.js'

/** What can be written: values, plain objects (as documents) and bytes that already are a document. */
export type Encodable =
  Value | Uint8Array | readonly Encodable[] | { readonly [name: string]: Encodable | undefined } | undefined

/** The largest document MongoDB stores. */
export const maxDocumentBytes = 16 * 1024 * 1024
/** Larger than any message may be: growth stops here. */
const maxBytes = 64 * 1024 * 1024

let out = Buffer.allocUnsafeSlow(64 * 1024)
let at = 0

/** Writes one document and returns bytes of its own. */
export function encodeDocument(document: Encodable): Buffer {
  at = 0
  try {
    writeDocument(document, 0)
    return Buffer.from(out.subarray(0, at))
  } finally {
    if (out.length > 4 * 1024 * 1024) out = Buffer.allocUnsafeSlow(64 * 1024)
  }
}

function room(count: number): void {
  if (at + count <= out.length) return
  if (at + count > maxBytes) throw new StoreError('BSONObjectTooLarge', 'BSONObj exceeds the maximum size')
  const grown = Buffer.allocUnsafeSlow(Math.min(maxBytes, Math.max(out.length * 2, at + count)))
  out.copy(grown, 0, 0, at)
  out = grown
}

function writeDocument(document: Encodable, depth: number): void {
  if (document instanceof Uint8Array) {
    writeBytes(document)
    return
  }
  if (depth > 200) throw new StoreError('Overflow', 'Exceeded depth limit of 200 when encoding BSON')
  const start = at
  room(5)
  at += 4
  if (document instanceof Map) for (const [name, value] of document) writeElement(name, value, depth)
  else if (Array.isArray(document))
    (document as readonly Encodable[]).forEach((value, index) => writeElement(String(index), value, depth))
  else
    for (const [name, value] of Object.entries(document as Record<string, Encodable>))
      if (value !== undefined) writeElement(name, value, depth)
  room(1)
  out[at++] = 0
  out.writeInt32LE(at - start, start)
}

function writeBytes(bytes: Uint8Array): void {
  room(bytes.length)
  out.set(bytes, at)
  at += bytes.length
}

function writeCString(text: string): void {
  room(text.length * 3 + 1)
  if (text.includes('\0')) throw new StoreError('InvalidBSON', 'a field name or pattern holds a null byte')
  at += out.write(text, at)
  out[at++] = 0
}

function writeString(text: string): void {
  room(text.length * 3 + 5)
  const length = out.write(text, at + 4)
  out.writeInt32LE(length + 1, at)
  at += length + 4
  out[at++] = 0
}

function header(type: number, name: string): void {
  room(1)
  out[at++] = type
  writeCString(name)
}

function int32(value: number): void {
  room(4)
  at = out.writeInt32LE(value, at)
}

function writeElement(name: string, value: Encodable, depth: number): void {
  switch (typeof value) {
    case 'number':
      if (Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0)) {
        header(0x10, name)
        int32(value)
      } else writeDouble(name, value)
      return
    case 'string':
      header(0x02, name)
      writeString(value)
      return
    case 'boolean':
      header(0x08, name)
      room(1)
      out[at++] = value ? 1 : 0
      return
    case 'symbol':
      header(0x06, name)
      return
    case 'bigint':
      header(0x12, name)
      room(8)
      at = out.writeBigInt64LE(value, at)
      return
  }
  if (value === null || value === undefined) header(0x0a, name)
  else if (value instanceof Map) {
    header(0x03, name)
    writeDocument(value, depth + 1)
  } else if (Array.isArray(value)) {
    header(0x04, name)
    writeDocument(value, depth + 1)
  } else if (value instanceof ObjectId) {
    header(0x07, name)
    writeBytes(value.id)
  } else if (value instanceof Date) {
    header(0x09, name)
    room(8)
    at = out.writeBigInt64LE(BigInt(value.getTime()), at)
  } else if (value instanceof Double) writeDouble(name, value.value)
  else if (value instanceof Binary) {
    header(0x05, name)
    const old = value.sub_type === 2
    int32(value.position + (old ? 4 : 0))
    room(1)
    out[at++] = value.sub_type
    if (old) int32(value.position)
    writeBytes(value.buffer.subarray(0, value.position))
  } else if (value instanceof Decimal128) {
    header(0x13, name)
    writeBytes(value.bytes)
  } else if (value instanceof Timestamp) {
    header(0x11, name)
    int32(value.i | 0)
    int32(value.t | 0)
  } else if (value instanceof BSONRegExp) {
    header(0x0b, name)
    writeCString(value.pattern)
    writeCString(value.options)
  } else if (value instanceof Code) {
    if (value.scope) {
      header(0x0f, name)
      const start = at
      int32(0)
      writeString(value.code)
      writeDocument(value.scope, depth + 1)
      out.writeInt32LE(at - start, start)
    } else {
      header(0x0d, name)
      writeString(value.code)
    }
  } else if (value instanceof BSONSymbol) {
    header(0x0e, name)
    writeString(value.value)
  } else if (value instanceof MinKey) header(0xff, name)
  else if (value instanceof MaxKey) header(0x7f, name)
  else {
    header(0x03, name)
    writeDocument(value, depth + 1)
  }
}

function writeDouble(name: string, value: number): void {
  header(0x01, name)
  room(8)
  at = out.writeDoubleLE(value, at)
}
