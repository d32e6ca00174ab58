import { describe, expect, it } from '@jest/globals'
import { BSON, Code, Double, Long } from 'bson'
import fc from 'fast-check'
import { StoreError } from '../errors.js'
import { doc, value } from '../testing/arbitrary-values.js'
import { compare } from './compare.js'
import { decodeDocument } from './decode.js'
import { encodeDocument } from './encode.js'
import { typeName, type Doc } from './value.js'

const bytesOf = (fields: Readonly<Record<string, unknown>>): Buffer => Buffer.from(BSON.serialize(fields))

describe('the codec', () => {
  it('gives back the bytes it was given, for every document', () => {
    fc.assert(
      fc.property(doc, (original) => {
        const bytes = encodeDocument(original)
        expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true)
        expect(compare(decodeDocument(bytes), original)).toBe(0)
      }),
    )
  })

  it('writes what the official library reads, and the other way round', () => {
    const fields = {
      int: 5,
      double: new Double(5),
      fraction: 1.5,
      long: Long.fromString('9223372036854775807'),
      text: 'blåbærgrød 😀',
      list: [1, 'two', { three: 3 }],
      nested: { a: { b: null } },
      yes: true,
      at: new Date(0),
      code: new Code('f()', { x: 1 }),
    }
    const bytes = bytesOf(fields)
    expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true)
  })

  it('keeps apart what JavaScript takes for the same', () => {
    const decoded = decodeDocument(bytesOf({ int: 1, double: new Double(1), long: Long.ONE }))
    expect([...decoded.values()].map(typeName)).toEqual(['int', 'double', 'long'])
  })

  it('keeps the order of fields named like numbers', () => {
    const bytes = encodeDocument(
      new Map([
        ['b', 1],
        ['1', 2],
        ['a', 3],
        ['0', 4],
      ]) satisfies Doc,
    )
    expect([...decodeDocument(bytes).keys()]).toEqual(['b', '1', 'a', '0'])
  })

  it('takes names like __proto__ for names', () => {
    const original: Doc = new Map([
      ['__proto__', 1],
      ['constructor', 2],
    ])
    expect([...decodeDocument(encodeDocument(original)).keys()]).toEqual(['__proto__', 'constructor'])
  })

  it('refuses bytes that are cut or changed, and never anything but a StoreError', () => {
    fc.assert(
      fc.property(
        doc,
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (original, place, byte, cut) => {
          const bytes = encodeDocument(original)
          const broken = cut ? bytes.subarray(0, place % bytes.length) : Buffer.from(bytes)
          if (!cut) broken[place % bytes.length] = byte
          try {
            decodeDocument(broken)
          } catch (error) {
            expect(error).toBeInstanceOf(StoreError)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('refuses documents nested without end', () => {
    let nested: Doc = new Map()
    for (let depth = 0; depth < 150; depth++) nested = new Map([['a', nested]])
    expect(decodeDocument(encodeDocument(nested)).size).toBe(1)
    for (let depth = 0; depth < 100; depth++) nested = new Map([['a', nested]])
    expect(() => encodeDocument(nested)).toThrow(StoreError)
  })
})

describe('the order of values', () => {
  it('is an order: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('puts types in MongoDB’s order', () => {
    const sorted = bytesOf({
      v: [
        new BSON.MinKey(),
        null,
        1,
        'a',
        { a: 1 },
        [1],
        new BSON.Binary(new Uint8Array([1])),
        new BSON.ObjectId(),
        false,
        new Date(),
        new BSON.Timestamp({ t: 1, i: 1 }),
        new BSON.BSONRegExp('a'),
        new Code('f'),
        new BSON.MaxKey(),
      ],
    })
    const list = decodeDocument(sorted).get('v')
    expect(Array.isArray(list)).toBe(true)
    if (Array.isArray(list)) expect([...list].reverse().sort((a, b) => compare(a, b))).toEqual(list)
  })
})
