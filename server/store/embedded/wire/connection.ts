import type { Socket } from 'node:net'
import type { Encodable } from '../bson/encode.js'
import { isDoc, type Doc } from '../bson/value.js'
import { StoreError } from '../errors.js'
import {
  BrokenFrame,
  encodeReply,
  headerBytes,
  maxMessageBytes,
  parseMessage,
  type Message,
} from './message.js'

/** What is known of a client across its commands. */
export type Client = { readonly id: number; appName: string | undefined }

/** Answers one command; `undefined` closes the connection without an answer. */
export type Handler = (body: Doc, client: Client, form: Message['form']) => Promise<Encodable | undefined>

/** Unanswered requests after which a client is not read any further. */
const mostWaiting = 32

/**
 * Speaks the wire protocol on one socket. Requests of one connection are answered one after another, in order.
 * A frame that makes no sense ends this connection and touches nothing else.
 */
export function serveConnection(
  socket: Socket,
  client: Client,
  handle: Handler,
  onError: (error: unknown) => void,
): void {
  let chunks: Buffer[] = []
  let buffered = 0
  let waiting: Buffer[] = []
  let working = false

  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    buffered += chunk.length
    try {
      takeFrames()
    } catch {
      socket.destroy()
      return
    }
    if (waiting.length >= mostWaiting) socket.pause()
    void work()
  })

  function takeFrames(): void {
    while (buffered >= headerBytes) {
      if (chunks.length > 1 && (chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)]
      const length = chunks[0]?.readInt32LE(0) ?? 0
      if (length < headerBytes || length > maxMessageBytes) throw new BrokenFrame('message length')
      if (buffered < length) return
      const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      waiting.push(all.subarray(0, length))
      chunks = length < all.length ? [all.subarray(length)] : []
      buffered -= length
    }
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    for (let frame = waiting.shift(); frame && !socket.destroyed; frame = waiting.shift()) {
      const reply = await answer(frame)
      if (reply === 'close') {
        socket.destroy()
        break
      }
      if (reply && !socket.write(reply)) await drained(socket)
      if (waiting.length < mostWaiting && socket.isPaused()) socket.resume()
    }
    if (socket.destroyed) waiting = []
    working = false
  }

  async function answer(frame: Buffer): Promise<Buffer | 'close' | undefined> {
    const to = {
      requestId: frame.readInt32LE(4),
      form: frame.readInt32LE(12) === 2004 ? 'query' : 'msg',
    } as const
    let moreToCome = false
    try {
      const message = parseMessage(frame)
      moreToCome = message.moreToCome
      const reply = await handle(message.body, client, message.form)
      if (reply === undefined) return 'close'
      return moreToCome ? undefined : encodeReply(to, reply)
    } catch (error) {
      if (error instanceof BrokenFrame) return 'close'
      if (moreToCome) return undefined
      return encodeReply(to, errorReply(error, onError))
    }
  }
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })

/** An error as a command's reply. What is not a `StoreError` is a fault of ours: reported here, told to the client without detail. */
export function errorReply(error: unknown, onError: (error: unknown) => void): Record<string, Encodable> {
  if (error instanceof StoreError)
    return {
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...(error.details as Record<string, Encodable>),
    }
  onError(error)
  return { ok: 0, errmsg: 'the store met an unexpected error', code: 1, codeName: 'InternalError' }
}

/** The application name a driver gives in its first hello. */
export function appNameOf(hello: Doc): string | undefined {
  const client = hello.get('client')
  const application = isDoc(client) ? client.get('application') : undefined
  const name = isDoc(application) ? application.get('name') : undefined
  return typeof name === 'string' ? name : undefined
}
