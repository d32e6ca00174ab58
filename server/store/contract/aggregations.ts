import { describe, expect, it } from '@jest/globals'
import { Decimal128, Double, Long, ObjectId, Timestamp, type Document } from 'mongodb'
import { codeOf, type Target } from './target.js'

const oid = new ObjectId('650000000000000000000001')
const at = new Date('2024-03-31T01:30:15.250Z')

const row = {
  n: 7,
  f: 2.5,
  s: 'Hello Ærø',
  list: [3, 1, 2],
  docs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  deep: { x: { y: 5 } },
  none: null,
  at,
  oid,
  yes: true,
}

const expressions: [title: string, expression: unknown, value: unknown][] = [
  ['a path', '$deep.x.y', 5],
  ['a path through an array', '$docs.v', [1, 2]],
  ['the root', { $type: '$$ROOT' }, 'object'],
  ['a literal dollar', { $literal: '$n' }, '$n'],
  ['an array', ['$n', '$gone'], [7, null]],
  ['a document', { a: '$n', b: '$gone' }, { a: 7 }],
  ['$add', { $add: ['$n', 1, 0.5] }, 8.5],
  ['$add to a date', { $add: ['$at', 1000] }, new Date(at.getTime() + 1000)],
  ['$add of null', { $add: ['$n', '$none'] }, null],
  ['$subtract', { $subtract: ['$n', 10] }, -3],
  ['$subtract of dates', { $subtract: ['$at', new Date(at.getTime() - 5)] }, 5],
  ['$multiply', { $multiply: ['$n', 2, 1.5] }, 21],
  ['$divide', { $divide: ['$n', 2] }, 3.5],
  ['$mod', { $mod: ['$n', 4] }, 3],
  ['$mod below zero', { $mod: [-7, 4] }, -3],
  ['$abs', { $abs: -3 }, 3],
  ['$ceil', { $ceil: 1.2 }, 2],
  ['$floor', { $floor: -1.2 }, -2],
  [
    '$round, half to even',
    [{ $round: [2.5] }, { $round: [3.5] }, { $round: [1.25, 1] }, { $round: [155, -1] }],
    [2, 4, 1.2, 160],
  ],
  ['$trunc', [{ $trunc: 2.9 }, { $trunc: [-2.95, 1] }], [2, -2.9]],
  ['$pow', [{ $pow: [2, 10] }, { $pow: [2, -1] }], [1024, 0.5]],
  ['$sqrt', { $sqrt: 9 }, 3],
  ['$log', { $log: [100, 10] }, 2],
  ['$exp and $ln', { $ln: { $exp: 2 } }, 2],
  ['$cmp', [{ $cmp: [1, 2] }, { $cmp: ['a', 2] }, { $cmp: [2, 2] }], [-1, 1, 0]],
  ['$eq of kinds', { $eq: [1, new Double(1)] }, true],
  ['$gt across types', { $gt: ['a', 5] }, true],
  ['$and', [{ $and: [1, 'x'] }, { $and: [1, 0] }, { $and: [] }], [true, false, true]],
  ['$or', [{ $or: [0, null] }, { $or: [0, 1] }, { $or: [] }], [false, true, false]],
  ['$not', { $not: ['$none'] }, true],
  ['$cond', { $cond: [{ $gt: ['$n', 5] }, 'big', 'small'] }, 'big'],
  ['$cond by names', { $cond: { if: false, then: 1, else: 2 } }, 2],
  ['$ifNull', { $ifNull: ['$gone', '$none', 'x'] }, 'x'],
  [
    '$switch',
    {
      $switch: {
        branches: [
          { case: { $lt: ['$n', 5] }, then: 'a' },
          { case: true, then: 'b' },
        ],
        default: 'c',
      },
    },
    'b',
  ],
  ['$let', { $let: { vars: { a: 2, b: '$n' }, in: { $multiply: ['$$a', '$$b'] } } }, 14],
  ['$map', { $map: { input: '$list', as: 'x', in: { $multiply: ['$$x', 2] } } }, [6, 2, 4]],
  ['$filter', { $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
  ['$filter with a limit', { $filter: { input: '$list', cond: true, limit: 2 } }, [3, 1]],
  ['$reduce', { $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [
    '$arrayElemAt',
    [{ $arrayElemAt: ['$list', 0] }, { $arrayElemAt: ['$list', -1] }, { $arrayElemAt: ['$list', 9] }],
    [3, 2, null],
  ],
  ['$first and $last', [{ $first: '$list' }, { $last: '$list' }], [3, 2]],
  ['$concatArrays', { $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
  ['$in', [{ $in: [1, '$list'] }, { $in: [9, '$list'] }], [true, false]],
  ['$indexOfArray', [{ $indexOfArray: ['$list', 2] }, { $indexOfArray: ['$list', 9] }], [2, -1]],
  ['$isArray', [{ $isArray: '$list' }, { $isArray: ['$n'] }], [true, false]],
  [
    '$range',
    [{ $range: [0, 5, 2] }, { $range: [3, 0, -1] }],
    [
      [0, 2, 4],
      [3, 2, 1],
    ],
  ],
  ['$reverseArray', { $reverseArray: '$list' }, [2, 1, 3]],
  ['$size', { $size: '$list' }, 3],
  [
    '$slice',
    [{ $slice: ['$list', 2] }, { $slice: ['$list', -1] }, { $slice: ['$list', 1, 1] }],
    [[3, 1], [2], [1]],
  ],
  [
    '$sortArray',
    [{ $sortArray: { input: '$list', sortBy: 1 } }, { $sortArray: { input: '$docs', sortBy: { v: -1 } } }],
    [
      [1, 2, 3],
      [
        { k: 'b', v: 2 },
        { k: 'a', v: 1 },
      ],
    ],
  ],
  [
    '$zip',
    { $zip: { inputs: [[1, 2], ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [1, 'a'],
      [2, 'z'],
    ],
  ],
  ['$arrayToObject', { $arrayToObject: '$docs' }, { a: 1, b: 2 }],
  ['$objectToArray', { $objectToArray: '$deep' }, [{ k: 'x', v: { y: 5 } }]],
  ['$setUnion', { $size: { $setUnion: ['$list', [3, 4]] } }, 4],
  ['$setIntersection', { $setIntersection: ['$list', [3, 4]] }, [3]],
  ['$setDifference', { $setDifference: [[1, 2, 2], [1]] }, [2]],
  ['$setEquals', { $setEquals: ['$list', [1, 2, 3, 3]] }, true],
  ['$setIsSubset', { $setIsSubset: [[1], '$list'] }, true],
  ['$anyElementTrue', { $anyElementTrue: [[0, null, 1]] }, true],
  ['$concat', { $concat: ['$s', '!'] }, 'Hello Ærø!'],
  ['$toUpper, of ASCII alone', { $toUpper: '$s' }, 'HELLO ÆRø'],
  ['$substrCP', { $substrCP: ['$s', 6, 2] }, 'Ær'],
  ['$strLenCP and $strLenBytes', [{ $strLenCP: '$s' }, { $strLenBytes: '$s' }], [9, 11]],
  ['$indexOfCP', [{ $indexOfCP: ['$s', 'rø'] }, { $indexOfBytes: ['$s', 'rø'] }], [7, 8]],
  ['$split', { $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
  ['$trim', [{ $trim: { input: '  x ' } }, { $ltrim: { input: 'xxa', chars: 'x' } }], ['x', 'a']],
  [
    '$replaceAll',
    [
      { $replaceAll: { input: 'abab', find: 'a', replacement: 'c' } },
      { $replaceOne: { input: 'abab', find: 'a', replacement: { $literal: '$&' } } },
    ],
    ['cbcb', '$&bab'],
  ],
  ['$regexMatch', { $regexMatch: { input: '$s', regex: '^hel', options: 'i' } }, true],
  [
    '$regexFind',
    { $regexFind: { input: 'Ærø 42', regex: /(\d)(\d)/ } },
    { match: '42', idx: 4, captures: ['4', '2'] },
  ],
  ['$regexFindAll', { $size: { $regexFindAll: { input: 'banana', regex: 'an' } } }, 2],
  ['$strcasecmp', { $strcasecmp: ['a', 'B'] }, -1],
  [
    '$type',
    [{ $type: '$n' }, { $type: '$f' }, { $type: '$gone' }, { $type: '$oid' }],
    ['int', 'double', 'missing', 'objectId'],
  ],
  [
    '$toString',
    [{ $toString: '$oid' }, { $toString: 1.5 }, { $toString: '$at' }, { $toString: true }],
    [oid.toHexString(), '1.5', at.toISOString(), 'true'],
  ],
  ['$toInt', [{ $toInt: '42' }, { $toInt: 2.9 }, { $toInt: true }], [42, 2, 1]],
  ['$toDate', { $toDate: '2024-01-02T03:04:05Z' }, new Date('2024-01-02T03:04:05Z')],
  ['$toObjectId', { $toObjectId: oid.toHexString() }, oid],
  ['$toBool', [{ $toBool: 'false' }, { $toBool: 0 }], [true, false]],
  ['$convert that fails', { $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  ['$convert of nothing', { $convert: { input: '$gone', to: 'int', onNull: 0 } }, 0],
  ['$isNumber', [{ $isNumber: '$n' }, { $isNumber: '$s' }], [true, false]],
  ['$mergeObjects', { $mergeObjects: ['$deep', { z: 1 }, null] }, { x: { y: 5 }, z: 1 }],
  ['$getField', { $getField: { field: 'x', input: '$deep' } }, { y: 5 }],
  ['$setField', { $setField: { field: 'a.b', input: {}, value: 1 } }, { 'a.b': 1 }],
  [
    '$sum, $avg, $min, $max over an array',
    [{ $sum: '$list' }, { $avg: '$list' }, { $min: '$list' }, { $max: '$list' }],
    [6, 2, 1, 3],
  ],
  [
    'parts of a date',
    [
      { $year: '$at' },
      { $month: '$at' },
      { $dayOfMonth: '$at' },
      { $hour: '$at' },
      { $minute: '$at' },
      { $second: '$at' },
      { $millisecond: '$at' },
    ],
    [2024, 3, 31, 1, 30, 15, 250],
  ],
  [
    'days and weeks',
    [
      { $dayOfWeek: '$at' },
      { $dayOfYear: '$at' },
      { $isoDayOfWeek: '$at' },
      { $isoWeek: '$at' },
      { $week: '$at' },
    ],
    [1, 91, 7, 13, 13],
  ],
  [
    'a date in Denmark, just after the clock changed',
    { $dateToString: { date: '$at', format: '%d.%m.%Y %H:%M %z', timezone: 'Europe/Copenhagen' } },
    '31.03.2024 03:30 +0200',
  ],
  ['a date as text', { $dateToString: { date: '$at' } }, '2024-03-31T01:30:15.250Z'],
  [
    'a date from parts',
    { $dateFromParts: { year: 2024, month: 14, day: 1, timezone: '+01' } },
    new Date('2025-01-31T23:00:00Z'),
  ],
  [
    'a date from text',
    { $dateFromString: { dateString: '2024-07-01T12:00', timezone: 'Europe/Copenhagen' } },
    new Date('2024-07-01T10:00:00Z'),
  ],
  [
    '$dateAdd to the end of a short month',
    { $dateAdd: { startDate: new Date('2024-01-31T00:00:00Z'), unit: 'month', amount: 1 } },
    new Date('2024-02-29T00:00:00Z'),
  ],
  [
    '$dateDiff',
    {
      $toInt: {
        $dateDiff: {
          startDate: new Date('2023-12-31T23:00:00Z'),
          endDate: new Date('2024-01-01T01:00:00Z'),
          unit: 'year',
        },
      },
    },
    1,
  ],
  ['$dateTrunc', { $dateTrunc: { date: '$at', unit: 'hour' } }, new Date('2024-03-31T01:00:00Z')],
  [
    '$dateTrunc to the week from monday',
    { $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } },
    new Date('2024-03-25T00:00:00Z'),
  ],
]

const failures: [title: string, expression: unknown, code: number][] = [
  ['$add of text', { $add: ['$s', 1] }, 14],
  ['$divide by zero', { $divide: [1, 0] }, 2],
  ['$size of a number', { $size: '$n' }, 17124],
  ['$concat of a number', { $concat: ['$s', 1] }, 16702],
  ['$toInt of text', { $toInt: 'x' }, 241],
  ['$subtract with one argument', { $subtract: [1] }, 16020],
  ['$switch without a match', { $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
  ['an operator nobody knows', { $nothing: 1 }, 168],
  ['two operators in one', { $add: [1], $subtract: [1, 2] }, 15983],
  ['a variable nobody set', '$$nobody', 17276],
  ['a time zone nobody knows', { $hour: { date: '$at', timezone: 'Europe/Nowhere' } }, 40485],
]

const orders: Document[] = [
  {
    _id: 1,
    who: 'ann',
    total: 10,
    items: [
      { k: 'x', q: 1 },
      { k: 'y', q: 2 },
    ],
    at: new Date(1),
  },
  { _id: 2, who: 'bob', total: 20, items: [], at: new Date(2) },
  { _id: 3, who: 'ann', total: 30, items: [{ k: 'x', q: 5 }], at: new Date(3) },
  { _id: 4, who: 'cat', total: null, at: new Date(4) },
]

const pipelines: [title: string, pipeline: Document[], expected: Document[]][] = [
  [
    '$match and $project',
    [{ $match: { who: 'ann' } }, { $project: { total: 1, _id: 0 } }],
    [{ total: 10 }, { total: 30 }],
  ],
  [
    '$sort, $skip and $limit',
    [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    [{ _id: 3 }, { _id: 2 }],
  ],
  [
    '$limit before $sort',
    [{ $limit: 2 }, { $sort: { _id: -1 } }, { $project: { _id: 1 } }],
    [{ _id: 2 }, { _id: 1 }],
  ],
  [
    '$group with sums',
    [
      { $group: { _id: '$who', sum: { $sum: '$total' }, n: { $sum: 1 }, most: { $max: '$total' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'ann', sum: 40, n: 2, most: 30 },
      { _id: 'bob', sum: 20, n: 1, most: 20 },
      { _id: 'cat', sum: 0, n: 1, most: null },
    ],
  ],
  [
    '$group of everything',
    [
      {
        $group: {
          _id: null,
          avg: { $avg: '$total' },
          first: { $first: '$who' },
          last: { $last: '$who' },
          n: { $count: {} },
        },
      },
    ],
    [{ _id: null, avg: 20, first: 'ann', last: 'cat', n: 4 }],
  ],
  [
    '$group with $push and $addToSet',
    [
      { $sort: { _id: 1 } },
      { $group: { _id: null, ids: { $push: '$_id' }, who: { $addToSet: '$who' } } },
      { $project: { _id: 0, ids: 1, n: { $size: '$who' } } },
    ],
    [{ ids: [1, 2, 3, 4], n: 3 }],
  ],
  [
    '$group with $top and $firstN',
    [
      {
        $group: {
          _id: null,
          best: { $top: { sortBy: { total: -1 }, output: '$_id' } },
          two: { $firstN: { input: '$_id', n: 2 } },
        },
      },
    ],
    [{ _id: null, best: 3, two: [1, 2] }],
  ],
  [
    '$group by several fields',
    [{ $match: { who: 'ann' } }, { $group: { _id: { who: '$who', gone: '$gone' } } }],
    [{ _id: { who: 'ann' } }],
  ],
  ['$group of nothing', [{ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } }], []],
  [
    '$unwind',
    [{ $unwind: '$items' }, { $project: { k: '$items.k' } }],
    [
      { _id: 1, k: 'x' },
      { _id: 1, k: 'y' },
      { _id: 3, k: 'x' },
    ],
  ],
  [
    '$unwind that keeps the empty',
    [
      { $unwind: { path: '$items', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
      { $project: { i: 1 } },
    ],
    [
      { _id: 1, i: 0 },
      { _id: 1, i: 1 },
      { _id: 2, i: null },
      { _id: 3, i: 0 },
      { _id: 4, i: null },
    ],
  ],
  [
    '$addFields',
    [
      { $match: { _id: 2 } },
      { $addFields: { 'deep.total': '$total', n: 1 } },
      { $project: { deep: 1, n: 1 } },
    ],
    [{ _id: 2, deep: { total: 20 }, n: 1 }],
  ],
  ['$unset', [{ $match: { _id: 2 } }, { $unset: ['items', 'at', 'total'] }], [{ _id: 2, who: 'bob' }]],
  [
    '$replaceRoot',
    [{ $match: { _id: 3 } }, { $replaceRoot: { newRoot: { $first: '$items' } } }],
    [{ k: 'x', q: 5 }],
  ],
  ['$count', [{ $match: { who: 'ann' } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing', [{ $match: { who: 'zoe' } }, { $count: 'n' }], []],
  ['$sortByCount', [{ $sortByCount: '$who' }, { $limit: 1 }], [{ _id: 'ann', count: 2 }]],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$total', boundaries: [0, 15, 35], default: 'none' } }],
    [
      { _id: 0, count: 1 },
      { _id: 15, count: 2 },
      { _id: 'none', count: 1 },
    ],
  ],
  [
    '$bucketAuto',
    [{ $bucketAuto: { groupBy: '$_id', buckets: 2 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ],
  ],
  [
    '$facet',
    [{ $facet: { n: [{ $count: 'n' }], ann: [{ $match: { who: 'ann' } }, { $project: { _id: 1 } }] } }],
    [{ n: [{ n: 4 }], ann: [{ _id: 1 }, { _id: 3 }] }],
  ],
  [
    '$redact',
    [
      { $match: { _id: 1 } },
      { $redact: { $cond: [{ $eq: ['$k', 'x'] }, '$$PRUNE', '$$DESCEND'] } },
      { $project: { items: 1 } },
    ],
    [{ _id: 1, items: [{ k: 'y', q: 2 }] }],
  ],
  ['$sample of more than there is', [{ $sample: { size: 9 } }, { $count: 'n' }], [{ n: 4 }]],
]

const refusedPipelines: [title: string, pipeline: Document[], code: number][] = [
  ['a stage nobody knows', [{ $foo: 1 }], 40324],
  ['a stage of two', [{ $match: {}, $limit: 1 }], 40323],
  ['$limit of none', [{ $limit: 0 }], 15958],
  ['$out in the middle', [{ $out: 'x' }, { $match: {} }], 40601],
  ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
  ['$group by an operator nobody knows', [{ $group: { _id: null, n: { $foo: 1 } } }], 15952],
  ['$project of nothing', [{ $project: {} }], 51272],
  ['$unwind without a dollar', [{ $unwind: 'items' }], 28818],
  ['$replaceRoot with a number', [{ $replaceRoot: { newRoot: '$total' } }], 40228],
  ['$changeStream on a server that stands alone', [{ $changeStream: {} }], 40573],
  ['$lookup without as', [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b' } }], 9],
]

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
