import { describe, expect, it } from '@jest/globals'
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  Timestamp,
  type Document,
} from 'mongodb'
import { codeOf, type Target } from './target.js'
import { oid, shelf, finds, refusals, projections } from './find-cases.js'

/** What find, count and distinct answer. */
export function describeQueries({ collection, db, client }: Target): void {
  describe('find', () => {
    const filled = collection(shelf)
    it.each(finds)('finds %s', async (_title, filter, ids) => {
      const found = await (await filled).find(filter).sort({ _id: 1 }).toArray()
      expect(found.map(({ _id }) => _id)).toEqual(ids)
      expect(await (await filled).countDocuments(filter)).toBe(ids.length)
    })

    it.each(refusals)('refuses %s', async (_title, filter, code) => {
      expect(await codeOf((await filled).find(filter).toArray())).toBe(code)
    })

    it.each(projections)('projects %s', async (_title, projection, expected) => {
      const things = await collection([
        {
          _id: 1,
          a: 1,
          b: 2,
          list: [1, 2, 3, 4],
          docs: [
            { k: 'a', v: 1 },
            { k: 'b', v: 2 },
          ],
          deep: { x: 1, y: { z: 2 } },
        },
      ])
      expect(await things.findOne({}, { projection })).toEqual(expected)
    })

    it('projects the element a filter found', async () => {
      const things = await collection([{ _id: 1, list: [5, 8, 9], docs: [{ k: 1 }, { k: 2 }] }])
      expect(await things.findOne({ list: { $gt: 6 } }, { projection: { 'list.$': 1 } })).toEqual({
        _id: 1,
        list: [8],
      })
      expect(await things.findOne({ 'docs.k': 2 }, { projection: { 'docs.$': 1 } })).toEqual({
        _id: 1,
        docs: [{ k: 2 }],
      })
    })

    it('refuses to take and leave out at once', async () => {
      const things = await collection([{ _id: 1 }])
      expect(await codeOf(things.findOne({}, { projection: { a: 1, b: 0 } }))).toBe(31254)
      expect(await codeOf(things.findOne({}, { projection: { a: 0, b: 1 } }))).toBe(31253)
    })

    it('sorts by MongoDB’s order of types', async () => {
      const values = [
        'text',
        5,
        null,
        { a: 1 },
        [3, 9],
        new Date(0),
        true,
        oid,
        new Binary(Buffer.from('x')),
        new MinKey(),
        new MaxKey(),
      ]
      const things = await collection(values.map((v, _id) => ({ _id, v })))
      const sorted = await things.find().sort({ v: 1 }).toArray()
      expect(sorted.map(({ _id }) => _id)).toEqual([9, 2, 4, 1, 0, 3, 8, 7, 6, 5, 10])
      // An array sorts downwards by its greatest element: 9 comes before 5.
      const back = await things.find().sort({ v: -1 }).toArray()
      expect(back.map(({ _id }) => _id)).toEqual([10, 5, 6, 7, 8, 3, 0, 4, 1, 2, 9])
    })

    it('sorts by several fields, missing ones first, equal ones as they came', async () => {
      const things = await collection([
        { _id: 1, a: 2, b: 1 },
        { _id: 2, a: 1, b: 1 },
        { _id: 3, b: 5 },
        { _id: 4, a: 1, b: 2 },
      ])
      expect((await things.find().sort({ a: 1, b: -1 }).toArray()).map(({ _id }) => _id)).toEqual([
        3, 4, 2, 1,
      ])
    })

    it('skips, limits and answers in batches', async () => {
      const things = await collection(Array.from({ length: 250 }, (_, _id) => ({ _id })))
      expect(
        (await things.find().sort({ _id: -1 }).skip(10).limit(3).toArray()).map(({ _id }) => _id),
      ).toEqual([239, 238, 237])
      expect(await things.find({}, { batchSize: 7 }).toArray()).toHaveLength(250)
      expect(await things.find({}, { batchSize: 7, limit: 30 }).toArray()).toHaveLength(30)
      expect(await things.find().toArray()).toHaveLength(250)
      expect(await things.find({}, { limit: -5 }).toArray()).toHaveLength(5)
    })

    it('keeps cursors of a database apart and ends them when told', async () => {
      const things = await collection(Array.from({ length: 10 }, (_, _id) => ({ _id })))
      const name = things.collectionName
      const first = await db().command({ find: name, batchSize: 2 })
      const cursor = first.cursor as { id: Long; firstBatch: Document[]; ns: string }
      expect(cursor.firstBatch).toHaveLength(2)
      expect(cursor.ns).toBe(`${db().databaseName}.${name}`)
      expect(await codeOf(db().command({ getMore: cursor.id, collection: 'other' }))).toBe(13)
      const more = await db().command({ getMore: cursor.id, collection: name, batchSize: 3 })
      expect((more.cursor as { nextBatch: Document[] }).nextBatch.map((doc) => doc._id as number)).toEqual([
        2, 3, 4,
      ])
      expect(
        await db().command({ killCursors: name, cursors: [cursor.id, Long.fromNumber(42)] }),
      ).toMatchObject({ cursorsNotFound: [42], ok: 1 })
      expect(await codeOf(db().command({ getMore: cursor.id, collection: name }))).toBe(43)
    })

    it('answers an empty first batch for a batch size of 0', async () => {
      const things = await collection([{ _id: 1 }])
      const reply = await db().command({ find: things.collectionName, batchSize: 0 })
      const cursor = reply.cursor as { id: Long; firstBatch: Document[] }
      expect(cursor.firstBatch).toEqual([])
      expect(String(cursor.id)).not.toBe('0')
    })

    it('finds nothing where there is no collection', async () => {
      expect(await db().collection('nowhere').find({ a: 1 }).toArray()).toEqual([])
      expect(await db().collection('nowhere').countDocuments()).toBe(0)
      expect(await db().collection('nowhere').distinct('a')).toEqual([])
    })

    it('gives large results in batches below 16 MB', async () => {
      const things = await collection()
      const text = 'x'.repeat(3_000_000)
      for (let _id = 0; _id < 8; _id++) await things.insertOne({ _id, text })
      const seen = await things.find({}, { batchSize: 1000 }).toArray()
      expect(seen.map((doc) => (doc.text as string).length)).toEqual(
        Array.from({ length: 8 }, () => 3_000_000),
      )
    })

    it('knows collations', async () => {
      const things = await collection([
        { _id: 1, s: 'Åse' },
        { _id: 2, s: 'anna' },
        { _id: 3, s: 'Anna' },
        { _id: 4, s: 'zoe' },
      ])
      const anna = await things
        .find({ s: 'ANNA' }, { collation: { locale: 'en', strength: 2 } })
        .sort({ _id: 1 })
        .toArray()
      expect(anna.map(({ _id }) => _id)).toEqual([2, 3])
      const danish = await things
        .find({}, { collation: { locale: 'da' } })
        .sort({ s: 1 })
        .toArray()
      expect(danish.at(-1)?._id).toBe(1)
      expect((await things.find().sort({ s: 1 }).toArray()).map(({ _id }) => _id)).toEqual([3, 2, 4, 1])
      const numeric = await collection([
        { _id: 1, s: '10' },
        { _id: 2, s: '9' },
      ])
      expect(
        (
          await numeric
            .find({}, { collation: { locale: 'en', numericOrdering: true } })
            .sort({ s: 1 })
            .toArray()
        ).map(({ _id }) => _id),
      ).toEqual([2, 1])
      expect(await codeOf(things.find({}, { collation: { locale: 'xx_nowhere' } }).toArray())).toBe(2)
    })

    it('takes hints, and refuses those that name no index', async () => {
      const things = await collection([{ _id: 1, a: 1 }])
      await things.createIndex({ a: 1 })
      expect(await things.find({}, { hint: 'a_1' }).toArray()).toHaveLength(1)
      expect(await things.find({}, { hint: { a: 1 } }).toArray()).toHaveLength(1)
      expect(await things.find({}, { hint: { $natural: -1 } }).toArray()).toHaveLength(1)
      expect(await codeOf(things.find({}, { hint: 'b_1' }).toArray())).toBe(2)
    })

    it('gives back every type as it came', async () => {
      const raw = await collection()
      const original: Document & { _id: string } = {
        _id: 'all',
        int: 1,
        double: new Double(1),
        long: Long.fromString('9007199254740993'),
        decimal: Decimal128.fromString('1.10'),
        at: new Date(5),
        ref: oid,
        bin: new Binary(Buffer.from('ab'), 5),
        ts: new Timestamp({ t: 1, i: 2 }),
        re: new BSONRegExp('a', 'i'),
        low: new MinKey(),
        high: new MaxKey(),
        none: null,
        yes: true,
      }
      await raw.insertOne(original)
      const found = await raw.findOne({}, { promoteValues: false, promoteLongs: false, bsonRegExp: true })
      expect(found?.double).toBeInstanceOf(Double)
      expect(String(found?.long)).toBe('9007199254740993')
      expect(String(found?.decimal)).toBe('1.10')
      expect(found?.bin).toEqual(original.bin)
      expect(found?.re).toEqual(original.re)
      expect(found?.low).toBeInstanceOf(MinKey)
    })
  })

  describe('distinct', () => {
    it('gives each value once, arrays taken apart', async () => {
      const things = await collection([
        { _id: 1, a: [1, 2] },
        { _id: 2, a: new Double(2) },
        { _id: 3, a: 'x' },
        { _id: 4 },
        { _id: 5, a: null },
      ])
      expect(await things.distinct('a')).toEqual([null, 1, 2, 'x'])
      expect(await things.distinct('a', { _id: { $gt: 2 } })).toEqual([null, 'x'])
      expect(await things.distinct('b.c')).toEqual([])
    })

    it('reaches into documents in arrays', async () => {
      const things = await collection([
        { _id: 1, list: [{ k: 'b' }, { k: 'a' }] },
        { _id: 2, list: { k: 'c' } },
      ])
      expect(await things.distinct('list.k')).toEqual(['a', 'b', 'c'])
    })
  })

  describe('count', () => {
    it('counts all, some, and between skip and limit', async () => {
      const things = await collection(Array.from({ length: 20 }, (_, _id) => ({ _id, even: _id % 2 === 0 })))
      expect(await things.estimatedDocumentCount()).toBe(20)
      expect(await things.countDocuments({ even: true })).toBe(10)
      expect(await things.countDocuments({ even: true }, { skip: 3, limit: 5 })).toBe(5)
      expect(
        await db().command({ count: things.collectionName, query: { even: true }, skip: 8 }),
      ).toMatchObject({ n: 2 })
      await things.deleteMany({ even: true })
      expect(await things.estimatedDocumentCount()).toBe(10)
    })
  })

  describe('explain', () => {
    it('says whether an index is used', async () => {
      const things = await collection([{ _id: 1, a: 1 }])
      await things.createIndex({ a: 1 })
      expect(JSON.stringify(await things.find({ a: 1 }).explain())).toContain('IXSCAN')
      expect(JSON.stringify(await things.find({ b: 1 }).explain())).toContain('COLLSCAN')
    })
  })

  describe('sessions', () => {
    it('are taken along; transactions are refused as by a server that stands alone', async () => {
      const things = await collection()
      const session = client().startSession()
      await things.insertOne({ _id: 1 }, { session })
      expect(await things.findOne({}, { session })).toEqual({ _id: 1 })
      session.startTransaction()
      expect(await codeOf(things.findOne({}, { session }))).toBe(20)
      await session.abortTransaction().catch(() => undefined)
      await session.endSession()
      expect(await things.countDocuments()).toBe(1)
    })
  })
}
