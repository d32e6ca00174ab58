import { type Document } from 'mongodb'

/** What an update is called with beside the update itself. */
export type Options = { readonly arrayFilters?: Document[]; readonly filter?: Document }

/** A document, an update, and the document it becomes. */
export const updates: [
  title: string,
  before: Document,
  update: Document | Document[],
  after: Document,
  options?: Options,
][] = [
  ['$set', { a: 1 }, { $set: { a: 2, b: 3 } }, { a: 2, b: 3 }],
  ['$set deep down, making documents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set in an array', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
  ['$set behind the end of an array', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
  ['$set of a field in an array’s document', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['new fields by name, whatever the order they are given in', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
  ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset deep down', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': 1 } }, { a: { c: 2 } }],
  ['$unset in an array, leaving null', { a: [1, 2, 3] }, { $unset: { 'a.1': 1 } }, { a: [1, null, 3] }],
  ['$unset of nothing', { a: 1 }, { $unset: { b: 1 } }, { a: 1 }],
  ['$inc', { a: 1 }, { $inc: { a: 2, b: 5 } }, { a: 3, b: 5 }],
  ['$inc by a fraction', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ['$inc downwards', { a: 1 }, { $inc: { a: -3 } }, { a: -2 }],
  ['$mul', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
  ['$min', { a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } }, { a: 3, b: 5, c: 1 }],
  ['$max', { a: 5, b: 5 }, { $max: { a: 3, b: 9, c: 1 } }, { a: 5, b: 9, c: 1 }],
  ['$max across types', { a: 5 }, { $max: { a: 'text' } }, { a: 'text' }],
  ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename into a document', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$rename of nothing', { b: 1 }, { $rename: { a: 'c' } }, { b: 1 }],
  ['$setOnInsert of an existing document', { a: 1 }, { $setOnInsert: { b: 1 }, $set: { a: 2 } }, { a: 2 }],
  [
    '$bit',
    { a: 13, b: 5, c: 1 },
    { $bit: { a: { and: 10 }, b: { or: 2 }, c: { xor: 3 } } },
    { a: 8, b: 7, c: 2 },
  ],
  ['$push', { a: [1] }, { $push: { a: 2, b: 'x' } }, { a: [1, 2], b: ['x'] }],
  ['$push of an array as one element', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ['$push of several', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push at a place', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  [
    '$push at a place from the end',
    { a: [1, 4] },
    { $push: { a: { $each: [2], $position: -1 } } },
    { a: [1, 2, 4] },
  ],
  ['$push, keeping the last', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  ['$push, keeping the first', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 1 } } }, { a: [1] }],
  ['$push, sorted', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
  [
    '$push, sorted by a field',
    { a: [{ k: 2 }] },
    { $push: { a: { $each: [{ k: 1 }, { k: 3 }], $sort: { k: -1 }, $slice: 2 } } },
    { a: [{ k: 3 }, { k: 2 }] },
  ],
  ['$addToSet', { a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
  ['$addToSet of something new', { a: [1] }, { $addToSet: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
  ['$addToSet of several', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  [
    '$addToSet of documents, their fields in order',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ['$pop', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
  ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by a condition', { a: [1, 5, 9] }, { $pull: { a: { $gt: 4, $lt: 8 } } }, { a: [1, 9] }],
  [
    '$pull of documents by their fields',
    {
      a: [
        { k: 1, v: 2 },
        { k: 2, v: 2 },
      ],
    },
    { $pull: { a: { k: 1 } } },
    { a: [{ k: 2, v: 2 }] },
  ],
  ['$pull by a pattern', { a: ['ab', 'cd'] }, { $pull: { a: /^a/ } }, { a: ['cd'] }],
  ['$pullAll', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
  ['the element found', { a: [1, 5, 5] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 5] }, { filter: { a: 5 } }],
  [
    'a field of the element found',
    { a: [{ k: 1 }, { k: 2 }] },
    { $inc: { 'a.$.k': 10 } },
    { a: [{ k: 1 }, { k: 12 }] },
    { filter: { 'a.k': 2 } },
  ],
  [
    'the element found by all conditions',
    {
      a: [
        { k: 1, v: 1 },
        { k: 1, v: 2 },
      ],
    },
    { $set: { 'a.$.v': 0 } },
    {
      a: [
        { k: 1, v: 1 },
        { k: 1, v: 0 },
      ],
    },
    { filter: { a: { $elemMatch: { k: 1, v: 2 } } } },
  ],
  ['every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [
    'a field of every element',
    { a: [{ b: [1] }, { b: [2] }] },
    { $inc: { 'a.$[].b.$[]': 1 } },
    { a: [{ b: [2] }, { b: [3] }] },
  ],
  [
    'the elements a filter picks',
    { a: [1, 5, 9] },
    { $set: { 'a.$[big]': 0 } },
    { a: [1, 0, 0] },
    { arrayFilters: [{ big: { $gt: 3 } }] },
  ],
  [
    'fields of the elements a filter picks',
    {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 1 },
      ],
    },
    { $set: { 'a.$[e].v': 7 } },
    {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 7 },
      ],
    },
    { arrayFilters: [{ 'e.k': 2 }] },
  ],
  [
    'by a pipeline',
    { a: 1, b: 2 },
    [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
    { b: 2, c: 3 },
  ],
  ['by a pipeline that replaces', { a: { x: 1 } }, [{ $replaceWith: '$a' }], { x: 1 }],
  ['by a pipeline that projects', { a: 1, b: 2 }, [{ $project: { b: 1 } }], { b: 2 }],
]

/** Updates a server refuses, with the code it gives. */
export const refusedUpdates: [
  title: string,
  before: Document,
  update: Document,
  code: number,
  options?: Options,
][] = [
  ['an operator nobody knows', {}, { $foo: { a: 1 } }, 9],
  ['an operator of no document', {}, { $set: 1 }, 9],
  ['two operators on one field', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a field and one inside it', {}, { $set: { a: 1, 'a.b': 2 } }, 40],
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by text', {}, { $inc: { a: 'x' } }, 14],
  ['$push onto a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ['$pop of a number', { a: 1 }, { $pop: { a: 1 } }, 14],
  ['$pop by two', { a: [1] }, { $pop: { a: 2 } }, 9],
  ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2],
  ['$rename onto itself', { a: 1 }, { $rename: { a: 'a' } }, 2],
  ['a field in a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a field in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['another _id', {}, { $set: { _id: 99 } }, 66],
  ['no _id', {}, { $unset: { _id: 1 } }, 66],
  ['an element not found', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['every element of a number', { a: 1 }, { $set: { 'a.$[]': 1 } }, 2],
  ['an empty path', {}, { $set: { '': 1 } }, 56],
  ['an array filter that is missing', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
  ['an array filter that is not used', { a: [1] }, { $set: { 'a.$[]': 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
  ['a stage that is no update', {}, [{ $match: { a: 1 } }], 72],
]

/** What an upsert that finds nothing makes of its filter and update. */
export const upserts: [title: string, filter: Document, update: Document, made: Document][] = [
  ['what the filter says', { a: 1, 'b.c': 2 }, { $set: { d: 3 } }, { a: 1, b: { c: 2 }, d: 3 }],
  [
    'what it equals, not what it is greater than',
    { a: { $eq: 1 }, b: { $gt: 5 } },
    { $set: { c: 1 } },
    { a: 1, c: 1 },
  ],
  ['what all parts of $and say', { $and: [{ a: 1 }, { b: 2 }] }, { $set: { c: 3 } }, { a: 1, b: 2, c: 3 }],
  ['the one value of $in', { a: { $in: [4] } }, { $set: { b: 1 } }, { a: 4, b: 1 }],
  ['nothing of $or', { $or: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { b: 1 }],
  ['$setOnInsert', { a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1, b: 2 }],
  ['$inc and $push from nothing', { a: 1 }, { $inc: { n: 2 }, $push: { l: 1 } }, { a: 1, l: [1], n: 2 }],
  ['$inc of what the filter says', { n: 5 }, { $inc: { n: 2 } }, { n: 7 }],
]
