import { describe, expect, it } from '@jest/globals'
import * as theirEngine from 'engine.io-parser'
import fc from 'fast-check'
import * as theirSocket from 'socket.io-parser'
import * as engine from './engine-io-parser.js'
import { parse } from './parse-uri.js'
import * as socket from './socket-io-parser.js'

/** What the originals make of the same thing is what ours must make of it. */
const theirs = <T>(run: (done: (value: T) => void) => void): T => {
  let value: T | undefined
  run((given) => (value = given))
  if (value === undefined) throw new Error('no answer at once')
  return value
}
const decodedBy =
  (decoder: {
    on: (event: 'decoded', hear: (packet: object) => void) => unknown
    add: (text: string) => void
  }) =>
  (text: string): object | 'refused' => {
    let packet: object | 'refused' = 'refused'
    decoder.on('decoded', (given) => (packet = given))
    try {
      decoder.add(text)
    } catch {
      return 'refused'
    }
    return packet
  }

const enginePacket = fc.record({
  type: fc.constantFrom('open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'),
  data: fc.string({ minLength: 1 }).filter((text) => !text.includes('\x1e')),
})
const socketPacket = fc
  .record({
    nsp: fc.constantFrom('/', '/chat', '/a-b'),
    id: fc.option(fc.nat(), { nil: undefined }),
    event: fc.string({ minLength: 1 }).filter((name) => !/^(dis)?connect|Listener$/.test(name)),
    arguments: fc.array(fc.jsonValue()),
    kind: fc.constantFrom('event', 'ack', 'connect', 'disconnect', 'refused'),
  })
  .map(({ nsp, id, event, arguments: rest, kind }) => {
    const numbered = id === undefined ? {} : { id }
    switch (kind) {
      case 'event':
        return { type: theirSocket.PacketType.EVENT, nsp, data: [event, ...rest], ...numbered }
      case 'ack':
        return { type: theirSocket.PacketType.ACK, nsp, data: rest, ...numbered }
      case 'connect':
        return { type: theirSocket.PacketType.CONNECT, nsp, data: { token: event } }
      case 'refused':
        return { type: theirSocket.PacketType.CONNECT_ERROR, nsp, data: { message: event } }
      default:
        return { type: theirSocket.PacketType.DISCONNECT, nsp }
    }
  })

describe('the slim parsers', () => {
  it('write and read Engine.IO packets as the original does', () => {
    fc.assert(
      fc.property(fc.array(enginePacket, { minLength: 1, maxLength: 4 }), (packets) => {
        const payload = theirs<string>((done) => theirEngine.encodePayload(packets, done))
        expect(theirs<string>((done) => engine.encodePayload(packets as engine.Packet[], done))).toBe(payload)
        expect(engine.decodePayload(payload)).toEqual(theirEngine.decodePayload(payload))
      }),
    )
  })

  it.each(['', '9', 'x', '2', '4hej'])('read %j as the original does', (text) => {
    expect(engine.decodePacket(text)).toEqual(theirEngine.decodePacket(text))
  })

  it('write and read Socket.IO packets as the original does', () => {
    fc.assert(
      fc.property(socketPacket, (packet) => {
        const [text = ''] = new theirSocket.Encoder().encode(packet) as string[]
        expect(new socket.Encoder().encode(packet)).toEqual([text])
        expect(decodedBy(new socket.Decoder())(text)).toEqual(decodedBy(new theirSocket.Decoder())(text))
      }),
    )
  })

  it.each([
    '7',
    '2',
    '2{}',
    '2["a"',
    '2/chat',
    '2/chat,12',
    '3/chat,1[]',
    '1/chat,',
    '0',
    '2/chat,1["a",{"b":"2/x,3[]"}]',
  ])('take or refuse %j as the original does', (text) => {
    expect(decodedBy(new socket.Decoder())(text)).toEqual(decodedBy(new theirSocket.Decoder())(text))
  })

  it.each([
    [
      'http://127.0.0.1:3000/chat',
      { protocol: 'http', host: '127.0.0.1', port: '3000', path: '/chat', query: '' },
    ],
    [
      'https://chat.kommune.dk/chat?a=1',
      { protocol: 'https', host: 'chat.kommune.dk', port: '', path: '/chat', query: 'a=1' },
    ],
    ['http://[::1]:3000/chat', { protocol: 'http', host: '::1', port: '3000', path: '/chat', query: '' }],
  ])('read the address %s', (address, parts) => {
    expect(parse(address)).toEqual({ source: address, ...parts })
  })
})
