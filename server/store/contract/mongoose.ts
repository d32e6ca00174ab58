import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import mongoose from 'mongoose'
import type { Target } from './target.js'

type Person = {
  name: string
  email: string
  age?: number
  tags: string[]
  address?: { city: string }
  seenAt?: Date
}

/** mongoose as the project uses it: models, validation, indexes, documents that save themselves. */
export function describeMongoose({ db, uri }: Target): void {
  describe('mongoose', () => {
    const schema = new mongoose.Schema<Person>(
      {
        name: { type: String, required: true },
        email: { type: String, required: true, unique: true },
        age: { type: Number, min: 0, index: true },
        tags: [String],
        address: { city: String },
        seenAt: { type: Date, expires: 3600 },
      },
      { timestamps: true, optimisticConcurrency: true },
    )
    let connection: mongoose.Connection
    let People: mongoose.Model<Person>
    beforeAll(async () => {
      connection = await mongoose
        .createConnection(uri(), { dbName: db().databaseName, autoIndex: false, autoCreate: false })
        .asPromise()
      People = connection.model<Person>('Person', schema)
      await People.createIndexes()
    })
    afterAll(() => connection.close())

    it('saves, finds and changes documents', async () => {
      const ann = await People.create({
        name: 'Ann',
        email: 'ann@example.dk',
        age: 30,
        tags: ['a'],
        address: { city: 'Ærø' },
      })
      ann.tags.push('b')
      ann.age = 31
      await ann.save()
      const found = await People.findOne({ 'address.city': 'Ærø' }).lean()
      expect(found).toMatchObject({ name: 'Ann', age: 31, tags: ['a', 'b'] })
      expect(found?._id).toEqual(ann._id)
      expect(await People.exists({ email: 'nobody' })).toBeNull()
    })

    it('notices that two change the same document', async () => {
      await People.create({ name: 'Bo', email: 'bo@example.dk' })
      const [one, two] = [
        await People.findOne({ name: 'Bo' }).orFail(),
        await People.findOne({ name: 'Bo' }).orFail(),
      ]
      one.age = 1
      two.age = 2
      await one.save()
      await expect(two.save()).rejects.toThrow(mongoose.Error.VersionError)
    })

    it('keeps unique fields unique', async () => {
      await People.create({ name: 'Cai', email: 'cai@example.dk' })
      await expect(People.create({ name: 'Cay', email: 'cai@example.dk' })).rejects.toMatchObject({
        code: 11000,
        keyPattern: { email: 1 },
        keyValue: { email: 'cai@example.dk' },
      })
    })

    it('finds and updates in one step', async () => {
      const made = await People.findOneAndUpdate(
        { email: 'dan@example.dk' },
        { $setOnInsert: { name: 'Dan' }, $inc: { age: 5 } },
        { upsert: true, returnDocument: 'after' },
      )
      expect(made).toMatchObject({ name: 'Dan', age: 5 })
      expect(
        await People.updateMany({ email: /dan/ }, { $addToSet: { tags: { $each: ['x', 'y'] } } }),
      ).toMatchObject({ modifiedCount: 1 })
    })

    it('aggregates and walks with a cursor', async () => {
      await People.insertMany(
        Array.from({ length: 150 }, (_, age) => ({
          name: `P${age}`,
          email: `p${age}@example.dk`,
          age: 1000 + age,
          tags: [age % 2 ? 'odd' : 'even'],
        })),
      )
      const [odd] = await People.aggregate<{ n: number }>([
        { $match: { age: { $gte: 1000 } } },
        { $unwind: '$tags' },
        { $group: { _id: '$tags', n: { $sum: 1 } } },
        { $sort: { _id: -1 } },
      ])
      expect(odd).toEqual({ _id: 'odd', n: 75 })
      let seen = 0
      for await (const person of People.find({ age: { $gte: 1000 } }).cursor({ batchSize: 20 }))
        seen += person.age ? 1 : 0
      expect(seen).toBe(150)
    })

    it('has made the indexes of its schema, and finds nothing to change', async () => {
      const indexes = await People.listIndexes()
      expect(indexes.map(({ name }) => String(name)).sort()).toEqual(['_id_', 'age_1', 'email_1', 'seenAt_1'])
      expect(indexes.find(({ name }) => name === 'seenAt_1')).toMatchObject({ expireAfterSeconds: 3600 })
      expect(await People.diffIndexes()).toEqual({ toDrop: [], toCreate: [] })
    })
  })
}
