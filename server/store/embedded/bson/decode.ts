import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { StoreError } from '../errors.js'
import { bsonUndefined, type Doc, type Value } from './value.js'

/** As deep as MongoDB lets documents nest. */
const maxDepth = 200

const invalid = (why: string): StoreError => new StoreError('InvalidBSON', `Invalid BSON: ${why}`)

/**
 * Reads one document, every length checked against the bytes at hand.
 * bson's own `deserialize` is not used: it loses the order of fields named like integers and the difference between 1 and 1.0.
 */
export function decodeDocument(bytes: Buffer, start = 0): Doc {
  const doc: Doc = new Map()
  readInto(bytes, start, 0, (name, value) => doc.set(name, value))
  return doc
}

/** The length a document claims, checked to lie within the bytes. */
export function documentLength(bytes: Buffer, start: number): number {
  if (start + 5 > bytes.length) throw invalid('document is cut short')
  const length = bytes.readInt32LE(start)
  if (length < 5 || start + length > bytes.length) throw invalid(`document length ${length}`)
  if (bytes[start + length - 1] !== 0) throw invalid('document does not end in a zero byte')
  return length
}

function readInto(bytes: Buffer, start: number, depth: number, put: (name: string, value: Value) => void) {
  if (depth > maxDepth)
    throw new StoreError('Overflow', `Exceeded depth limit of ${maxDepth} when decoding BSON`)
  const end = start + documentLength(bytes, start) - 1
  let at = start + 4
  const need = (count: number): number => {
    const from = at
    if (count < 0 || from + count > end) throw invalid('value is cut short')
    at += count
    return from
  }
  const cstring = (): string => {
    const from = at
    const stop = bytes.indexOf(0, from)
    if (stop < 0 || stop >= end) throw invalid('unterminated name')
    at = stop + 1
    return bytes.toString('utf8', from, stop)
  }
  const text = (): string => {
    const length = bytes.readInt32LE(need(4))
    if (length < 1) throw invalid(`string length ${length}`)
    const from = need(length)
    if (bytes[from + length - 1] !== 0) throw invalid('string does not end in a zero byte')
    return bytes.toString('utf8', from, from + length - 1)
  }
  const embedded = (): number => {
    const from = at
    if (from + 5 > end) throw invalid('document is cut short')
    return need(documentLength(bytes, from))
  }
  while (at < end) {
    const type = bytes[at++]
    const name = cstring()
    put(name, read(type))
  }

  function read(type: number | undefined): Value {
    switch (type) {
      case 0x01:
        return new Double(bytes.readDoubleLE(need(8)))
      case 0x02:
        return text()
      case 0x03: {
        const doc: Doc = new Map()
        readInto(bytes, embedded(), depth + 1, (name, value) => doc.set(name, value))
        return doc
      }
      case 0x04: {
        const values: Value[] = []
        readInto(bytes, embedded(), depth + 1, (_name, value) => values.push(value))
        return values
      }
      case 0x05: {
        let length = bytes.readInt32LE(need(4))
        const subtype = bytes.readUInt8(need(1))
        if (subtype === 2) {
          // The old binary subtype carries its length twice.
          if (bytes.readInt32LE(need(4)) !== length - 4) throw invalid('binary length')
          length -= 4
        }
        const from = need(length)
        return new Binary(Uint8Array.prototype.slice.call(bytes, from, from + length), subtype)
      }
      case 0x07: {
        const from = need(12)
        return new ObjectId(Uint8Array.prototype.slice.call(bytes, from, from + 12))
      }
      case 0x08: {
        const byte = bytes.readUInt8(need(1))
        if (byte > 1) throw invalid('boolean that is neither 0 nor 1')
        return byte === 1
      }
      case 0x09: {
        const at = Number(bytes.readBigInt64LE(need(8)))
        const date = new Date(at)
        if (Number.isNaN(date.getTime())) throw invalid('date outside the years this store can hold')
        return date
      }
      case 0x06:
        return bsonUndefined
      case 0x0a:
        return null
      case 0x0b: {
        const pattern = cstring()
        const options = cstring()
        if (/[^imxlsu]/.test(options)) throw invalid(`regular expression option in "${options}"`)
        return new BSONRegExp(pattern, options)
      }
      case 0x0d:
        return new Code(text())
      case 0x0e:
        return new BSONSymbol(text())
      case 0x0f: {
        need(4)
        const code = text()
        const from = embedded()
        const scope: Record<string, Value> = {}
        readInto(bytes, from, depth + 1, (name, value) => (scope[name] = value))
        return new Code(code, scope)
      }
      case 0x10:
        return bytes.readInt32LE(need(4))
      case 0x11: {
        const from = need(8)
        return new Timestamp(new Long(bytes.readInt32LE(from), bytes.readInt32LE(from + 4), true))
      }
      case 0x12:
        return bytes.readBigInt64LE(need(8))
      case 0x13: {
        const from = need(16)
        return new Decimal128(Uint8Array.prototype.slice.call(bytes, from, from + 16))
      }
      case 0xff:
        return new MinKey()
      case 0x7f:
        return new MaxKey()
      default:
        throw invalid(`unknown or unsupported type ${String(type)}`)
    }
  }
}
