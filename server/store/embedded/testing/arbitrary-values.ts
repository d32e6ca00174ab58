import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { bsonUndefined, type Doc, type Value } from '../bson/value.js'

/** Text with what tends to go wrong in it: zero bytes, code points beyond the basic plane, digits as names. */
export const text = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', 'A', 'ø', '\0', '\uffff', '😀', '1', '.') }),
  fc.string({ maxLength: 12, unit: 'binary' }),
)

const fieldName = fc.constantFrom('a', 'b', 'c', 'x', '1', '0', 'ø')

/** Numbers of all four kinds, crowded where kinds meet. */
export const number: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer(),
  fc.bigInt({ min: -4n, max: 4n }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc
    .constantFrom(-2, -1, -0.5, -0, 0, 0.1, 0.5, 1, 2, 2 ** 53, 1e300, Infinity, -Infinity, NaN)
    .map((value) => new Double(value)),
  fc.double().map((value) => new Double(value)),
  fc
    .constantFrom(
      '0',
      '-0',
      '1',
      '1.0',
      '0.1',
      '0.5',
      '-2',
      '1E+400',
      '-1E+400',
      '1E-400',
      '9007199254740993',
      'NaN',
      'Infinity',
      '-Infinity',
      '0.1000000000000000055511151231257827',
    )
    .map((value) => Decimal128.fromString(value)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits.toString()}E${exponent}`)),
)

export const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 3, arbitrary: text },
  fc.constant(null),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc
    .tuple(fc.uint8Array({ maxLength: 5 }), fc.constantFrom(0, 4, 128))
    .map(([bytes, kind]) => new Binary(bytes, kind)),
  fc.tuple(fc.nat(), fc.nat()).map(([high, low]) => new Timestamp(new Long(low, high, true))),
  fc
    .tuple(fc.constantFrom('a', 'ab', '^b'), fc.constantFrom('', 'i', 'im'))
    .map(([pattern, options]) => new BSONRegExp(pattern, options)),
  fc.constantFrom<Value>(new MinKey(), new MaxKey(), bsonUndefined),
)

/** Any value, documents and arrays included, a few levels deep. */
export const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    tie('doc'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  doc: fc.array(fc.tuple(fieldName, tie('value')), { maxLength: 3 }).map((fields) => new Map(fields)),
})).value

export const doc: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(fieldName, value), { maxLength: 4 })
  .map((fields) => new Map(fields))
