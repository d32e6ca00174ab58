import { type Document } from 'mongodb'

/** The documents the pipelines run over. */
export const orders: Document[] = [
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

/** Pipelines and what comes out of them. */
export const pipelines: [title: string, pipeline: Document[], expected: Document[]][] = [
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

/** Pipelines a server refuses, with the code it gives. */
export const refusedPipelines: [title: string, pipeline: Document[], code: number][] = [
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
