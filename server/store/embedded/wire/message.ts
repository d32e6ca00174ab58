import { decodeDocument, documentLength } from '../bson/decode.js'
import { encodeDocument, type Encodable } from '../bson/encode.js'
import type { Doc, Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { crc32c } from './crc32c.js'

/** A request of the MongoDB wire protocol, whichever of the two forms it came in. */
export type Message = {
  readonly requestId: number
  readonly form: 'msg' | 'query'
  /** The command, the sequences beside it put in as arrays, `$db` included. */
  readonly body: Doc
  /** The sender wants no answer. */
  readonly moreToCome: boolean
}

export const headerBytes = 16
export const maxMessageBytes = 48_000_000

const opReply = 1
const opQuery = 2004
const opMsg = 2013

const checksumPresent = 1
const moreToComeFlag = 2
/** Bits 0–15 must be understood by the receiver. */
const requiredBits = 0xffff

/** The frame cannot be answered: the connection has lost its place and is closed. */
export class BrokenFrame extends Error {}

/** Reads one whole frame. What is not a message at all throws `BrokenFrame`; what cannot be accepted throws `StoreError`. */
export function parseMessage(frame: Buffer): Message {
  const requestId = frame.readInt32LE(4)
  const opCode = frame.readInt32LE(12)
  if (opCode === opMsg) return parseMsg(frame, requestId)
  if (opCode === opQuery) return parseQuery(frame, requestId)
  throw new BrokenFrame(`op code ${opCode} is not supported`)
}

function parseMsg(frame: Buffer, requestId: number): Message {
  if (frame.length < headerBytes + 4 + 1 + 5) throw new BrokenFrame('OP_MSG is cut short')
  const flags = frame.readUInt32LE(headerBytes)
  if (flags & requiredBits & ~(checksumPresent | moreToComeFlag))
    throw new BrokenFrame('unknown required flag bits')
  let end = frame.length
  if (flags & checksumPresent) {
    end -= 4
    if (frame.readUInt32LE(end) !== crc32c(frame.subarray(0, end)))
      throw new BrokenFrame('checksum does not match')
  }
  let body: Doc | undefined
  const sequences: [string, Value[]][] = []
  let at = headerBytes + 4
  while (at < end) {
    const kind = frame[at++]
    if (kind === 0) {
      if (body) throw new BrokenFrame('two bodies')
      const length = sectionDocument(frame, at, end)
      body = decodeDocument(frame.subarray(at, at + length))
      at += length
    } else if (kind === 1) {
      const size = at + 4 <= end ? frame.readInt32LE(at) : -1
      const stop = at + size
      if (size < 5 || stop > end) throw new BrokenFrame('sequence length')
      const nameEnd = frame.indexOf(0, at + 4)
      if (nameEnd < 0 || nameEnd >= stop) throw new BrokenFrame('sequence name')
      const name = frame.toString('utf8', at + 4, nameEnd)
      const documents: Value[] = []
      at = nameEnd + 1
      while (at < stop) {
        const length = sectionDocument(frame, at, stop)
        documents.push(decodeDocument(frame.subarray(at, at + length)))
        at += length
      }
      sequences.push([name, documents])
    } else throw new BrokenFrame('unknown section kind')
  }
  if (!body) throw new BrokenFrame('no body')
  for (const [name, documents] of sequences) {
    if (body.has(name)) throw new BrokenFrame('a sequence is also a field of the body')
    body.set(name, documents)
  }
  return { requestId, form: 'msg', body, moreToCome: (flags & moreToComeFlag) !== 0 }
}

function sectionDocument(frame: Buffer, at: number, end: number): number {
  try {
    const length = documentLength(frame, at)
    if (at + length <= end) return length
  } catch {
    // Told below like every other length that does not fit.
  }
  throw new BrokenFrame('document length')
}

/** The old form, which drivers use for their very first hello. */
function parseQuery(frame: Buffer, requestId: number): Message {
  const nameEnd = frame.indexOf(0, headerBytes + 4)
  if (nameEnd < 0 || nameEnd + 9 + 5 > frame.length) throw new BrokenFrame('OP_QUERY is cut short')
  const namespace = frame.toString('utf8', headerBytes + 4, nameEnd)
  const at = nameEnd + 9
  const length = sectionDocument(frame, at, frame.length)
  let body = decodeDocument(frame.subarray(at, at + length))
  const wrapped = body.get('$query') ?? body.get('query')
  if (wrapped instanceof Map) body = wrapped
  if (!namespace.endsWith('.$cmd'))
    throw new StoreError(
      5739101,
      'OP_QUERY is no longer supported. The client driver may require an upgrade.',
    )
  body.set('$db', namespace.slice(0, -5))
  return { requestId, form: 'query', body, moreToCome: false }
}

let lastRequestId = 0

/** An answer in the form the request came in. */
export function encodeReply(to: Pick<Message, 'requestId' | 'form'>, reply: Encodable): Buffer {
  const document = encodeDocument(reply)
  const extra = to.form === 'msg' ? 5 : 20
  const frame = Buffer.allocUnsafe(headerBytes + extra + document.length)
  frame.writeInt32LE(frame.length, 0)
  lastRequestId = (lastRequestId + 1) & 0x7fffffff
  frame.writeInt32LE(lastRequestId, 4)
  frame.writeInt32LE(to.requestId, 8)
  frame.writeInt32LE(to.form === 'msg' ? opMsg : opReply, 12)
  frame.fill(0, headerBytes, headerBytes + extra)
  if (to.form === 'query') {
    frame.writeInt32LE(8, headerBytes) // awaitCapable, as every server since 1.6 says
    frame.writeInt32LE(1, headerBytes + 16)
  }
  document.copy(frame, headerBytes + extra)
  return frame
}
