import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { connectStore } from '../store/connect.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

type Citizen = Awaited<ReturnType<FrontDoor['citizen']>>
type Held = { accessLog: { by: { name: string }; what: string; at: string }[]; handoffs: { state: string }[] }

const environment = {
  STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker,ole@kommune.dk:hemmelig:caseworker',
  OPENING_HOURS: 'always',
  CONTENT: 'none',
}
const joins = (citizen: Citizen) =>
  citizen.asks({ kind: 'chat', clientId: 'join', shared: { summary: 'Min tekst', transcript: true } })
const heldOf = async ({ exports }: Citizen) => (await (await exports()).json()) as Held

/** Every document of every collection. */
async function everythingIn(dataDir: string): Promise<string> {
  const store = await connectStore({ dataDir })
  try {
    const collections = await store.connection.listCollections()
    const all = await Promise.all(
      collections.map(({ name }) => store.connection.collection(name).find().toArray()),
    )
    return JSON.stringify(all)
  } finally {
    await store.stop()
  }
}

describe('what is held of a handoff', () => {
  it('tells the citizen of every look into her conversation', async () => {
    const door = await openFrontDoor(environment)
    try {
      const [mette, ole] = [
        await door.caseworker('mette@kommune.dk'),
        await door.caseworker('ole@kommune.dk'),
      ]
      const citizen = await door.citizen()
      await joins(citizen)
      expect((await heldOf(citizen)).accessLog).toEqual([])
      await mette.claims(citizen.id)
      // Whoever is refused has not looked.
      await ole.claims(citizen.id)
      await ole.gets(`/api/staff/conversations/${citizen.id}`)
      await mette.gets(`/api/staff/conversations/${citizen.id}`)
      await mette.socket.emitWithAck('close', { conversationId: citizen.id })
      await mette.gets('/api/staff/conversations?q=min%20tekst')
      await ole.gets('/api/staff/conversations?q=min%20tekst')
      const { accessLog, handoffs } = await heldOf(citizen)
      expect(accessLog.map(({ by, what }) => `${by.name} ${what}`)).toEqual([
        'Mette claimed',
        'Mette read',
        'Mette searched',
      ])
      expect(handoffs).toMatchObject([{ state: 'closed', shared: { summary: 'Min tekst' } }])
    } finally {
      await door.close()
    }
  }, 60_000)

  it('is gone when she erases it, whoever has it', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'erased-'))
    try {
      const door = await openFrontDoor({ ...environment, DATA_DIR: dataDir })
      const mette = await door.caseworker('mette@kommune.dk')
      const erased: string[] = []

      const waiting = await door.citizen()
      await joins(waiting)
      await mette.hears('queue', (queue) => queue.waiting.length === 1)
      const before = mette.heard.queue.length
      expect((await waiting.erases()).status).toBe(204)
      await mette.hears('queue', (queue) => queue.waiting.length === 0, before)
      expect(await mette.claims(waiting.id)).toEqual({ ok: false, code: 'unknown-conversation' })

      const talking = await door.citizen()
      await joins(talking)
      await talking.asks({
        ...{ kind: 'message', clientId: 'm', text: 'Ring til mig' },
        contact: { kind: 'phone', value: '26793581' },
      })
      const window = await talking.opens()
      await mette.claims(talking.id)
      await mette.socket.emitWithAck('note', { conversationId: talking.id, text: 'En note' })
      await mette.gets(`/api/staff/conversations/${talking.id}`)
      const cut = new Promise((resolve) => window.socket.once('disconnect', resolve))
      expect((await talking.erases()).status).toBe(204)
      await cut
      expect(await mette.hears('released', () => true)).toEqual({
        conversationId: talking.id,
        why: 'erased',
      })
      expect(await mette.says(talking.id, 'Hov')).toEqual({ ok: false, code: 'unknown-conversation' })
      expect((await talking.exports()).status).toBe(404)
      erased.push(waiting.id, talking.id)

      // In the very moment somebody takes it.
      for (let n = 0; n < 20; n++) {
        const citizen = await door.citizen()
        await joins(citizen)
        await Promise.all([mette.claims(citizen.id), citizen.erases()])
        erased.push(citizen.id)
      }
      await door.close()
      const left = await everythingIn(dataDir)
      expect(erased.filter((id) => left.includes(id))).toEqual([])
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  }, 90_000)
})
