import { describe, expect, it } from '@jest/globals'
import type { Document } from 'mongodb'
import { codeOf, type Target } from './target.js'

const refusedIndexes: [title: string, key: Document, options: Document, code: number][] = [
  ['text', { a: 'text' }, {}, 67],
  ['a sphere', { a: '2dsphere' }, {}, 67],
  ['hashes', { a: 'hashed' }, {}, 67],
  ['wildcards', { '$**': 1 }, {}, 67],
  ['a kind nobody knows', { a: 'nonsense' }, {}, 67],
  ['zero as direction', { a: 0 }, {}, 67],
  ['TTL on two fields', { a: 1, b: 1 }, { expireAfterSeconds: 1 }, 67],
  ['TTL below zero', { a: 1 }, { expireAfterSeconds: -1 }, 72],
  ['partial and sparse', { a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }, 67],
  ['a partial filter with $ne', { a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }, 67],
  ['an option nobody knows', { a: 1 }, { nonsense: true }, 197],
]

/** What indexes, collections, databases and the server itself answer. */
export function describeCatalog({ collection, db, client }: Target): void {
  describe('indexes', () => {
    it('are made, listed and dropped', async () => {
      const things = await collection([{ _id: 1 }])
      expect(await things.createIndex({ a: 1, b: -1 }, { unique: true })).toBe('a_1_b_-1')
      expect(await things.createIndex({ a: 1, b: -1 }, { unique: true })).toBe('a_1_b_-1')
      expect(await things.listIndexes().toArray()).toEqual([
        { v: 2, key: { _id: 1 }, name: '_id_' },
        { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', unique: true },
      ])
      await things.dropIndex('a_1_b_-1')
      expect(await things.listIndexes().toArray()).toHaveLength(1)
      expect(await codeOf(things.dropIndex('a_1_b_-1'))).toBe(27)
      expect(await codeOf(things.dropIndex('_id_'))).toBe(72)
    })

    it('say what making them changed', async () => {
      const name = (await collection()).collectionName
      const command = { createIndexes: name, indexes: [{ key: { a: 1 }, name: 'a_1' }] }
      expect(await db().command(command)).toMatchObject({
        numIndexesBefore: 1,
        numIndexesAfter: 2,
        createdCollectionAutomatically: true,
      })
      expect(await db().command(command)).toMatchObject({
        numIndexesBefore: 2,
        numIndexesAfter: 2,
        note: 'all indexes already exist',
      })
      expect(await db().command({ dropIndexes: name, index: '*' })).toMatchObject({ nIndexesWas: 2, ok: 1 })
    })

    it('that contradict one another are refused', async () => {
      const things = await collection([{ _id: 1 }])
      await things.createIndex({ a: 1 })
      expect(await codeOf(things.createIndex({ a: 1 }, { name: 'other' }))).toBe(85)
      expect(await codeOf(things.createIndex({ a: 1 }, { unique: true, name: 'other' }))).toBe(85)
      expect(await codeOf(things.createIndex({ b: 1 }, { name: 'a_1' }))).toBe(86)
    })

    it.each(refusedIndexes)('with %s are refused', async (_title, key, options, code) => {
      const things = await collection([{ _id: 1 }])
      const indexes = [{ key, name: 'wanted', ...options }]
      expect(await codeOf(db().command({ createIndexes: things.collectionName, indexes }))).toBe(code)
      expect(await things.listIndexes().toArray()).toHaveLength(1)
    })

    it('listed of no collection are refused', async () => {
      expect(await codeOf(db().collection('nowhere').listIndexes().toArray())).toBe(26)
    })

    it('keep values unique', async () => {
      const things = await collection([{ _id: 1, mail: 'a' }])
      await things.createIndex({ mail: 1 }, { unique: true })
      const failed = await things
        .insertOne({ _id: 2, mail: 'a' })
        .catch((error: unknown) => error as Document)
      expect(failed).toMatchObject({ code: 11000, keyPattern: { mail: 1 }, keyValue: { mail: 'a' } })
      expect((failed as unknown as Error).message).toBe(
        `E11000 duplicate key error collection: ${things.namespace} index: mail_1 dup key: { mail: "a" }`,
      )
      expect(await codeOf(things.insertOne({ _id: 3 }))).toBe(0)
      expect(await codeOf(things.insertOne({ _id: 4 }))).toBe(11000)
      expect(await codeOf(things.updateOne({ _id: 3 }, { $set: { mail: 'a' } }))).toBe(11000)
      expect(await things.findOne({ _id: 3 })).toEqual({ _id: 3 })
      expect(await codeOf(things.updateOne({ mail: 'b' }, { $set: { mail: 'a' } }, { upsert: true }))).toBe(
        11000,
      )
    })

    it('keep elements unique between documents, not within one', async () => {
      const things = await collection([{ _id: 1, tags: ['a', 'b', 'a'] }])
      await things.createIndex({ tags: 1 }, { unique: true })
      expect(await codeOf(things.insertOne({ _id: 2, tags: ['c', 'b'] }))).toBe(11000)
      expect(await codeOf(things.insertOne({ _id: 3, tags: ['c', 'd'] }))).toBe(0)
    })

    it('leave sparse and partial documents alone', async () => {
      const sparse = await collection([{ _id: 1 }, { _id: 2 }])
      await sparse.createIndex({ a: 1 }, { unique: true, sparse: true })
      expect(await codeOf(sparse.insertOne({ _id: 3, a: null }))).toBe(0)
      expect(await codeOf(sparse.insertOne({ _id: 4, a: null }))).toBe(11000)
      const partial = await collection([
        { _id: 1, state: 'closed', who: 1 },
        { _id: 2, state: 'open', who: 1 },
      ])
      await partial.createIndex({ who: 1 }, { unique: true, partialFilterExpression: { state: 'open' } })
      expect(await codeOf(partial.insertOne({ _id: 3, state: 'closed', who: 1 }))).toBe(0)
      expect(await codeOf(partial.insertOne({ _id: 4, state: 'open', who: 1 }))).toBe(11000)
      expect(await codeOf(partial.updateOne({ _id: 1 }, { $set: { state: 'open' } }))).toBe(11000)
      expect(await partial.find({ state: 'open', who: 1 }).toArray()).toHaveLength(1)
      expect(await partial.find({ who: 1 }).toArray()).toHaveLength(3)
    })

    it('that cannot be unique are not made', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
      ])
      expect(await codeOf(things.createIndex({ a: 1 }, { unique: true }))).toBe(11000)
      expect(await things.listIndexes().toArray()).toHaveLength(1)
      await things.deleteOne({ _id: 2 })
      expect(await codeOf(things.createIndex({ a: 1 }, { unique: true }))).toBe(0)
    })

    it('tell apart what is too long for a key', async () => {
      const things = await collection()
      await things.createIndex({ s: 1 }, { unique: true })
      const text = 'x'.repeat(5000)
      await things.insertMany([
        { _id: 1, s: `${text}a` },
        { _id: 2, s: `${text}b` },
      ])
      expect(await codeOf(things.insertOne({ _id: 3, s: `${text}a` }))).toBe(11000)
      expect(await things.find({ s: `${text}b` }).toArray()).toMatchObject([{ _id: 2 }])
      expect(
        (await things.find({ s: { $gt: `${text}a` } }).toArray()).map(({ _id }) => _id as number),
      ).toEqual([2])
      expect((await things.find().sort({ s: -1 }).toArray()).map(({ _id }) => _id as number)).toEqual([2, 1])
      await things.updateOne({ _id: 1 }, { $set: { s: `${text}c` } })
      expect(await things.find({ s: `${text}b` }).toArray()).toHaveLength(1)
      expect(await things.deleteMany({ s: { $gte: text } })).toMatchObject({ deletedCount: 2 })
    })

    it('refuse two arrays side by side', async () => {
      const things = await collection()
      await things.createIndex({ a: 1, b: 1 })
      expect(await codeOf(things.insertOne({ _id: 1, a: [1], b: [2] }))).toBe(171)
      expect(await codeOf(things.insertOne({ _id: 2, a: [1], b: 2 }))).toBe(0)
    })
  })

  describe('collections', () => {
    it('are made, listed, renamed and dropped', async () => {
      const name = (await collection()).collectionName
      await db().createCollection(name)
      expect(await codeOf(db().createCollection(name))).toBe(0)
      const listed = await db().listCollections({ name }).toArray()
      expect(listed).toMatchObject([
        { name, type: 'collection', options: {}, info: { readOnly: false }, idIndex: { name: '_id_' } },
      ])
      expect(await db().listCollections({ name }, { nameOnly: true }).toArray()).toEqual([
        { name, type: 'collection' },
      ])
      await db().collection(name).rename(`${name}b`)
      expect(await db().listCollections({ name }).toArray()).toEqual([])
      expect(await db().dropCollection(`${name}b`)).toBe(true)
      expect(await codeOf(db().collection(name).rename('x'))).toBe(26)
    })

    it('come to be with the first document and forget everything when dropped', async () => {
      const things = await collection([{ _id: 1, a: 1 }])
      await things.createIndex({ a: 1 })
      await things.drop()
      await things.insertOne({ _id: 1 })
      expect(await things.find().toArray()).toEqual([{ _id: 1 }])
      expect(await things.listIndexes().toArray()).toHaveLength(1)
    })

    it('with bad names are refused', async () => {
      expect(await codeOf(db().command({ insert: 'a$b', documents: [{}] }))).toBe(73)
      expect(await codeOf(db().command({ insert: '', documents: [{}] }))).toBe(73)
    })

    it('can be views', async () => {
      const things = await collection([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
      ])
      const name = `${things.collectionName}_view`
      await db().createCollection(name, {
        viewOn: things.collectionName,
        pipeline: [{ $match: { a: { $gt: 1 } } }, { $project: { a: 1 } }],
      })
      const view = db().collection(name)
      expect(await view.find({ a: 3 }).toArray()).toMatchObject([{ a: 3 }])
      expect(await view.find().sort({ a: -1 }).limit(1).toArray()).toMatchObject([{ a: 3 }])
      expect(await view.countDocuments()).toBe(2)
      expect(await view.estimatedDocumentCount()).toBe(2)
      expect(await view.distinct('a')).toEqual([2, 3])
      expect(await view.aggregate([{ $group: { _id: null, n: { $sum: '$a' } } }]).toArray()).toEqual([
        { _id: null, n: 5 },
      ])
      expect(await codeOf(view.insertOne({ a: 9 }))).toBe(166)
      expect(
        await codeOf(db().command({ createIndexes: name, indexes: [{ key: { a: 1 }, name: 'a_1' }] })),
      ).toBe(166)
    })
  })

  describe('databases', () => {
    it('are listed while they hold a collection', async () => {
      const other = client().db(`${db().databaseName}_other`)
      await other.collection('x').insertOne({ a: 1 })
      const names = async (): Promise<string[]> =>
        (await client().db().admin().listDatabases()).databases.map(({ name }) => name)
      expect(await names()).toContain(other.databaseName)
      await other.dropDatabase()
      expect(await names()).not.toContain(other.databaseName)
    })
  })

  describe('the server', () => {
    it('says what it is', async () => {
      const hello = await db().command({ hello: 1 })
      expect(hello).toMatchObject({
        isWritablePrimary: true,
        maxBsonObjectSize: 16777216,
        maxMessageSizeBytes: 48000000,
        maxWriteBatchSize: 100000,
        readOnly: false,
        ok: 1,
      })
      const info = await db().command({ buildInfo: 1 })
      expect(info.version).toBe((info.versionArray as number[]).slice(0, 3).join('.'))
    })

    it.each<Document>([
      { ping: 1 },
      { connectionStatus: 1 },
      { dbStats: 1 },
      { serverStatus: 1 },
      { hostInfo: 1 },
    ])('answers %j', async (command) => {
      expect(await db().command(command)).toMatchObject({ ok: 1 })
    })

    it('refuses what it does not know', async () => {
      expect(await codeOf(db().command({ noSuchCommand: 1 }))).toBe(59)
      expect(await codeOf(db().command({ find: 'x', nonsense: 1 }))).toBe(40415)
      expect(await codeOf(db().command({ find: 'x', filter: 1 }))).toBe(14)
      expect(await codeOf(db().command({ find: 'x', limit: -1 }))).toBe(51024)
      expect(await codeOf(db().command({ listDatabases: 1 }))).toBe(13)
    })

    it('takes the concerns of a server that stands alone', async () => {
      const things = await collection()
      expect(await codeOf(things.insertOne({ _id: 1 }, { writeConcern: { w: 'majority', j: true } }))).toBe(0)
      expect(await codeOf(things.insertOne({ _id: 2 }, { writeConcern: { w: 2 } }))).toBe(2)
      expect(await codeOf(things.find({}, { readConcern: { level: 'majority' } }).toArray())).toBe(0)
      expect(await codeOf(things.find({}, { readConcern: { level: 'linearizable' } }).toArray())).toBe(123)
    })

    it('names its errors', async () => {
      const failed = await db()
        .command({ noSuchCommand: 1 })
        .catch((error: unknown) => error as Document)
      expect(failed).toMatchObject({
        codeName: 'CommandNotFound',
        errorResponse: { ok: 0, errmsg: "no such command: 'noSuchCommand'" },
      })
    })
  })
}
