import { describe, expect, it } from '@jest/globals'
import { Decimal128, Double, Long, Timestamp } from 'mongodb'
import { codeOf, type Target } from './target.js'
import { row, expressions, failures } from './expression-cases.js'
import { orders, pipelines, refusedPipelines } from './pipeline-cases.js'

/** What aggregation pipelines and their expressions come to. */
export function describeAggregations({ collection, db }: Target): void {
  describe('expressions', () => {
    const rows = collection([{ _id: 1, ...row }])
    it.each(expressions)('%s', async (_title, expression, value) => {
      const [found] = await (
        await rows
      )
        .aggregate([{ $project: { _id: 0, v: { $ifNull: [expression, null] } } }])
        .toArray()
      expect(found).toEqual({ v: value })
    })

    it.each(failures)('refuse %s', async (_title, expression, code) => {
      expect(await codeOf((await rows).aggregate([{ $project: { v: expression } }]).toArray())).toBe(code)
    })

    it('keep to the kinds of numbers', async () => {
      const things = await collection([
        {
          _id: 1,
          i: 2147483647,
          l: Long.fromNumber(2),
          d: new Double(1),
          m: Decimal128.fromString('0.1'),
          ts: new Timestamp({ t: 3, i: 4 }),
        },
      ])
      const [found] = await things
        .aggregate([
          {
            $project: {
              _id: 0,
              over: { $type: { $add: ['$i', 1] } },
              long: { $type: { $add: ['$l', 1] } },
              double: { $type: { $add: ['$d', 1] } },
              decimal: { $add: ['$m', '$d', 0.2] },
              whole: { $type: { $divide: [4, 2] } },
              second: { $tsSecond: '$ts' },
            },
          },
        ])
        .toArray()
      expect(found).toMatchObject({
        over: 'long',
        long: 'long',
        double: 'double',
        whole: 'double',
        second: 3,
      })
      expect(String(found?.decimal)).toBe('1.300000000000000')
    })
  })

  describe('pipelines', () => {
    const filled = collection(orders)
    it.each(pipelines)('%s', async (_title, pipeline, expected) => {
      expect(await (await filled).aggregate(pipeline).toArray()).toEqual(expected)
    })

    it.each(refusedPipelines)('refuse %s', async (_title, pipeline, code) => {
      expect(await codeOf((await filled).aggregate(pipeline).toArray())).toBe(code)
    })

    it('answer in batches', async () => {
      const things = await collection(Array.from({ length: 300 }, (_, _id) => ({ _id })))
      expect(await things.aggregate([{ $match: {} }], { batchSize: 10 }).toArray()).toHaveLength(300)
      expect(await things.aggregate([], { batchSize: 0 }).toArray()).toHaveLength(300)
      expect(await codeOf(db().command({ aggregate: things.collectionName, pipeline: [] }))).toBe(9)
    })

    it('join by a field, with arrays on either side', async () => {
      const people = await collection([
        { _id: 'ann', age: 30 },
        { _id: 'bob', age: 40 },
      ])
      const lists = await collection([{ _id: 1, who: 'ann' }, { _id: 2, who: ['bob', 'ann'] }, { _id: 3 }])
      const joined = await lists
        .aggregate([
          { $lookup: { from: people.collectionName, localField: 'who', foreignField: '_id', as: 'found' } },
          { $project: { found: '$found._id' } },
        ])
        .toArray()
      expect(joined).toEqual([
        { _id: 1, found: ['ann'] },
        { _id: 2, found: ['ann', 'bob'] },
        { _id: 3, found: [] },
      ])
    })

    it('join by a pipeline with variables', async () => {
      const people = await collection([
        { _id: 'ann', age: 30 },
        { _id: 'bob', age: 40 },
      ])
      const limits = await collection([{ _id: 1, least: 35 }])
      const [joined] = await limits
        .aggregate([
          {
            $lookup: {
              from: people.collectionName,
              let: { least: '$least' },
              pipeline: [{ $match: { $expr: { $gte: ['$age', '$$least'] } } }, { $project: { age: 1 } }],
              as: 'old',
            },
          },
        ])
        .toArray()
      expect(joined).toEqual({ _id: 1, least: 35, old: [{ _id: 'bob', age: 40 }] })
    })

    it('follow a graph', async () => {
      const staff = await collection([{ _id: 1 }, { _id: 2, boss: 1 }, { _id: 3, boss: 2 }])
      const [found] = await staff
        .aggregate([
          { $match: { _id: 3 } },
          {
            $graphLookup: {
              from: staff.collectionName,
              startWith: '$boss',
              connectFromField: 'boss',
              connectToField: '_id',
              as: 'above',
              depthField: 'steps',
            },
          },
        ])
        .toArray()
      expect(
        (found?.above as { _id: number; steps: Long }[]).map(({ _id, steps }) => [_id, Number(steps)]),
      ).toEqual([
        [2, 0],
        [1, 1],
      ])
    })

    it('join collections end to end', async () => {
      const [one, two] = [await collection([{ _id: 1 }]), await collection([{ _id: 2 }])]
      expect(await one.aggregate([{ $unionWith: two.collectionName }]).toArray()).toEqual([
        { _id: 1 },
        { _id: 2 },
      ])
    })

    it('write into a collection, in place of what it held', async () => {
      const [from, to] = [await collection(orders), await collection([{ _id: 'old' }])]
      await to.createIndex({ who: 1 })
      expect(await from.aggregate([{ $project: { who: 1 } }, { $out: to.collectionName }]).toArray()).toEqual(
        [],
      )
      expect(await to.countDocuments()).toBe(4)
      expect(await to.listIndexes().toArray()).toHaveLength(2)
      await from.aggregate([{ $match: { _id: 99 } }, { $out: to.collectionName }]).toArray()
      expect(await to.countDocuments()).toBe(0)
    })

    it('leave a collection as it was when what they write does not fit', async () => {
      const [from, to] = [await collection(orders), await collection([{ _id: 'old', who: 'zoe' }])]
      await to.createIndex({ who: 1 }, { unique: true })
      expect(await codeOf(from.aggregate([{ $out: to.collectionName }]).toArray())).toBe(11000)
      expect(await to.find().toArray()).toEqual([{ _id: 'old', who: 'zoe' }])
    })

    it('merge into a collection', async () => {
      const from = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ])
      const to = await collection([{ _id: 1, b: 9 }])
      await from.aggregate([{ $merge: { into: to.collectionName } }]).toArray()
      expect(await to.find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: 1, b: 9, a: 1 },
        { _id: 2, a: 2 },
      ])
      await from
        .aggregate([
          { $merge: { into: to.collectionName, whenMatched: 'replace', whenNotMatched: 'discard' } },
        ])
        .toArray()
      expect(await to.findOne({ _id: 1 })).toEqual({ _id: 1, a: 1 })
      await from
        .aggregate([
          {
            $merge: { into: to.collectionName, whenMatched: [{ $set: { n: { $add: ['$a', '$$new.a'] } } }] },
          },
        ])
        .toArray()
      expect(await to.findOne({ _id: 2 })).toEqual({ _id: 2, a: 2, n: 4 })
      expect(await codeOf(from.aggregate([{ $merge: { into: to.collectionName, on: 'a' } }]).toArray())).toBe(
        51183,
      )
    })

    it('run on the database alone', async () => {
      expect(
        await db()
          .aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }])
          .toArray(),
      ).toEqual([{ a: 2 }])
      expect(
        await codeOf(
          db()
            .aggregate([{ $match: {} }])
            .toArray(),
        ),
      ).toBe(73)
    })

    it('know the command’s variables and the time', async () => {
      const things = await collection([{ _id: 1, a: 2 }])
      const [found] = await things
        .aggregate([{ $project: { sum: { $add: ['$a', '$$five'] }, now: { $type: '$$NOW' } } }], {
          let: { five: 5 },
        })
        .toArray()
      expect(found).toEqual({ _id: 1, sum: 7, now: 'date' })
    })

    it('group and match by a collation', async () => {
      const things = await collection([
        { _id: 1, s: 'a' },
        { _id: 2, s: 'A' },
        { _id: 3, s: 'b' },
      ])
      const counted = await things
        .aggregate([{ $group: { _id: '$s', n: { $sum: 1 } } }, { $sort: { _id: 1 } }], {
          collation: { locale: 'en', strength: 1 },
        })
        .toArray()
      expect(counted.map(({ n }) => n as number)).toEqual([2, 1])
    })
  })
}
