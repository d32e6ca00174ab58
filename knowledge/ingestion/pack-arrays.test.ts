import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { packArrays, unpackArrays } from './pack-arrays.js'

describe('packed arrays', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint32Array(), fc.float32Array(), (small, whole, real) => {
        const { bytes, places } = packArrays({ small, whole, real })
        const arrays = unpackArrays(bytes.buffer as ArrayBuffer, places)
        expect(arrays.uint8('small')).toEqual(small)
        expect(arrays.uint32('whole')).toEqual(whole)
        expect(arrays.float32('real')).toEqual(real)
      }),
    )
  })

  it('refuses another name, another type and a place outside', () => {
    const { bytes, places } = packArrays({ small: new Uint8Array([1, 2, 3]) })
    const open = (some: typeof places) => unpackArrays(bytes.buffer as ArrayBuffer, some)
    expect(() => open(places).uint8('large')).toThrow(RangeError)
    expect(() => open(places).uint32('small')).toThrow(RangeError)
    expect(() => open({ small: { type: 'uint8', at: 0, length: 99 } }).uint8('small')).toThrow('length')
  })
})
