import path from 'node:path'
import { mkdirSync } from 'node:fs'
import { open } from 'lmdb'
import { StoreError } from '../errors.js'

export type Entry = { readonly key: Buffer; readonly value: Buffer }

/** Which keys to walk: from `start` (inclusive) up to `end` (exclusive), or down from `end` with `reverse`. */
export type KeyRange = { readonly start: Buffer; readonly end: Buffer; readonly reverse?: boolean }

/** An ordered, durable map of bytes to bytes with one writer, and writes committed in groups. */
export interface Environment {
  get(key: Buffer): Buffer | undefined
  /** Walks a range in small steps, each with a fresh view: an open walk never holds an old snapshot. */
  scan(range: KeyRange): Generator<Entry, void, undefined>
  countKeys(range: KeyRange): number
  /** Only inside `write`. */
  put(key: Buffer, value: Buffer): void
  /** Only inside `write`. */
  remove(key: Buffer): void
  /**
   * Runs `work` inside the next write transaction and answers when that is on disk. Whatever waits at that moment shares
   * one transaction and one flush. A `StoreError` thrown by `work` is its answer (it must not have written by then, or mean
   * what it wrote); any other error undoes the whole transaction, and the others in it are run again without the culprit.
   */
  write<T>(work: () => T): Promise<T>
  /** Called after a transaction was undone: what was cached from it must be read again. */
  onUndo(listener: () => void): void
  /** Process ids that have this environment open, other than our own. */
  otherProcesses(): number[]
  close(): Promise<void>
}

type Job = {
  readonly work: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** How long one group may run before it is committed and the loop gets a turn. */
const groupMilliseconds = 40
const firstStep = 16
const widestStep = 256

/**
 * Opens the LMDB file in `directory`. `overlappingSync` is off: a commit then returns only after its pages and its meta page
 * are flushed, so what a reader sees is durable, and a transaction cut off half-way is simply not there on the next open.
 */
export function openEnvironment(directory: string): Environment {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const db = open<Buffer, Buffer>({
    path: path.join(directory, 'data.mdb'),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
    overlappingSync: false,
    maxReaders: 32,
  })
  let jobs: Job[] = []
  let scheduled = false
  const undoListeners: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(commitGroup)
  }

  function commitGroup(): void {
    scheduled = false
    const waiting = jobs
    jobs = []
    const answers: (() => void)[] = []
    let running: Job | undefined
    let done = 0
    try {
      db.transactionSync(() => {
        const startedAt = performance.now()
        for (const job of waiting) {
          running = job
          try {
            const value = job.work()
            answers.push(() => job.resolve(value))
          } catch (error) {
            if (!(error instanceof StoreError)) throw error
            answers.push(() => job.reject(error))
          }
          done++
          if (performance.now() - startedAt > groupMilliseconds) break
        }
        running = undefined
      })
    } catch (error) {
      for (const listener of undoListeners) listener()
      const culprit: Job | undefined = running
      if (culprit) {
        culprit.reject(error)
        jobs = [...waiting.filter((job) => job !== culprit), ...jobs]
      } else {
        const failure = new StoreError('OutOfDiskSpace', `the write could not be committed: ${String(error)}`)
        for (const job of waiting.slice(0, done)) job.reject(failure)
        jobs = [...waiting.slice(done), ...jobs]
      }
      if (jobs.length > 0) schedule()
      return
    }
    jobs = [...waiting.slice(done), ...jobs]
    if (jobs.length > 0) schedule()
    for (const answer of answers) answer()
  }

  return {
    get: (key) => db.get(key),
    *scan({ start, end, reverse = false }) {
      let from = reverse ? end : start
      let step = firstStep
      let first = true
      for (;;) {
        const entries: Entry[] = []
        const range = reverse
          ? { start: from, end: start, reverse, exclusiveStart: true, inclusiveEnd: true, limit: step }
          : { start: from, end, exclusiveStart: !first, limit: step }
        for (const { key, value } of db.getRange(range)) entries.push({ key, value })
        yield* entries
        const last = entries.at(-1)
        if (!last || entries.length < step) return
        from = last.key
        first = false
        step = Math.min(step * 2, widestStep)
      }
    },
    countKeys: ({ start, end }) => db.getKeysCount({ start, end }),
    put: (key, value) => void db.put(key, value),
    remove: (key) => void db.remove(key),
    write<T>(work: () => T) {
      return new Promise<T>((resolve, reject) => {
        jobs.push({ work, resolve: (value) => resolve(value as T), reject })
        schedule()
      })
    },
    onUndo: (listener) => void undoListeners.push(listener),
    otherProcesses() {
      db.get(Buffer.from([0]))
      db.readerCheck()
      // The list is text: a line of headings, then "pid thread txn" a line for each reader.
      return [...db.readerList().matchAll(/^\s*(\d+)\s/gm)]
        .map((match) => Number(match[1]))
        .filter((pid) => pid !== process.pid)
    },
    async close() {
      while (jobs.length > 0) await new Promise((resolve) => setImmediate(resolve))
      await db.close()
    },
  }
}
