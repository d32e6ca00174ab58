import { afterAll, beforeAll, describe } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient, type ClientBulkWriteModel } from 'mongodb'
import { describeAggregations } from './contract/aggregations.js'
import { describeCatalog } from './contract/catalog.js'
import { describeMongoose } from './contract/mongoose.js'
import { describeQueries } from './contract/queries.js'
import { describeWrites } from './contract/writes.js'
import type { Target, Things } from './contract/target.js'
import { startEmbeddedStore, type EmbeddedStore } from './embedded/start-embedded-store.js'

/** What must hold of the embedded store always, and of a MongoDB when `MONGODB_URI` names one. */
const servers = ['the embedded store', ...(process.env.MONGODB_URI ? ['MongoDB'] : [])]

describe.each(servers)('%s', (server) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'contract-'))
  const database = `contract_${process.pid}`
  let store: EmbeddedStore | undefined
  let client: MongoClient | undefined
  let collections = 0

  let opened: () => void = () => undefined
  const open = new Promise<void>((resolve) => (opened = resolve))

  beforeAll(async () => {
    if (server === 'the embedded store') store = await startEmbeddedStore({ dataDir })
    client = await new MongoClient(uri()).connect()
    opened()
  })
  afterAll(async () => {
    await client?.db(database).dropDatabase()
    await client?.close()
    await store?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  function connected(): MongoClient {
    if (!client) throw new Error('used before it was connected')
    return client
  }

  const uri = (): string => store?.uri ?? process.env.MONGODB_URI ?? ''

  const target: Target = {
    uri,
    client: connected,
    db: () => connected().db(database),
    async collection(documents = []) {
      await open
      const things = connected().db(database).collection(`c${++collections}`) as unknown as Things
      if (documents.length > 0) await things.insertMany(documents)
      return things
    },
    bulkWrite: (models, options) => connected().bulkWrite(models as readonly ClientBulkWriteModel[], options),
  }

  describeQueries(target)
  describeWrites(target)
  describeAggregations(target)
  describeCatalog(target)
  describeMongoose(target)
})
