import { Emitter } from '@socket.io/component-emitter'

// Stands in for socket.io-parser in the browser bundle: the same protocol, text only.
// https://socket.io/docs/v4/socket-io-protocol/

/** The version of the Socket.IO protocol. */
export const protocol = 5

export const PacketType = { CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4 } as const
export type Packet = { type: number; nsp: string; data?: unknown; id?: number }

export class Encoder {
  encode({ type, nsp, data, id }: Packet): string[] {
    const place = nsp && nsp !== '/' ? `${nsp},` : ''
    return [`${type}${place}${id ?? ''}${data == null ? '' : JSON.stringify(data)}`]
  }
}

const shape = /^([0-4])(?:(\/[^,]*)(?:,|$))?(\d*)(.*)$/s

export class Decoder extends Emitter<object, object, { decoded: (packet: Packet) => void }> {
  /** Emits `decoded`; throws on what is not a packet, on which the client closes. */
  add(text: unknown): void {
    const found = shape.exec(String(text))
    const type = Number(found?.[1] ?? NaN)
    const [nsp = '/', id, json] = found?.slice(2) ?? []
    const data: unknown = json ? JSON.parse(json) : undefined
    if (!found || (json && !fits(type, data))) throw new Error('not a packet')
    this.emitReserved('decoded', {
      type,
      nsp,
      ...(id ? { id: Number(id) } : {}),
      ...(json ? { data } : {}),
    })
  }

  destroy(): void {
    // nothing is kept between packets
  }
}

const fits = (type: number, data: unknown): boolean => {
  if (type === PacketType.EVENT) return Array.isArray(data) && typeof data[0] === 'string'
  if (type === PacketType.ACK) return Array.isArray(data)
  return typeof data === 'object' && type !== PacketType.DISCONNECT
}
