import { afterAll, describe, expect, it } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient, type Collection, type Document } from 'mongodb'

/** SIGKILLs in one run; `KILL_ROUNDS=50 npm run jest -- kill.test` is the long one. */
const rounds = Number(process.env.KILL_ROUNDS ?? 6)
const connections = 6
const counters = 4

const root = path.join(import.meta.dirname, '../../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'kill-test-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

async function serve(): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [path.join(root, 'dist/server/store/embedded/serve.js')], {
    env: { ...process.env, DATA_DIR: dataDir, STORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const uri = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const ready = /ready on (mongodb:\S+)/.exec(said)?.[1]
      if (ready !== undefined) resolve(ready)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`the store did not open: ${said}`)))
  })
  return { child, uri }
}

type Thing = Document & { _id: string }
type Tables = Record<'log' | 'counters' | 'people' | 'jobs' | 'lists', Collection<Thing>>

function tablesOf(client: MongoClient): Tables {
  const table = (name: string): Collection<Thing> => client.db('kill').collection<Thing>(name)
  return {
    log: table('log'),
    counters: table('counters'),
    people: table('people'),
    jobs: table('jobs'),
    lists: table('lists'),
  }
}

const index = (
  client: MongoClient,
  table: string,
  key: Document,
  options: Document = {},
): Promise<Document> =>
  client
    .db('kill')
    .command({ createIndexes: table, indexes: [{ key, name: Object.keys(key).join('_'), ...options }] })

/** What the server has acknowledged, and what was asked of it: the truth lies in between. */
const truth = {
  inserted: new Set<string>(),
  removed: new Set<string>(),
  asked: new Map<string, number>(),
  counted: new Map<string, number>(),
  people: new Map<string, string>(),
  claimed: new Map<string, string>(),
  lists: new Map<string, number>(),
}
const bump = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)

let serial = 0

/** One connection's load: the next operation starts when the last is acknowledged, until the server is gone. */
async function work(tables: Tables, worker: number): Promise<void> {
  for (;;) {
    const n = ++serial
    const id = `${worker}-${n}`
    switch (n % 6) {
      case 0:
        await tables.log.insertOne({ _id: id, worker, at: new Date(), text: 'x'.repeat(n % 3000) })
        truth.inserted.add(id)
        break
      case 1: {
        const counter = `c${n % counters}`
        bump(truth.asked, counter)
        await tables.counters.updateOne({ _id: counter }, { $inc: { n: 1 } }, { upsert: true })
        bump(truth.counted, counter)
        break
      }
      case 2: {
        // Several connections want the same address: a unique index lets one of them make it.
        const mail = `m${Math.floor(n / 12)}`
        const made = await tables.people
          .findOneAndUpdate(
            { mail },
            { $setOnInsert: { _id: id, owner: id } },
            { upsert: true, returnDocument: 'after' },
          )
          .catch((error: unknown) => {
            if ((error as { code?: number }).code === 11000) return null
            throw error
          })
        if (made) {
          const owner = String(made.owner)
          expect(truth.people.get(mail) ?? owner).toBe(owner)
          truth.people.set(mail, owner)
        }
        break
      }
      case 3: {
        await tables.jobs.insertOne({ _id: id, state: 'open' })
        const job = await tables.jobs.findOneAndUpdate(
          { state: 'open' },
          { $set: { state: 'claimed', owner: worker, claim: id } },
        )
        if (job) {
          expect(truth.claimed.has(job._id)).toBe(false)
          truth.claimed.set(job._id, id)
        }
        break
      }
      case 4: {
        const [victim] = truth.inserted
        if (victim === undefined) break
        truth.inserted.delete(victim)
        await tables.log.deleteOne({ _id: victim })
        truth.removed.add(victim)
        break
      }
      default: {
        const update: Document = { $push: { tags: { $each: [n], $slice: -20 } }, $set: { last: n } }
        await tables.lists.updateOne({ _id: `l${worker}` }, update, { upsert: true })
        truth.lists.set(`l${worker}`, n)
      }
    }
  }
}

async function check(client: MongoClient): Promise<void> {
  const tables = tablesOf(client)
  const ids = async (table: Collection<Thing>): Promise<Set<string>> =>
    new Set((await table.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id))
  const log = await ids(tables.log)
  expect([...truth.inserted].filter((id) => !log.has(id))).toEqual([])
  expect([...truth.removed].filter((id) => log.has(id))).toEqual([])
  for (const { _id, n } of await tables.counters.find().toArray()) {
    expect(n).toBeGreaterThanOrEqual(truth.counted.get(_id) ?? 0)
    expect(n).toBeLessThanOrEqual(truth.asked.get(_id) ?? 0)
  }
  const people = await tables.people.find().toArray()
  expect(new Set(people.map(({ mail }) => String(mail))).size).toBe(people.length)
  const owners = new Map(people.map(({ mail, owner }) => [String(mail), String(owner)]))
  for (const [mail, owner] of truth.people) expect(owners.get(mail)).toBe(owner)
  const claims = new Map(
    (await tables.jobs.find({ state: 'claimed' }).toArray()).map(({ _id, claim }) => [_id, String(claim)]),
  )
  for (const [job, claim] of truth.claimed) expect(claims.get(job)).toBe(claim)
  for (const [list, last] of truth.lists)
    expect((await tables.lists.findOne({ _id: list }))?.last).toBeGreaterThanOrEqual(last)
  for (const { collectionName } of Object.values(tables))
    expect(await client.db('kill').command({ validate: collectionName })).toMatchObject({
      valid: true,
      errors: [],
    })
  // An operation that was under way may have happened or not: from here on its outcome is known.
  for (const { _id, n } of await tables.counters.find().toArray()) {
    truth.counted.set(_id, n as number)
    truth.asked.set(_id, n as number)
  }
  for (const [mail, owner] of owners) truth.people.set(mail, owner)
  for (const [job, claim] of claims) truth.claimed.set(job, claim)
}

describe('a store that is killed', () => {
  it(
    `loses nothing it acknowledged, ${rounds} times over`,
    async () => {
      let acknowledged = 0
      for (let round = 0; round < rounds; round++) {
        const { child, uri } = await serve()
        const client = await new MongoClient(uri, {
          maxPoolSize: connections,
          serverSelectionTimeoutMS: 2000,
          retryWrites: false,
          directConnection: true,
        }).connect()
        if (round === 0) {
          await index(client, 'people', { mail: 1 }, { unique: true })
          await index(client, 'jobs', { state: 1, owner: -1 })
          await index(client, 'lists', { tags: 1 })
          await index(client, 'log', { at: 1 })
        } else await check(client)
        const before = serial
        const workers = Array.from({ length: connections }, (_, worker) => work(tablesOf(client), worker))
        const ends = Promise.allSettled(workers)
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 380))
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
        await client.close(true)
        for (const end of await ends) {
          // Every worker ends because its server is gone, and for no other reason.
          expect(end).toMatchObject({ status: 'rejected', reason: { name: expect.stringMatching(/^Mongo/) } })
        }
        acknowledged += serial - before
      }
      const { child, uri } = await serve()
      const client = await new MongoClient(uri, { directConnection: true }).connect()
      await check(client)
      await client.close()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
      expect(acknowledged).toBeGreaterThan(rounds * 20)
      if (rounds >= 50) process.stdout.write(`${rounds} kills, ${acknowledged} operations\n`)
    },
    20_000 + rounds * 5_000,
  )
})
