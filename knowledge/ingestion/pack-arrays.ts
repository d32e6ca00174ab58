/** The arrays an index is made of. */
export type PackedArray = Uint8Array | Uint32Array | Float32Array

export const arrayTypes = ['uint8', 'uint32', 'float32'] as const
/** Where an array lies in the packed bytes: its first byte (a multiple of 4) and how many numbers it holds. */
export type ArrayPlace = {
  readonly type: (typeof arrayTypes)[number]
  readonly at: number
  readonly length: number
}

const typeOf = (array: PackedArray): ArrayPlace['type'] =>
  array instanceof Uint8Array ? 'uint8' : array instanceof Uint32Array ? 'uint32' : 'float32'

const aligned = (bytes: number): number => Math.ceil(bytes / 4) * 4

/** Lays arrays one after another. Numbers keep the machine's byte order: a snapshot stays on the machine that made it. */
export function packArrays(arrays: Readonly<Record<string, PackedArray>>): {
  bytes: Uint8Array
  places: Record<string, ArrayPlace>
} {
  const places: Record<string, ArrayPlace> = {}
  let end = 0
  for (const [name, array] of Object.entries(arrays)) {
    places[name] = { type: typeOf(array), at: end, length: array.length }
    end += aligned(array.byteLength)
  }
  const bytes = new Uint8Array(end)
  for (const [name, array] of Object.entries(arrays))
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[name]?.at ?? 0)
  return { bytes, places }
}

/** Opens packed arrays in place, without a copy. Throws a RangeError for a place outside the bytes. */
export function unpackArrays(bytes: ArrayBuffer, places: Readonly<Record<string, ArrayPlace>>) {
  const place = (name: string, type: ArrayPlace['type']): ArrayPlace => {
    const found = places[name]
    if (found?.type !== type) throw new RangeError(`there is no array ${name} of ${type}`)
    return found
  }
  return {
    uint8(name: string): Uint8Array {
      const { at, length } = place(name, 'uint8')
      return new Uint8Array(bytes, at, length)
    },
    uint32(name: string): Uint32Array {
      const { at, length } = place(name, 'uint32')
      return new Uint32Array(bytes, at, length)
    },
    float32(name: string): Float32Array {
      const { at, length } = place(name, 'float32')
      return new Float32Array(bytes, at, length)
    },
  }
}
