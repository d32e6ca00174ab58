import { describe, expect, it } from '@jest/globals'
import {
  Decimal128,
  Double,
  Int32,
  Long,
  MongoBulkWriteError,
  ObjectId,
  Timestamp,
  type Document,
} from 'mongodb'
import { codeOf, type Target } from './target.js'
import { updates, refusedUpdates, upserts } from './update-cases.js'

const anyId = expect.anything()

/** What insert, update, delete, findAndModify and bulk writes do. */
export function describeWrites({ collection, db, bulkWrite }: Target): void {
  describe('insert', () => {
    it('puts documents in, with an _id of their own or a new one', async () => {
      const things = await collection()
      expect(await things.insertOne({ _id: 7, a: 1 })).toEqual({ acknowledged: true, insertedId: 7 })
      const { insertedIds } = await things.insertMany([{ _id: new ObjectId() }, { _id: 'x' }])
      expect(Object.keys(insertedIds)).toEqual(['0', '1'])
      await db().command({ insert: things.collectionName, documents: [{ a: 1 }] })
      const made = await things.findOne({ a: 1, _id: { $ne: 7 } })
      expect(made?._id).toBeInstanceOf(ObjectId)
      expect(Object.keys(made ?? {})).toEqual(['_id', 'a'])
    })

    it('puts _id first', async () => {
      const things = await collection()
      await db().command({ insert: things.collectionName, documents: [{ a: 1, _id: 5 }] })
      expect(Object.keys((await things.findOne()) ?? {})).toEqual(['_id', 'a'])
    })

    it('refuses an _id that is taken, whatever its numeric kind', async () => {
      const things = await collection([{ _id: 1 }])
      const failed = await things
        .insertOne({ _id: new Double(1) })
        .catch((error: unknown) => error as Document)
      expect(failed).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } })
      expect(String((failed as { message?: string }).message)).toBe(
        `E11000 duplicate key error collection: ${things.namespace} index: _id_ dup key: { _id: 1.0 }`,
      )
    })

    it.each([
      ['array', [1]],
      ['regex', /a/],
    ])('refuses an _id of type %s', async (_type, _id) => {
      expect(await codeOf((await collection()).insertOne({ _id }))).toBe(53)
    })

    it('refuses an _id with operators in it', async () => {
      expect(await codeOf((await collection()).insertOne({ _id: { $a: 1 } }))).toBe(52)
    })

    it('takes an _id that is a document, text, nothing or NaN', async () => {
      const things = await collection([{ _id: { a: 1 } }, { _id: '' }, { _id: NaN }])
      expect(await things.findOne({ _id: { a: 1 } })).toEqual({ _id: { a: 1 } })
      expect(await codeOf(things.insertOne({ _id: NaN }))).toBe(11000)
      // The driver gives a document without a good _id one of its own; the server is asked directly.
      await db().command({ insert: things.collectionName, documents: [{ _id: null, a: 1 }] })
      expect(await things.findOne({ _id: null })).toEqual({ _id: null, a: 1 })
      const again = db().command({ insert: things.collectionName, documents: [{ _id: null }] })
      expect(await codeOf(again.then(firstError))).toBe(11000)
    })

    it('takes names with dots and dollars', async () => {
      const things = await collection([{ _id: 1, 'a.b': 1, $c: 2, d: { $e: 3 } }])
      expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, 'a.b': 1, $c: 2, d: { $e: 3 } })
    })

    it('refuses a document of more than 16 MB, and keeps the connection', async () => {
      const things = await collection()
      const text = 'x'.repeat(16 * 1024 * 1024)
      expect(
        await codeOf(
          db()
            .command({ insert: things.collectionName, documents: [{ _id: 1, text }] })
            .then(firstError),
        ),
      ).toBe(10334)
      expect(await things.countDocuments()).toBe(0)
    })

    it('puts the time into an empty timestamp at the top', async () => {
      const things = await collection([{ _id: 1, ts: new Timestamp(0n) }])
      expect(((await things.findOne())?.ts as Timestamp).t).toBeGreaterThan(1_700_000_000)
    })

    it('stops at the first error when ordered, goes on when not', async () => {
      const batch = [{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }, { _id: 2 }]
      const ordered = await collection()
      const first = await ordered.insertMany(batch).catch((error: unknown) => error)
      expect(first).toBeInstanceOf(MongoBulkWriteError)
      if (first instanceof MongoBulkWriteError) {
        expect(first.insertedCount).toBe(2)
        expect([first.writeErrors].flat()).toMatchObject([{ index: 2, code: 11000 }])
      }
      const unordered = await collection()
      const second = await unordered.insertMany(batch, { ordered: false }).catch((error: unknown) => error)
      if (second instanceof MongoBulkWriteError)
        expect([second.writeErrors].flat().map(({ index }) => index)).toEqual([2, 4])
      expect(await unordered.countDocuments()).toBe(3)
    })

    it('answers nothing to unacknowledged writes, and does them in turn', async () => {
      const things = await collection()
      expect(await things.insertOne({ _id: 1 }, { writeConcern: { w: 0 } })).toMatchObject({
        acknowledged: false,
      })
      await things.updateOne({ _id: 1 }, { $set: { a: 1 } }, { writeConcern: { w: 0 } })
      for (let tries = 0; tries < 500 && !(await things.findOne({ a: 1 })); tries++);
      expect(await things.findOne()).toEqual({ _id: 1, a: 1 })
    })

    it('refuses batches of nothing', async () => {
      expect(await codeOf(db().command({ insert: 'x', documents: [] }))).toBe(16)
    })
  })

  describe('update', () => {
    it.each(updates)('%s', async (_title, before, update, after, options = {}) => {
      const things = await collection([{ _id: 1, ...before }])
      const { filter = {}, arrayFilters } = options
      await things.updateOne({ _id: 1, ...filter }, update, { ...(arrayFilters && { arrayFilters }) })
      const found = await things.findOne()
      expect(found).toEqual({ _id: 1, ...after })
      expect(Object.keys(found ?? {})).toEqual(['_id', ...Object.keys(after)])
    })

    it.each(refusedUpdates)('refuses %s', async (_title, before, update, code, options = {}) => {
      const things = await collection([{ _id: 1, ...before }])
      const { arrayFilters } = options
      expect(
        await codeOf(
          db()
            .command({
              update: things.collectionName,
              updates: [{ q: { _id: 1 }, u: update, ...(arrayFilters && { arrayFilters }) }],
            })
            .then(firstError),
        ),
      ).toBe(code)
      expect(await things.findOne()).toEqual({ _id: 1, ...before })
    })

    it('keeps to the kinds of numbers', async () => {
      const things = await collection([
        {
          _id: 1,
          int: new Int32(2147483647),
          long: Long.fromNumber(1),
          double: new Double(1),
          decimal: Decimal128.fromString('0.1'),
        },
      ])
      await things.updateOne({}, { $inc: { int: 1, long: 1, double: 1, decimal: 0.2 } })
      const found = await things.findOne({}, { promoteValues: false })
      expect(String(found?.int)).toBe('2147483648')
      expect(found?.int).toBeInstanceOf(Long)
      expect(found?.long).toBeInstanceOf(Long)
      expect(found?.double).toBeInstanceOf(Double)
      expect(String(found?.decimal)).toBe('0.300000000000000')
      expect(
        await codeOf(
          things
            .updateOne({}, { $set: { long: Long.MAX_VALUE } })
            .then(() => things.updateOne({}, { $inc: { long: 1 } })),
        ),
      ).toBe(2)
    })

    it('counts what matched and what changed', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
        { _id: 3, a: 1 },
      ])
      expect(await things.updateMany({}, { $set: { a: 1 } })).toMatchObject({
        matchedCount: 3,
        modifiedCount: 1,
        upsertedCount: 0,
      })
      expect(await things.updateOne({ _id: 9 }, { $set: { a: 1 } })).toMatchObject({
        matchedCount: 0,
        modifiedCount: 0,
      })
    })

    it('puts in the current date', async () => {
      const things = await collection([{ _id: 1 }])
      await things.updateOne({}, { $currentDate: { at: true, ts: { $type: 'timestamp' } } })
      const found = await things.findOne()
      expect(found?.at).toBeInstanceOf(Date)
      expect(found?.ts).toBeInstanceOf(Timestamp)
    })

    it('replaces all but the _id', async () => {
      const things = await collection([{ _id: 1, a: 1, b: 2 }])
      await things.replaceOne({ a: 1 }, { c: 3 })
      expect(await things.findOne()).toEqual({ _id: 1, c: 3 })
      expect(await codeOf(things.replaceOne({ _id: 1 }, { _id: 2 }))).toBe(66)
    })

    it('takes the first of the sorted', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 3 },
        { _id: 3, a: 2 },
      ])
      await things.updateOne({}, { $set: { hit: true } }, { sort: { a: -1 } })
      expect((await things.findOne({ hit: true }))?._id).toBe(2)
      expect(
        await codeOf(
          db()
            .command({
              update: things.collectionName,
              updates: [{ q: {}, u: { $set: { b: 1 } }, multi: true, sort: { a: 1 } }],
            })
            .then(firstError),
        ),
      ).toBe(9)
    })

    it('meets each document once, also when its place in the index moves', async () => {
      const things = await collection(Array.from({ length: 50 }, (_, n) => ({ _id: n, n })))
      await things.createIndex({ n: 1 })
      expect(await things.updateMany({ n: { $gte: 0 } }, { $inc: { n: 100 } })).toMatchObject({
        modifiedCount: 50,
      })
      expect(await things.countDocuments({ n: { $gte: 100, $lt: 150 } })).toBe(50)
    })

    it('knows the command’s variables', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ])
      await things.updateMany({ $expr: { $eq: ['$a', '$$wanted'] } }, [{ $set: { b: '$$wanted' } }], {
        let: { wanted: 2 },
      })
      expect(await things.find({ b: 2 }).toArray()).toEqual([{ _id: 2, a: 2, b: 2 }])
    })

    it('refuses hints to no index and fields nobody knows', async () => {
      const things = await collection([{ _id: 1 }])
      expect(await codeOf(things.updateOne({ _id: 1 }, { $set: { a: 1 } }, { hint: 'no_such' }))).toBe(2)
      expect(
        await codeOf(
          db().command({
            update: things.collectionName,
            updates: [{ q: {}, u: { $set: { a: 1 } }, foo: 1 }],
          }),
        ),
      ).toBe(40415)
    })

    it('refuses to replace many', async () => {
      const things = await collection([{ _id: 1 }])
      expect(
        await codeOf(
          db()
            .command({ update: things.collectionName, updates: [{ q: {}, u: { a: 1 }, multi: true }] })
            .then(firstError),
        ),
      ).toBe(9)
    })
  })

  describe('upsert', () => {
    it.each(upserts)('takes over %s', async (_title, filter, update, made) => {
      const things = await collection()
      const result = await things.updateOne(filter, update, { upsert: true })
      expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: anyId })
      expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual(made)
    })

    it('uses the _id of the filter or the update', async () => {
      const things = await collection()
      expect((await things.updateOne({ _id: 5 }, { $set: { a: 1 } }, { upsert: true })).upsertedId).toBe(5)
      expect((await things.replaceOne({ a: 9 }, { _id: 6, b: 1 }, { upsert: true })).upsertedId).toBe(6)
      expect(await things.findOne({ _id: 6 })).toEqual({ _id: 6, b: 1 })
    })

    it('takes nothing but the _id over into a replacement', async () => {
      const things = await collection()
      await things.replaceOne({ _id: 1, a: 2 }, { b: 3 }, { upsert: true })
      expect(await things.findOne()).toEqual({ _id: 1, b: 3 })
    })

    it('refuses a filter that says two things of one field', async () => {
      const things = await collection()
      expect(
        await codeOf(things.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true })),
      ).toBe(54)
    })
  })

  describe('delete', () => {
    it('removes one or all', async () => {
      const things = await collection(Array.from({ length: 6 }, (_, _id) => ({ _id, even: _id % 2 === 0 })))
      expect(await things.deleteOne({ even: true })).toEqual({ acknowledged: true, deletedCount: 1 })
      expect(await things.deleteMany({ even: true })).toEqual({ acknowledged: true, deletedCount: 2 })
      expect(await things.deleteMany({ _id: 99 })).toMatchObject({ deletedCount: 0 })
      expect((await things.find().toArray()).map(({ _id }) => _id)).toEqual([1, 3, 5])
    })

    it('refuses limits other than one and none', async () => {
      const things = await collection([{ _id: 1 }])
      expect(
        await codeOf(db().command({ delete: things.collectionName, deletes: [{ q: {}, limit: 2 }] })),
      ).toBe(9)
    })
  })

  describe('findAndModify', () => {
    const three = [
      { _id: 1, a: 3 },
      { _id: 2, a: 1 },
      { _id: 3, a: 2 },
    ]

    it('gives the document before or after', async () => {
      const things = await collection(three)
      expect(await things.findOneAndUpdate({ _id: 1 }, { $inc: { a: 1 } })).toEqual({ _id: 1, a: 3 })
      expect(
        await things.findOneAndUpdate({ _id: 1 }, { $inc: { a: 1 } }, { returnDocument: 'after' }),
      ).toEqual({ _id: 1, a: 5 })
      expect(await things.findOneAndUpdate({ _id: 9 }, { $inc: { a: 1 } })).toBeNull()
    })

    it('sorts, projects and removes', async () => {
      const things = await collection(three)
      expect(await things.findOneAndDelete({}, { sort: { a: 1 }, projection: { a: 1, _id: 0 } })).toEqual({
        a: 1,
      })
      expect(await things.findOneAndReplace({}, { b: 1 }, { sort: { a: -1 } })).toEqual({ _id: 1, a: 3 })
      expect(await things.find().toArray()).toEqual([
        { _id: 1, b: 1 },
        { _id: 3, a: 2 },
      ])
    })

    it('upserts', async () => {
      const things = await collection()
      const raw = await things.findOneAndUpdate(
        { _id: 5 },
        { $set: { a: 1 } },
        { upsert: true, returnDocument: 'after', includeResultMetadata: true },
      )
      expect(raw).toMatchObject({
        value: { _id: 5, a: 1 },
        lastErrorObject: { n: 1, updatedExisting: false, upserted: 5 },
        ok: 1,
      })
      expect(await things.findOneAndUpdate({ _id: 6 }, { $set: { a: 1 } }, { upsert: true })).toBeNull()
    })

    it('takes array filters and pipelines', async () => {
      const things = await collection([{ _id: 1, l: [1, 5] }])
      expect(
        await things.findOneAndUpdate(
          {},
          { $set: { 'l.$[x]': 0 } },
          { arrayFilters: [{ x: { $gt: 2 } }], returnDocument: 'after' },
        ),
      ).toEqual({ _id: 1, l: [1, 0] })
      expect(
        await things.findOneAndUpdate({}, [{ $set: { n: { $size: '$l' } } }], { returnDocument: 'after' }),
      ).toEqual({ _id: 1, l: [1, 0], n: 2 })
    })

    it('lets exactly one of many claim', async () => {
      const things = await collection([{ _id: 1, owner: null }])
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, owner) =>
          things.findOneAndUpdate({ _id: 1, owner: null }, { $set: { owner } }),
        ),
      )
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
    })

    it('refuses contradictions', async () => {
      const name = (await collection([{ _id: 1 }])).collectionName
      expect(
        await codeOf(db().command({ findAndModify: name, query: {}, remove: true, update: { a: 1 } })),
      ).toBe(9)
      expect(await codeOf(db().command({ findAndModify: name, query: {}, remove: true, new: true }))).toBe(9)
      expect(await codeOf(db().command({ findAndModify: name, query: {} }))).toBe(9)
      expect(
        await codeOf(db().command({ findAndModify: name, query: {}, update: { $set: { a: 1 } }, foo: 1 })),
      ).toBe(40415)
    })
  })

  describe('bulk writes', () => {
    it('do a mixture and count it', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ])
      const result = await things.bulkWrite([
        { insertOne: { document: { _id: 3 } } },
        { updateOne: { filter: { _id: 1 }, update: { $inc: { a: 1 } } } },
        { updateMany: { filter: {}, update: { $set: { all: true } } } },
        { replaceOne: { filter: { _id: 4 }, replacement: { b: 1 }, upsert: true } },
        { deleteOne: { filter: { _id: 2 } } },
        { deleteMany: { filter: { all: true, _id: 3 } } },
      ])
      expect(result).toMatchObject({
        insertedCount: 1,
        matchedCount: 4,
        modifiedCount: 4,
        upsertedCount: 1,
        deletedCount: 2,
        upsertedIds: { 3: 4 },
      })
      expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: 1, a: 2, all: true },
        { _id: 4, b: 1 },
      ])
    })

    it('tell which operation failed, with its place in the whole', async () => {
      const things = await collection([{ _id: 1 }])
      await things.createIndex({ u: 1 }, { unique: true, sparse: true })
      const failed = await things
        .bulkWrite(
          [
            { insertOne: { document: { _id: 2, u: 1 } } },
            { updateOne: { filter: { _id: 1 }, update: { $set: { u: 1 } } } },
            { insertOne: { document: { _id: 3 } } },
          ],
          { ordered: false },
        )
        .catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(MongoBulkWriteError)
      if (failed instanceof MongoBulkWriteError) {
        expect([failed.writeErrors].flat()).toMatchObject([{ index: 1, code: 11000 }])
        expect(failed.result.insertedCount).toBe(2)
      }
    })

    it('go over several collections at once with a client’s bulkWrite', async () => {
      const [one, two] = [
        await collection([
          { _id: 1, n: 1 },
          { _id: 2, n: 5 },
        ]),
        await collection([{ _id: 1 }]),
      ]
      const result = await bulkWrite(
        [
          { name: 'insertOne', namespace: two.namespace, document: { _id: 2 } },
          {
            name: 'updateOne',
            namespace: one.namespace,
            filter: {},
            update: { $inc: { n: 1 } },
            sort: { n: -1 },
          },
          {
            name: 'updateMany',
            namespace: one.namespace,
            filter: { _id: { $gt: 0 } },
            update: { $set: { m: 1 } },
          },
          {
            name: 'replaceOne',
            namespace: two.namespace,
            filter: { _id: 9 },
            replacement: { x: 1 },
            upsert: true,
          },
          { name: 'deleteOne', namespace: two.namespace, filter: { _id: 1 } },
        ],
        { verboseResults: true },
      )
      expect(result).toMatchObject({
        insertedCount: 1,
        matchedCount: 3,
        modifiedCount: 3,
        upsertedCount: 1,
        deletedCount: 1,
      })
      expect(result.updateResults?.get(3)).toMatchObject({ matchedCount: 1, upsertedId: 9 })
      expect(await one.findOne({ _id: 2 })).toEqual({ _id: 2, n: 6, m: 1 })
      expect((await two.find().toArray()).map(({ _id }) => _id)).toEqual([2, 9])
    })

    it('end at the first error with a client’s bulkWrite, or go on', async () => {
      const things = await collection([{ _id: 1 }])
      const models = [
        { name: 'insertOne', namespace: things.namespace, document: { _id: 2 } },
        { name: 'insertOne', namespace: things.namespace, document: { _id: 1 } },
        {
          name: 'deleteOne',
          namespace: things.namespace,
          filter: { $expr: { $eq: ['$_id', '$$nobody'] } },
        },
        { name: 'insertOne', namespace: things.namespace, document: { _id: 3 } },
      ]
      const failed = (await bulkWrite(models).catch((error: unknown) => error)) as {
        writeErrors: Map<number, { code: number }>
        partialResult: { insertedCount: number }
      }
      expect([...failed.writeErrors].map(([place, { code }]) => [place, code])).toEqual([[1, 11000]])
      expect(failed.partialResult.insertedCount).toBe(1)
      const again = (await bulkWrite(models.slice(1), { ordered: false }).catch(
        (error: unknown) => error,
      )) as typeof failed
      expect([...again.writeErrors].map(([place, { code }]) => [place, code])).toEqual([
        [0, 11000],
        [1, 17276],
      ])
      expect(await things.countDocuments()).toBe(3)
    })
  })
}

/** Turns a write error in a reply into a rejection, as the driver's own methods do. */
function firstError(reply: Document): Document {
  const [error] = (reply.writeErrors ?? []) as { code: number }[]
  if (error) throw Object.assign(new Error('write error'), error)
  return reply
}
