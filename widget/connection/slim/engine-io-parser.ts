// Stands in for engine.io-parser in the browser bundle: the same protocol, text only.
// https://socket.io/docs/v4/engine-io-protocol/

/** The version of the Engine.IO protocol. */
export const protocol = 4

const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const
export type Packet = { type: (typeof types)[number] | 'error'; data?: string }

const separator = '\x1e'
const encoded = ({ type, data = '' }: Packet) => `${types.indexOf(type as (typeof types)[number])}${data}`

export function encodePacket(packet: Packet, _supportsBinary: boolean, done: (text: string) => void): void {
  done(encoded(packet))
}

export function encodePayload(packets: readonly Packet[], done: (text: string) => void): void {
  done(packets.map(encoded).join(separator))
}

/** What is not text, or of no known type, is an error packet, on which the client closes. */
export function decodePacket(text: unknown): Packet {
  const type = typeof text === 'string' ? types[Number(text.charAt(0) || NaN)] : undefined
  if (!type) return { type: 'error', data: 'parser error' }
  const data = (text as string).slice(1)
  return data ? { type, data } : { type }
}

export const decodePayload = (text: string): Packet[] => text.split(separator).map(decodePacket)

/** For the WebTransport that the bundle leaves out. */
export const createPacketEncoderStream = undefined
export const createPacketDecoderStream = undefined
