import { describe, expect, it } from '@jest/globals'
import { Decimal128, Double } from 'bson'
import fc from 'fast-check'
import { compare } from '../bson/compare.js'
import { bsonUndefined, type Value } from '../bson/value.js'
import { number, value } from '../testing/arbitrary-values.js'
import { encodeComponent } from './key-encoding.js'

const sameSign = (a: number, b: number): boolean => Math.sign(a) === Math.sign(b)

describe('index keys', () => {
  it('order bytes as values are ordered, upwards and downwards', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = compare(a, b)
        expect(sameSign(Buffer.compare(encodeComponent(a), encodeComponent(b)), order)).toBe(true)
        expect(sameSign(Buffer.compare(encodeComponent(a, true), encodeComponent(b, true)), -order)).toBe(
          true,
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('order numbers of all kinds among one another', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(sameSign(Buffer.compare(encodeComponent(a), encodeComponent(b)), compare(a, b))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('are the same for one number in four kinds', () => {
    const keys = [7, 7n, new Double(7), Decimal128.fromString('7.00')].map((seven) =>
      encodeComponent(seven).toString('hex'),
    )
    expect(new Set(keys).size).toBe(1)
  })

  it('are never the beginning of one another, so that components can be joined', () => {
    fc.assert(
      fc.property(fc.tuple(value, value), fc.tuple(value, value), ([a, b], [c, d]) => {
        const joined = (first: Value, second: Value): Buffer =>
          Buffer.concat([encodeComponent(first), encodeComponent(second, true)])
        const order = compare(a, c) || -compare(b, d)
        expect(sameSign(Buffer.compare(joined(a, b), joined(c, d)), order)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('have missing below null', () => {
    expect(Buffer.compare(encodeComponent(undefined), encodeComponent(null))).toBeLessThan(0)
    expect(encodeComponent(undefined).equals(encodeComponent(bsonUndefined))).toBe(true)
  })
})
