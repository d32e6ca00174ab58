import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { serveRoutes, type Served } from '../../handoff/opening-hours/testing/serve-routes.js'
import { createQuickReplyRoutes } from '../../handoff/quick-replies/quick-reply-routes.js'
import { createQuickReplyStore, type QuickReplyStore } from '../../handoff/quick-replies/quick-reply-store.js'
import { sharedReplies } from '../../handoff/quick-replies/shared-replies.js'
import type { QuickReply, QuickReplyChange } from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import { problems } from '../http/problems.js'
import { createLogger } from '../observability/logger.js'
import { createMetrics } from '../observability/metrics.js'
import { connectStore, type ConnectedStore } from './connect.js'

const reply = (change: Partial<QuickReplyChange> = {}): QuickReplyChange => ({
  key: 'tak',
  language: 'da',
  text: 'Tak for snakken.',
  shared: false,
  ...change,
})
const [mette, karim, leder] = ['mette', 'karim', 'leder'] as const

describe('quick replies on the embedded store', () => {
  let dataDir: string
  let connected: ConnectedStore
  let store: QuickReplyStore
  const open = () => {
    for (const name of Object.keys(connected.connection.models)) connected.connection.deleteModel(name)
    return createQuickReplyStore(connected.connection)
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'quick-replies-'))
    connected = await connectStore({ dataDir })
  })
  afterAll(async () => {
    await connected.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await connected.connection.dropDatabase()
    store = await open()
  })

  it('are everybody’s and one’s own, by key; under the same key one’s own goes first', async () => {
    const shared = await store.add(leder, reply({ shared: true }))
    const hello = await store.add(leder, reply({ key: 'hej', shared: true }))
    const own = await store.add(mette, reply({ text: 'Tusind tak!' }))
    await store.add(karim, reply({ text: 'Tak skal du have.' }))
    const english = await store.add(mette, reply({ language: 'en', text: 'Thanks!' }))
    expect(await store.usableBy(mette)).toEqual([hello, own, shared, english])
    expect(own).toEqual({ ...reply({ text: 'Tusind tak!' }), id: own.id })
  })

  it('have one key each in a language: among everybody’s, and among one’s own', async () => {
    await store.add(leder, reply({ shared: true }))
    await store.add(mette, reply())
    const other = await store.add(mette, reply({ key: 'farvel' }))
    await expect(store.add(mette, reply())).rejects.toMatchObject({ status: 409, code: 'key-taken' })
    await expect(store.add(leder, reply({ shared: true }))).rejects.toMatchObject({ code: 'key-taken' })
    await expect(store.change(other, mette, reply())).rejects.toMatchObject({ code: 'key-taken' })
    await store.add(mette, reply({ language: 'en' }))
    await store.add(karim, reply())
  })

  it('gives a key once, however many ask for it at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => store.add(mette, reply())))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await store.usableBy(mette)).toHaveLength(1)
  })

  it('are changed and removed by whose they are', async () => {
    const own = await store.add(mette, reply())
    expect(await store.find(own.id, karim)).toBeUndefined()
    expect(await store.change(own, karim, reply({ text: 'Nej.' }))).toBeUndefined()
    expect(await store.remove(own, karim)).toBe(false)
    expect(await store.find(own.id, mette)).toEqual(own)
    const changed = await store.change(own, mette, reply({ text: 'Ja.' }))
    expect(changed).toEqual({ ...own, text: 'Ja.' })
    expect(await store.find(own.id, mette)).toEqual(changed)
    expect(await store.remove(own, mette)).toBe(true)
    expect(await store.remove(own, mette)).toBe(false)
    expect(await store.usableBy(mette)).toEqual([])
  })

  it('are shared by changing them, and from then on no longer one’s own', async () => {
    const own = await store.add(leder, reply())
    const shared = await store.change(own, leder, reply({ shared: true }))
    expect(shared).toEqual({ ...own, shared: true })
    expect(await store.usableBy(mette)).toEqual([shared])
    // Found when it was her own: as such it is gone.
    expect(await store.change(own, leder, reply({ text: 'For sent.' }))).toBeUndefined()
    expect(await store.remove(own, leder)).toBe(false)
  })

  it('begin with those of the program, once', async () => {
    expect(await store.seed()).toBe(sharedReplies.length)
    const [first, ...rest] = await store.usableBy(mette)
    expect(rest).toHaveLength(sharedReplies.length - 1)
    if (!first) throw new Error('nothing was seeded')
    await store.remove(first, leder)
    expect(await store.seed()).toBe(0)
    expect(await store.usableBy(mette)).toEqual(rest)
  })

  it('are seeded once by instances that start together', async () => {
    const seeded = await Promise.all([store.seed(), store.seed(), store.seed()])
    expect(seeded.reduce((sum, n) => sum + n)).toBe(sharedReplies.length)
    expect(await store.usableBy(mette)).toHaveLength(sharedReplies.length)
  })

  it('are not seeded where somebody has written one', async () => {
    await store.add(mette, reply())
    expect(await store.seed()).toBe(0)
  })

  it('outlive a restart', async () => {
    const own = await store.add(mette, reply())
    await connected.stop()
    connected = await connectStore({ dataDir })
    store = await open()
    expect(await store.usableBy(mette)).toEqual([own])
    await expect(store.add(mette, reply())).rejects.toMatchObject({ code: 'key-taken' })
  })

  describe('at the door', () => {
    let served: Served
    let who: StaffMember | undefined
    const staff = (id: string, roles: StaffMember['roles'] = ['caseworker']): StaffMember => ({
      id,
      email: `${id}@example.dk`,
      name: id,
      roles,
      municipalities: [],
      languages: ['da'],
    })
    beforeEach(async () => {
      who = staff(mette)
      const routes = createQuickReplyRoutes({
        store,
        staffOf: (response) => response.locals.staff as StaffMember,
        requireCaseworker: (_request, response, next) => {
          response.locals.staff = who
          next(who ? undefined : new Refusal(401, 'not-signed-in', 'Sign in.'))
        },
      })
      served = await serveRoutes(routes, problems(createLogger('silent'), createMetrics()))
    })
    afterEach(() => served.stop())
    const asks = (method: string, address: string, body?: unknown) => served.request(method, address, body)
    const added = async (change?: Partial<QuickReplyChange>) =>
      (await asks('POST', '/quick-replies', reply(change))).body as QuickReply

    it('a caseworker looks after her own', async () => {
      const made = await asks('POST', '/quick-replies', reply())
      expect(made).toEqual({ status: 201, body: { ...reply(), id: expect.any(String) as unknown } })
      const { id } = made.body as QuickReply
      const text = 'Tak, {navn}.'
      const changed = { status: 200, body: { ...reply({ text }), id } }
      expect(await asks('PUT', `/quick-replies/${id}`, reply({ text }))).toEqual(changed)
      expect(await asks('GET', '/quick-replies')).toEqual({
        status: 200,
        body: { quickReplies: [changed.body] },
      })
      expect(await asks('DELETE', `/quick-replies/${id}`)).toEqual({ status: 204 })
      expect(await asks('GET', '/quick-replies')).toEqual({ status: 200, body: { quickReplies: [] } })
    })

    it('only a leader changes everybody’s', async () => {
      const refused = { status: 403, body: { code: 'forbidden' } }
      who = staff(leder, ['admin'])
      const shared = await added({ shared: true })
      who = staff(mette, ['caseworker', 'editor'])
      const own = await added()
      const before = await asks('GET', '/quick-replies')
      expect(before).toEqual({ status: 200, body: { quickReplies: [own, shared] } })
      expect(await asks('POST', '/quick-replies', reply({ key: 'hej', shared: true }))).toMatchObject(refused)
      expect(await asks('PUT', `/quick-replies/${shared.id}`, reply({ text: 'Nej.' }))).toMatchObject(refused)
      expect(await asks('PUT', `/quick-replies/${own.id}`, reply({ shared: true }))).toMatchObject(refused)
      expect(await asks('DELETE', `/quick-replies/${shared.id}`)).toMatchObject(refused)
      expect(await asks('GET', '/quick-replies')).toEqual(before)

      who = staff(leder, ['admin'])
      const changed = reply({ shared: true, text: 'Mange tak.' })
      expect(await asks('PUT', `/quick-replies/${shared.id}`, changed)).toMatchObject({ status: 200 })
      expect(await asks('DELETE', `/quick-replies/${shared.id}`)).toEqual({ status: 204 })
    })

    it('nobody, not even a leader, gets at another’s own', async () => {
      const own = await added()
      const unknown = { status: 404, body: { code: 'unknown-quick-reply' } }
      for (const other of [staff(karim), staff(leder, ['admin', 'caseworker'])]) {
        who = other
        expect(await asks('GET', '/quick-replies')).toEqual({ status: 200, body: { quickReplies: [] } })
        expect(await asks('PUT', `/quick-replies/${own.id}`, reply({ text: 'Nej.' }))).toMatchObject(unknown)
        expect(await asks('DELETE', `/quick-replies/${own.id}`)).toMatchObject(unknown)
      }
      who = staff(mette)
      expect(await asks('GET', '/quick-replies')).toEqual({ status: 200, body: { quickReplies: [own] } })
    })

    it('says which key is taken by its code', async () => {
      await added()
      expect(await asks('POST', '/quick-replies', reply())).toMatchObject({
        status: 409,
        body: { code: 'key-taken' },
      })
    })

    it('lets nobody in who is not signed in', async () => {
      const own = await added()
      who = undefined
      const refused = { status: 401, body: { code: 'not-signed-in' } }
      expect(await asks('GET', '/quick-replies')).toMatchObject(refused)
      expect(await asks('POST', '/quick-replies', reply({ key: 'hej' }))).toMatchObject(refused)
      expect(await asks('PUT', `/quick-replies/${own.id}`, reply())).toMatchObject(refused)
      expect(await asks('DELETE', `/quick-replies/${own.id}`)).toMatchObject(refused)
      expect(await store.usableBy(mette)).toEqual([own])
    })

    it.each([
      ['nothing', undefined, 400, 'invalid-request'],
      ['text', 'tak', 415, 'unsupported-media-type'],
      ['a key in capitals', reply({ key: 'TAK' }), 400, 'invalid-request'],
      ['a key of two words', reply({ key: 'tak nu' }), 400, 'invalid-request'],
      ['no text', reply({ text: '  ' }), 400, 'invalid-request'],
      ['a long text', reply({ text: 'a'.repeat(2001) }), 400, 'invalid-request'],
      ['another language', { ...reply(), language: 'de' }, 400, 'invalid-request'],
      ['an owner', { ...reply(), owner: karim }, 400, 'invalid-request'],
    ])('refuses %s', async (_what, body, status, code) => {
      expect(await asks('POST', '/quick-replies', body)).toMatchObject({ status, body: { code } })
      expect(await store.usableBy(mette)).toEqual([])
    })
  })
})
