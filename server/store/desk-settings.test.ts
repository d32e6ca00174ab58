import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { defaultSettings } from '../../handoff/opening-hours/default-settings.js'
import { createSettingsRoutes } from '../../handoff/opening-hours/settings-routes.js'
import { createSettingsStore, type SettingsStore } from '../../handoff/opening-hours/settings-store.js'
import { serveRoutes, type Served } from '../../handoff/opening-hours/testing/serve-routes.js'
import { DeskSettings } from '../../widget/protocol/desk.js'
import { problems } from '../http/problems.js'
import { createLogger } from '../observability/logger.js'
import { createMetrics } from '../observability/metrics.js'
import { connectStore, type ConnectedStore } from './connect.js'

const few: DeskSettings = { ...defaultSettings, maxWaiting: 3 }
const many: DeskSettings = {
  ...defaultSettings,
  hours: { ...defaultSettings.hours, saturday: [{ from: '10:00', to: '12:00' }], sunday: [] },
  closingDays: [{ date: '2026-11-23', reason: 'Temadag' }],
  maxWaiting: 900,
}

describe('desk settings on the embedded store', () => {
  let dataDir: string
  let connected: ConnectedStore
  let store: SettingsStore
  const open = () => {
    for (const name of Object.keys(connected.connection.models)) connected.connection.deleteModel(name)
    store = createSettingsStore(connected.connection)
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'desk-settings-'))
    connected = await connectStore({ dataDir })
  })
  afterAll(async () => {
    await connected.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await connected.connection.dropDatabase()
    open()
  })

  it('are those of the program where nobody has set any', async () => {
    expect(await store.read(undefined)).toEqual({ settings: defaultSettings, inherited: false })
    expect(await store.read('0101')).toEqual({ settings: defaultSettings, inherited: true })
    expect(DeskSettings.parse(defaultSettings)).toEqual(defaultSettings)
  })

  it('are the national ones until a municipality has its own, and again when it has removed them', async () => {
    await store.write(undefined, few)
    expect(await store.read(undefined)).toEqual({ settings: few, inherited: false })
    expect(await store.read('0101')).toEqual({ settings: few, inherited: true })
    await store.write('0101', many)
    expect(await store.read('0101')).toEqual({ settings: many, inherited: false })
    expect(await store.read('0751')).toEqual({ settings: few, inherited: true })
    expect(await store.read(undefined)).toEqual({ settings: few, inherited: false })
    await store.remove('0101')
    await store.remove('0101')
    expect(await store.read('0101')).toEqual({ settings: few, inherited: true })
  })

  it('are replaced as a whole', async () => {
    await store.write('0101', many)
    await store.write('0101', few)
    expect(await store.read('0101')).toEqual({ settings: few, inherited: false })
  })

  it('outlive a restart, and hold at once wherever they are read', async () => {
    await store.write('0101', many)
    await connected.stop()
    connected = await connectStore({ dataDir })
    open()
    const here = store
    open()
    expect(await here.read('0101')).toEqual({ settings: many, inherited: false })
    await store.write('0101', few)
    expect(await here.read('0101')).toEqual({ settings: few, inherited: false })
  })

  describe('at the leader’s door', () => {
    let served: Served
    let isAdmin: boolean
    beforeEach(async () => {
      isAdmin = true
      const routes = createSettingsRoutes({
        store,
        requireAdmin: (_request, _response, next) =>
          next(isAdmin ? undefined : new Refusal(403, 'forbidden', 'Only for leaders.')),
        // Past midnight in Denmark: a Friday.
        now: () => new Date('2026-12-17T23:30:00Z'),
      })
      served = await serveRoutes(routes, problems(createLogger('silent'), createMetrics()))
    })
    afterEach(() => served.stop())

    it('are seen, set and taken back', async () => {
      expect(await served.request('GET', '/settings')).toEqual({
        status: 200,
        body: { settings: defaultSettings, inherited: false },
      })
      const set = { status: 200, body: { settings: many, inherited: false } }
      expect(await served.request('PUT', '/settings?municipality=0101', many)).toEqual(set)
      expect(await served.request('GET', '/settings?municipality=0101')).toEqual(set)
      expect(await served.request('PUT', '/settings', few)).toMatchObject({ status: 200 })
      const takenBack = { status: 200, body: { settings: few, inherited: true } }
      expect(await served.request('DELETE', '/settings?municipality=0101')).toEqual(takenBack)
      expect(await served.request('GET', '/settings?municipality=0101')).toEqual(takenBack)
    })

    it('are shown as what they come to on the next 14 days', async () => {
      const noon = { from: '12:00', to: '13:00' }
      await store.write('0101', {
        ...defaultSettings,
        hours: { ...defaultSettings.hours, monday: [noon, { from: '09:00', to: '12:30' }] },
        closingDays: [
          { date: '2026-12-22', reason: 'Julefrokost' },
          { date: '2026-12-23', reason: '' },
        ],
      })
      const longDay = [{ from: '09:00', to: '15:00' }]
      expect(await served.request('GET', '/settings/preview?municipality=0101')).toEqual({
        status: 200,
        body: {
          days: [
            { date: '2026-12-18', spans: [{ from: '09:00', to: '13:00' }] },
            { date: '2026-12-19', spans: [] },
            { date: '2026-12-20', spans: [] },
            { date: '2026-12-21', spans: [{ from: '09:00', to: '13:00' }] },
            { date: '2026-12-22', spans: [], why: 'closing-day', name: 'Julefrokost' },
            { date: '2026-12-23', spans: [], why: 'closing-day' },
            { date: '2026-12-24', spans: [], why: 'closing-day', name: 'juleaften' },
            { date: '2026-12-25', spans: [], why: 'holiday', name: 'juledag' },
            { date: '2026-12-26', spans: [], why: 'holiday', name: '2. juledag' },
            { date: '2026-12-27', spans: [] },
            { date: '2026-12-28', spans: [{ from: '09:00', to: '13:00' }] },
            { date: '2026-12-29', spans: longDay },
            { date: '2026-12-30', spans: longDay },
            { date: '2026-12-31', spans: [], why: 'closing-day', name: 'nytårsaften' },
          ],
        },
      })
      const english = await served.request('GET', '/settings/preview?language=en')
      expect(english.body).toMatchObject({ days: { 7: { name: 'Christmas Day' } } })
    })

    it('are for leaders alone', async () => {
      isAdmin = false
      const refused = { status: 403, body: { code: 'forbidden' } }
      expect(await served.request('GET', '/settings')).toMatchObject(refused)
      expect(await served.request('GET', '/settings/preview')).toMatchObject(refused)
      expect(await served.request('PUT', '/settings', few)).toMatchObject(refused)
      expect(await served.request('DELETE', '/settings?municipality=0101')).toMatchObject(refused)
      expect(await store.read(undefined)).toEqual({ settings: defaultSettings, inherited: false })
    })

    it.each([
      ['GET', '/settings?municipality=9999', undefined, 400, 'unknown-municipality'],
      ['GET', '/settings/preview?municipality=9999', undefined, 400, 'unknown-municipality'],
      ['PUT', '/settings?municipality=9999', few, 400, 'unknown-municipality'],
      ['DELETE', '/settings?municipality=9999', undefined, 400, 'unknown-municipality'],
      ['GET', '/settings?municipality=national', undefined, 400, 'invalid-request'],
      ['GET', '/settings?municipality=0101&municipality=0751', undefined, 400, 'invalid-request'],
      ['GET', '/settings/preview?language=de', undefined, 400, 'invalid-request'],
      ['DELETE', '/settings', undefined, 400, 'municipality-required'],
      ['PUT', '/settings', undefined, 400, 'invalid-request'],
      ['PUT', '/settings', 'maxWaiting=3', 415, 'unsupported-media-type'],
      ['PUT', '/settings', { ...few, maxWaiting: 0 }, 400, 'invalid-request'],
      ['PUT', '/settings', { ...few, extra: true }, 400, 'invalid-request'],
      [
        'PUT',
        '/settings',
        { ...few, hours: { ...few.hours, monday: [{ from: '15:00', to: '09:00' }] } },
        400,
        'invalid-request',
      ],
      [
        'PUT',
        '/settings',
        { ...few, closingDays: [{ date: '2026-02-30', reason: '' }] },
        400,
        'invalid-request',
      ],
    ])('%s %s is refused when it cannot be right', async (method, address, body, status, code) => {
      await store.write(undefined, many)
      expect(await served.request(method, address, body)).toMatchObject({ status, body: { code } })
      expect(await store.read(undefined)).toEqual({ settings: many, inherited: false })
    })
  })
})
