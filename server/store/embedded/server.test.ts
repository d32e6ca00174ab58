import { afterEach, describe, expect, it } from '@jest/globals'
import { BSON, Double } from 'bson'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { startServer, type RunningServer } from './server.js'
import { crc32c } from './wire/crc32c.js'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

type Opened = {
  readonly server: RunningServer
  readonly port: number
  readonly faults: unknown[]
  clock: number
}

async function open(): Promise<Opened> {
  const directory = mkdtempSync(path.join(tmpdir(), 'server-test-'))
  const faults: unknown[] = []
  const state = { clock: Date.now() }
  const server = startServer({
    directory,
    testCommands: false,
    now: () => state.clock,
    onError: (error) => faults.push(error),
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  opened.push(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return Object.assign(state, { server, faults, port: typeof address === 'object' ? address.port : 0 })
}

/** A connection that speaks bytes, without a driver's good manners. */
class RawConnection {
  private received = Buffer.alloc(0)
  private readonly socket: net.Socket
  private wake: () => void = () => undefined
  closed = false

  constructor(port: number) {
    this.socket = net.connect({ host: '127.0.0.1', port })
    this.socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk])
      this.wake()
    })
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.closed = true
      this.wake()
    })
    opened.push(() => {
      this.socket.destroy()
      return Promise.resolve()
    })
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }

  /** The next reply's document, or `closed`. */
  async reply(): Promise<BSON.Document | 'closed'> {
    for (;;) {
      if (this.received.length >= 16 && this.received.length >= this.received.readInt32LE(0)) {
        const length = this.received.readInt32LE(0)
        const frame = this.received.subarray(0, length)
        this.received = this.received.subarray(length)
        return BSON.deserialize(frame.subarray(frame.readInt32LE(12) === 1 ? 36 : 21))
      }
      if (this.closed) return 'closed'
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }
}

function frame(opCode: number, body: Uint8Array, requestId = 7): Buffer {
  const header = Buffer.alloc(16)
  header.writeInt32LE(16 + body.length, 0)
  header.writeInt32LE(requestId, 4)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, body])
}

const flags = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const body = (command: BSON.Document): Buffer => Buffer.concat([Buffer.from([0]), BSON.serialize(command)])
const msg = (command: BSON.Document, flagBits = 0): Buffer =>
  frame(2013, Buffer.concat([flags(flagBits), body(command)]))
const ping = msg({ ping: 1, $db: 'admin' })

function query(namespace: string, command: BSON.Document): Buffer {
  return frame(
    2004,
    Buffer.concat([flags(0), Buffer.from(`${namespace}\0`), Buffer.alloc(8), BSON.serialize(command)]),
  )
}

describe('the wire protocol', () => {
  it('answers hello in the old form and in the new one', async () => {
    const { port } = await open()
    const raw = new RawConnection(port)
    raw.send(query('admin.$cmd', { isMaster: 1, helloOk: true }))
    expect(await raw.reply()).toMatchObject({
      ismaster: true,
      isWritablePrimary: true,
      helloOk: true,
      maxWireVersion: 25,
      ok: 1,
    })
    raw.send(msg({ hello: 1, $db: 'admin' }))
    expect(await raw.reply()).toMatchObject({ isWritablePrimary: true, ok: 1 })
  })

  it('refuses queries in the old form', async () => {
    const { port } = await open()
    const raw = new RawConnection(port)
    raw.send(query('test.things', { a: 1 }))
    expect(await raw.reply()).toMatchObject({ ok: 0, code: 5739101 })
  })

  it('checks the checksum when there is one', async () => {
    const { port } = await open()
    const checked = (correct: boolean): Buffer => {
      const content = Buffer.concat([flags(1), body({ ping: 1, $db: 'admin' }), Buffer.alloc(4)])
      const bytes = frame(2013, content)
      bytes.writeUInt32LE((crc32c(bytes.subarray(0, -4)) + (correct ? 0 : 1)) >>> 0, bytes.length - 4)
      return bytes
    }
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
    const raw = new RawConnection(port)
    raw.send(checked(true))
    expect(await raw.reply()).toMatchObject({ ok: 1 })
    raw.send(checked(false))
    expect(await raw.reply()).toBe('closed')
  })

  it('takes documents beside the command, and says nothing when told that more is to come', async () => {
    const { port } = await open()
    const raw = new RawConnection(port)
    const documents = Buffer.concat([BSON.serialize({ _id: 1 }), BSON.serialize({ _id: 2 })])
    const sequence = Buffer.concat([
      Buffer.from([1]),
      flags(4 + 10 + documents.length),
      Buffer.from('documents\0'),
      documents,
    ])
    raw.send(
      frame(
        2013,
        Buffer.concat([flags(2), body({ insert: 'c', $db: 'test', writeConcern: { w: 0 } }), sequence]),
      ),
    )
    raw.send(msg({ count: 'c', $db: 'test' }))
    expect(await raw.reply()).toMatchObject({ n: 2, ok: 1 })
  })

  it('answers requests in the order they came, however they are cut up', async () => {
    const { port } = await open()
    const raw = new RawConnection(port)
    const bytes = Buffer.concat(
      Array.from({ length: 20 }, (_, n) => msg({ insert: 'c', documents: [{ _id: n }], $db: 'test' })).concat(
        msg({ count: 'c', $db: 'test' }),
      ),
    )
    for (let at = 0; at < bytes.length; at += 7) raw.send(bytes.subarray(at, at + 7))
    for (let n = 0; n < 20; n++) expect(await raw.reply()).toMatchObject({ n: 1 })
    expect(await raw.reply()).toMatchObject({ n: 20 })
  })

  it.each<[string, Buffer]>([
    ['a length below the header', flags(3)],
    ['a length beyond 48 MB', flags(48_000_001)],
    ['a negative length', flags(0xffffffff)],
    ['an op code of no message', frame(2001, Buffer.alloc(20))],
    ['a compressed message', frame(2012, Buffer.alloc(20))],
    ['flags nobody knows', msg({ ping: 1, $db: 'admin' }, 4)],
    ['an empty message', frame(2013, Buffer.alloc(0))],
    [
      'a section nobody knows',
      frame(2013, Buffer.concat([flags(0), Buffer.from([9]), BSON.serialize({ ping: 1 })])),
    ],
    ['two bodies', frame(2013, Buffer.concat([flags(0), body({ ping: 1 }), body({ ping: 1 })]))],
    [
      'a document longer than its message',
      frame(2013, Buffer.concat([flags(0), Buffer.from([0]), flags(1000), Buffer.alloc(10)])),
    ],
    [
      'a sequence longer than its message',
      frame(
        2013,
        Buffer.concat([flags(0), body({ ping: 1 }), Buffer.from([1]), flags(1000), Buffer.alloc(10)]),
      ),
    ],
    ['no body', frame(2013, Buffer.concat([flags(0), Buffer.from([1]), flags(6), Buffer.from('a\0')]))],
  ])('ends a connection that sends %s, and no other', async (_title, bytes) => {
    const { port, faults } = await open()
    const [bad, good] = [new RawConnection(port), new RawConnection(port)]
    good.send(ping)
    expect(await good.reply()).toMatchObject({ ok: 1 })
    bad.send(Buffer.concat([bytes, Buffer.alloc(16)]))
    expect(await bad.reply()).toBe('closed')
    good.send(ping)
    expect(await good.reply()).toMatchObject({ ok: 1 })
    expect(faults).toEqual([])
  })

  it.each<[string, Buffer, number]>([
    [
      'BSON that is none',
      frame(
        2013,
        Buffer.concat([flags(0), Buffer.from([0]), Buffer.from([12, 0, 0, 0, 0x99, 0x61, 0, 1, 0, 0, 0, 0])]),
      ),
      22,
    ],
    ['no database', msg({ ping: 1 }), 40571],
    ['no command', msg({}), 40571],
    ['a command that is a property of every object', msg({ constructor: 1, $db: 'admin' }), 59],
    [
      'a command called __proto__',
      msg(
        BSON.deserialize(
          BSON.serialize(
            new Map<string, unknown>([
              ['__proto__', 1],
              ['$db', 'admin'],
            ]),
          ),
        ),
        0,
      ),
      59,
    ],
    ['a database with a bad name', msg({ ping: 1, $db: 'a.b' }), 73],
  ])('refuses %s and goes on', async (_title, bytes, code) => {
    const { port, faults } = await open()
    const raw = new RawConnection(port)
    raw.send(bytes)
    expect(await raw.reply()).toMatchObject({ ok: 0, code })
    raw.send(ping)
    expect(await raw.reply()).toMatchObject({ ok: 1 })
    expect(faults).toEqual([])
  })

  it('survives any damage to a message', async () => {
    const { port, faults } = await open()
    const whole = msg({
      insert: 'c',
      documents: [{ a: 1, b: 'text', c: [1, { d: null }] }],
      ordered: true,
      $db: 'test',
      lsid: { id: new BSON.UUID() },
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 16, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [place, byte] of changes) bytes[place] = byte
          const raw = new RawConnection(port)
          raw.send(bytes)
          // A flag that says "no reply" would leave nothing to wait for: a ping follows.
          raw.send(ping)
          const first = await raw.reply()
          expect(first === 'closed' || typeof first.ok === 'number').toBe(true)
        },
      ),
      { numRuns: 150 },
    )
    expect(faults).toEqual([])
    const raw = new RawConnection(port)
    raw.send(ping)
    expect(await raw.reply()).toMatchObject({ ok: 1 })
  })

  it('lets others in while one reads through everything', async () => {
    const { port } = await open()
    const writer = new RawConnection(port)
    for (let part = 0; part < 10; part++) {
      writer.send(
        msg({
          insert: 'c',
          documents: Array.from({ length: 2000 }, (_, n) => ({ part, n, text: 'x'.repeat(100) })),
          $db: 'test',
        }),
      )
      await writer.reply()
    }
    const [slow, quick] = [new RawConnection(port), new RawConnection(port)]
    const order: string[] = []
    slow.send(msg({ count: 'c', query: { text: /y+z+$/ }, $db: 'test' }))
    quick.send(ping)
    await Promise.all([
      slow.reply().then(() => order.push('slow')),
      quick.reply().then(() => order.push('quick')),
    ])
    expect(order).toEqual(['quick', 'slow'])
  })
})

describe('expiry', () => {
  it('removes what is past its time, and nothing else', async () => {
    const state = await open()
    const raw = new RawConnection(state.port)
    const run = async (command: BSON.Document): Promise<BSON.Document | 'closed'> => {
      raw.send(msg({ ...command, $db: 'test' }))
      return raw.reply()
    }
    const at = (seconds: number): Date => new Date(state.clock + seconds * 1000)
    await run({ createIndexes: 'c', indexes: [{ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 10 }] })
    await run({
      insert: 'c',
      documents: [
        { _id: 1, at: at(-11) },
        { _id: 2, at: at(-9) },
        { _id: 3, at: [at(100), at(-20)] },
        { _id: 4, at: 'text' },
        { _id: 5, at: new Double(0) },
        { _id: 6 },
        { _id: 7, at: at(5) },
      ],
    })
    const left = async (): Promise<unknown> => run({ distinct: 'c', key: '_id' })
    expect(await state.server.expire()).toBe(2)
    expect(await left()).toMatchObject({ values: [2, 4, 5, 6, 7] })
    state.clock += 14_000
    expect(await state.server.expire()).toBe(1)
    state.clock += 10_000
    expect(await state.server.expire()).toBe(1)
    expect(await left()).toMatchObject({ values: [4, 5, 6] })
  })
})

describe('cursors', () => {
  it('that nobody asks for are forgotten after ten minutes', async () => {
    const state = await open()
    const raw = new RawConnection(state.port)
    raw.send(msg({ insert: 'c', documents: [{}, {}, {}], $db: 'test' }))
    await raw.reply()
    raw.send(msg({ find: 'c', batchSize: 1, $db: 'test' }))
    const first = await raw.reply()
    const id: unknown = first === 'closed' ? undefined : (first.cursor as { id: unknown }).id
    state.clock += 11 * 60_000
    await state.server.expire()
    raw.send(msg({ getMore: id, collection: 'c', $db: 'test' }))
    expect(await raw.reply()).toMatchObject({ ok: 0, code: 43 })
  })
})
