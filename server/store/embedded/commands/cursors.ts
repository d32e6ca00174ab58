import { randomBytes } from 'node:crypto'
import type { Encodable } from '../bson/encode.js'
import { StoreError } from '../errors.js'
import type { Pause } from '../query/execute.js'
import type { Reply } from './command.js'

/** Documents to come, already encoded, with places to pause in between. */
export type DocumentSource = Iterator<Buffer | Pause, void, undefined>

type Cursor = {
  readonly namespace: string
  readonly source: DocumentSource
  /** Read ahead, but did not fit the last batch. */
  held: Buffer | undefined
  usedAt: number
  busy: boolean
  readonly keep: boolean
}

export interface Cursors {
  /** Opens a cursor and answers with its first batch. `batchSize` of `undefined` is MongoDB's own 101. */
  open(request: OpenCursor): Promise<Reply>
  more(id: bigint, namespace: string, batchSize: number | undefined, deadline: number): Promise<Reply>
  kill(id: bigint, namespace: string): boolean
  /** Forgets cursors nobody has asked for in ten minutes. */
  sweep(): void
  readonly size: number
}

type OpenCursor = {
  readonly namespace: string
  readonly source: DocumentSource
  readonly batchSize: number | undefined
  readonly singleBatch?: boolean
  readonly keep?: boolean
  readonly deadline: number
}

const firstBatchDocuments = 101
/** A reply's documents together stay below the 16 MB of one document. */
const batchBytes = 16 * 1024 * 1024 - 16 * 1024
const idleMilliseconds = 10 * 60 * 1000
const sliceMilliseconds = 8

/** Runs through a source, giving other requests their turn, until `take` has had enough. */
export async function consume(
  source: DocumentSource,
  deadline: number,
  now: () => number,
  take: (document: Buffer) => boolean,
): Promise<boolean> {
  let sliceEnd = performance.now() + sliceMilliseconds
  for (;;) {
    const next = source.next()
    if (next.done) return true
    if (next.value !== 'pause') {
      if (!take(next.value)) return false
      continue
    }
    if (performance.now() < sliceEnd) continue
    if (now() > deadline) throw new StoreError('MaxTimeMSExpired', 'operation exceeded time limit')
    await new Promise((resolve) => setImmediate(resolve))
    sliceEnd = performance.now() + sliceMilliseconds
  }
}

export function openCursors(now: () => number): Cursors {
  const cursors = new Map<bigint, Cursor>()

  async function batch(
    cursor: Cursor,
    size: number,
    deadline: number,
  ): Promise<{ documents: Buffer[]; done: boolean }> {
    const documents: Buffer[] = []
    let bytes = 0
    if (cursor.held) {
      documents.push(cursor.held)
      bytes = cursor.held.length
      cursor.held = undefined
    }
    if (documents.length >= size) return { documents, done: false }
    const done = await consume(cursor.source, deadline, now, (document) => {
      if (documents.length > 0 && bytes + document.length > batchBytes) {
        cursor.held = document
        return false
      }
      documents.push(document)
      bytes += document.length + 12
      return documents.length < size
    })
    return { documents, done }
  }

  function reply(
    cursor: Cursor,
    id: bigint,
    name: 'firstBatch' | 'nextBatch',
    documents: readonly Encodable[],
  ): Reply {
    cursor.usedAt = now()
    return { cursor: { [name]: documents, id, ns: cursor.namespace }, ok: 1 }
  }

  return {
    async open({ namespace, source, batchSize, singleBatch = false, keep = false, deadline }) {
      const cursor: Cursor = { namespace, source, held: undefined, usedAt: now(), busy: false, keep }
      const size = batchSize ?? firstBatchDocuments
      const { documents, done } =
        size === 0 ? { documents: [], done: false } : await batch(cursor, size, deadline)
      if (done || singleBatch) {
        source.return?.()
        return reply(cursor, 0n, 'firstBatch', documents)
      }
      let id = 0n
      while (id === 0n || cursors.has(id)) id = randomBytes(8).readBigUInt64BE() >> 1n
      cursors.set(id, cursor)
      return reply(cursor, id, 'firstBatch', documents)
    },
    async more(id, namespace, batchSize, deadline) {
      const cursor = cursors.get(id)
      if (!cursor) throw new StoreError('CursorNotFound', `cursor id ${id.toString()} not found`)
      if (cursor.namespace !== namespace)
        throw new StoreError(
          'Unauthorized',
          `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
        )
      if (cursor.busy) throw new StoreError(143, `cursor id ${id.toString()} is already in use`)
      cursor.busy = true
      try {
        const { documents, done } = await batch(
          cursor,
          batchSize === undefined || batchSize === 0 ? Infinity : batchSize,
          deadline,
        )
        if (done) cursors.delete(id)
        return reply(cursor, done ? 0n : id, 'nextBatch', documents)
      } catch (error) {
        cursors.delete(id)
        throw error
      } finally {
        cursor.busy = false
      }
    },
    kill(id, namespace) {
      const cursor = cursors.get(id)
      if (cursor?.namespace !== namespace) return false
      if (!cursor.busy) cursor.source.return?.()
      return cursors.delete(id)
    },
    sweep() {
      for (const [id, cursor] of cursors)
        if (!cursor.busy && !cursor.keep && now() - cursor.usedAt > idleMilliseconds) cursors.delete(id)
    },
    get size() {
      return cursors.size
    },
  }
}
