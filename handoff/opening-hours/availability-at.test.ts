import { describe, expect, it } from '@jest/globals'
import { availabilityAt, type DeskNow } from './availability-at.js'
import { defaultSettings } from './default-settings.js'
import { openOn } from './testing/some-settings.js'

const open = new Date('2026-11-23T09:00:00Z')
const evening = new Date('2026-11-23T19:00:00Z')
const now = (change: Partial<DeskNow> = {}) =>
  availabilityAt({
    settings: defaultSettings,
    at: open,
    alwaysOpen: false,
    present: 1,
    waiting: 0,
    ...change,
  })
const all = ['message', 'callback', 'assistant']

describe('whether somebody can take over', () => {
  it('is so when it is open, somebody is there and the queue has room', () => {
    expect(now()).toEqual({ kind: 'open' })
    expect(now({ waiting: 49 })).toEqual({ kind: 'open' })
  })

  it('is not so outside hours, whoever is there', () => {
    const closed = {
      kind: 'unavailable',
      why: 'outside-hours',
      opensAt: new Date('2026-11-24T08:00:00Z'),
      ways: all,
    }
    expect(now({ at: evening })).toEqual(closed)
    expect(now({ at: evening, present: 0, waiting: 50 })).toEqual(closed)
  })

  it('is not so on a holiday or a closing day, which are named', () => {
    expect(now({ at: new Date('2026-12-25T10:00:00Z') })).toEqual({
      kind: 'unavailable',
      why: 'holiday',
      because: { da: 'juledag', en: 'Christmas Day' },
      opensAt: new Date('2026-12-28T08:00:00Z'),
      ways: all,
    })
    const settings = { ...defaultSettings, closingDays: [{ date: '2026-11-23', reason: 'Temadag' }] }
    expect(now({ settings })).toMatchObject({
      why: 'closing-day',
      because: { da: 'Temadag', en: 'Temadag' },
      ways: all,
    })
  })

  it('is not so when nobody is there; one can wait all the same', () => {
    expect(now({ present: 0 })).toEqual({
      kind: 'unavailable',
      why: 'nobody-present',
      openUntil: new Date('2026-11-23T14:00:00Z'),
      ways: ['wait', ...all],
    })
  })

  it('is not so when the queue is full, and then nobody can wait either', () => {
    const openUntil = new Date('2026-11-23T14:00:00Z')
    expect(now({ waiting: 50 })).toEqual({ kind: 'unavailable', why: 'queue-full', openUntil, ways: all })
    expect(now({ waiting: 50, present: 0 })).toEqual({
      kind: 'unavailable',
      why: 'nobody-present',
      openUntil,
      ways: all,
    })
  })

  it('offers a call only where a time is left', () => {
    expect(now({ present: 0, taken: () => 2 })).toMatchObject({ ways: ['wait', 'message', 'assistant'] })
    const settings = { ...defaultSettings, callbacks: { minutes: 30 as const, perSlot: 0 } }
    expect(now({ at: evening, settings })).toMatchObject({ ways: ['message', 'assistant'] })
  })

  it('says nothing of opening where it never opens', () => {
    expect(now({ settings: openOn({}) })).toEqual({
      kind: 'unavailable',
      why: 'outside-hours',
      ways: ['message', 'assistant'],
    })
  })

  it('asks only for presence where it is always open', () => {
    expect(now({ alwaysOpen: true, at: evening, waiting: 1000 })).toEqual({ kind: 'open' })
    expect(now({ alwaysOpen: true, at: evening, waiting: 1000, present: 0 })).toEqual({
      kind: 'unavailable',
      why: 'nobody-present',
      ways: ['wait', ...all],
    })
  })
})
