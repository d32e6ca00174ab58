import { afterEach, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { startEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from './start-embedded-store.js'

const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

function folder(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'start-test-'))
  ending.push(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function start(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const store = await startEmbeddedStore(options)
  ending.push(() => store.stop())
  return store
}

async function connect(uri: string): Promise<MongoClient> {
  // A client that says goodbye to a store that has gone looks for it this long.
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 }).connect()
  ending.push(() => client.close())
  return client
}

const program = path.join(import.meta.dirname, '../../../dist/server/store/embedded/serve.js')

/** Runs `npm run store`'s program; `ends` gives all it said and the code it left with. */
function serve(env: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, STORE_PORT: '0', ...env } })
  ending.push(() => void child.kill('SIGKILL'))
  let said = ''
  const line = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('\n')) resolve(said)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  return { child, line, ends: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) }
}

describe('startEmbeddedStore', () => {
  it('listens where only its owner can reach it', async () => {
    const dataDir = folder()
    const { uri } = await start({ dataDir })
    expect(uri).toMatch(/^mongodb:\/\/%2F.*store\.sock\/jobassistent\?directConnection=true$/)
    expect(statSync(path.join(dataDir, 'store')).mode & 0o777).toBe(0o700)
    const client = await connect(uri)
    await client.db().collection('a').insertOne({ a: 1 })
    expect(client.db().databaseName).toBe('jobassistent')
  })

  it('keeps what was written when it is stopped and started again', async () => {
    const dataDir = folder()
    const first = await start({ dataDir })
    const writer = await connect(first.uri)
    await writer.db().collection('a').insertOne({ a: 1 })
    await writer.db().command({ createIndexes: 'a', indexes: [{ key: { a: 1 }, name: 'a_1', unique: true }] })
    await first.stop()
    const second = await start({ dataDir })
    const reader = await connect(second.uri)
    expect(await reader.db().collection('a').countDocuments()).toBe(1)
    await expect(reader.db().collection('a').insertOne({ a: 1 })).rejects.toMatchObject({ code: 11000 })
  })

  it('finds another place for its socket when the path is too long for one', async () => {
    const dataDir = path.join(folder(), 'x'.repeat(120))
    mkdirSync(dataDir)
    const store = await start({ dataDir })
    const socket = decodeURIComponent(/\/\/(.*?)\//.exec(store.uri)?.[1] ?? '')
    expect(socket.startsWith(tmpdir())).toBe(true)
    expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700)
    const client = await connect(store.uri)
    expect((await client.db().command({ ping: 1 })).ok).toBe(1)
    await client.close()
    const other = serve({ DATA_DIR: dataDir })
    expect(await other.ends).toMatchObject({
      code: 1,
      said: expect.stringContaining('in use by another process'),
    })
    await store.stop()
    expect(existsSync(socket)).toBe(false)
  })

  it('refuses a second one on the same data, here and from another process', async () => {
    const dataDir = folder()
    const { uri } = await start({ dataDir })
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/in use by this very process/)
    const other = serve({ DATA_DIR: dataDir })
    const { code, said } = await other.ends
    expect(code).toBe(1)
    expect(said).toMatch(
      /^store: the data directory .* is in use by another process; stop it first or set another DATA_DIR\n$/,
    )
    expect((await (await connect(uri)).db().command({ ping: 1 })).ok).toBe(1)
  })

  it('opens by itself what a killed process left, and refuses to while that lives', async () => {
    const dataDir = folder()
    const killed = serve({ DATA_DIR: dataDir })
    expect(await killed.line).toContain('ready on mongodb://127.0.0.1:')
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(/in use by another process/)
    killed.child.kill('SIGKILL')
    await killed.ends
    expect((await (await connect((await start({ dataDir })).uri)).db().command({ ping: 1 })).ok).toBe(1)
  })
})

describe('npm run store', () => {
  it('says where it is ready, serves fail points and ends well when asked to', async () => {
    const store = serve({ DATA_DIR: folder() })
    const uri = /^store: ready on (mongodb:\/\/127\.0\.0\.1:\d+)\n$/.exec(await store.line)?.[1] ?? ''
    const client = await connect(uri)
    await client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['ping'], errorCode: 8 },
    })
    await expect(client.db().command({ ping: 1 })).rejects.toMatchObject({ code: 8 })
    expect((await client.db().command({ ping: 1 })).ok).toBe(1)
    store.child.kill('SIGTERM')
    expect((await store.ends).code).toBe(0)
  })

  it.each([
    [{ HOST: '0.0.0.0' }, /must be a loopback address, not "0\.0\.0\.0"/],
    [{ STORE_PORT: 'x' }, /STORE_PORT must be a port number/],
  ])('refuses %j', async (env, message) => {
    const { code, said } = await serve({ DATA_DIR: folder(), ...env }).ends
    expect(code).toBe(1)
    expect(said).toMatch(message)
  })
})
