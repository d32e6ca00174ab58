import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startEmbeddedStore } from '../store/embedded/start-embedded-store.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

const redisServer = process.env.REDIS_SERVER_PATH ?? '/usr/bin/redis-server'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Without a Redis server to start there is nothing to see: said by the name of what is skipped. */
const whereRedisIs = existsSync(redisServer) ? describe : describe.skip

whereRedisIs('two servers on one store and one Redis', () => {
  let dataDir: string
  let redis: ChildProcess
  let store: Awaited<ReturnType<typeof startEmbeddedStore>>
  let here: FrontDoor
  let there: FrontDoor
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'servers-'))
    const port = await freePort()
    redis = spawn(redisServer, ['--port', `${port}`, '--save', '', '--dir', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise<void>((resolve) => {
      if (redis.stdout)
        createInterface(redis.stdout).on('line', (line) => {
          if (line.includes('Ready to accept connections')) resolve()
        })
    })
    store = await startEmbeddedStore({ dataDir, listen: { host: '127.0.0.1', port: 0 } })
    const shared = {
      MONGODB_URI: store.uri,
      REDIS_URL: `redis://127.0.0.1:${port}`,
      OPENING_HOURS: 'always',
      STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker',
    }
    here = await openFrontDoor(shared)
    there = await openFrontDoor(shared)
  }, 60_000)
  afterAll(async () => {
    await here.close()
    await there.close()
    await store.stop()
    redis.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })

  it('let a citizen at one talk with a caseworker at the other', async () => {
    const mette = await there.caseworker('mette@kommune.dk')
    const citizen = await here.citizen()
    const window = await citizen.opens()
    await citizen.asksForAPerson()
    await mette.hears('queue', ({ waiting }) =>
      waiting.some(({ conversationId }) => conversationId === citizen.id),
    )
    expect(await mette.claims(citizen.id)).toMatchObject({ ok: true })
    await window.sees(({ event }) => event?.state === 'active')
    expect(await mette.says(citizen.id, 'Hej fra den anden server')).toMatchObject({ ok: true })
    await window.sees(({ text }) => text === 'Hej fra den anden server')
    expect(await window.says('Hej igen')).toMatchObject({ ok: true })
    const { message } = await mette.hears('message', (one) => one.message.text === 'Hej igen')
    const seqs = (await citizen.reads()).map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(seqs.at(-1)).toBe(message.seq)
  })

  it('let one of two sessions on different servers claim', async () => {
    const cookie = await here.signIn('mette@kommune.dk')
    const [first, second] = [
      await here.caseworker('mette@kommune.dk', cookie),
      await there.caseworker('mette@kommune.dk', cookie),
    ]
    for (let round = 0; round < 5; round++) {
      const citizen = await here.citizen()
      await citizen.asksForAPerson()
      const results = await Promise.all([first.claims(citizen.id), second.claims(citizen.id)])
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})
