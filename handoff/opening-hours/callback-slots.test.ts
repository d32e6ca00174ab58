import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { callbackSlots } from './callback-slots.js'
import { defaultSettings } from './default-settings.js'
import { isOpen } from './testing/slow-clock.js'
import { openOn, someSettingsAndMoment } from './testing/some-settings.js'

const none = () => 0
const minute = 60_000

describe('times to be called back', () => {
  // 2026-11-23 is a Monday; 09:00 in Denmark is 08:00 UTC.
  const monday = (clock: string) => new Date(`2026-11-23T${clock}Z`)
  const inWords = (slots: readonly Date[]) => slots.map((slot) => slot.toISOString().slice(0, 16))

  it('follow one another from the opening, at least an hour ahead', () => {
    expect(inWords(callbackSlots(defaultSettings, monday('07:30:00'), none, 3))).toEqual([
      '2026-11-23T08:30',
      '2026-11-23T09:00',
      '2026-11-23T09:30',
    ])
    expect(inWords(callbackSlots(defaultSettings, monday('07:30:00.001'), none, 1))).toEqual([
      '2026-11-23T09:00',
    ])
  })

  it('go on the next day, and end before it closes', () => {
    expect(inWords(callbackSlots(defaultSettings, monday('12:15:00'), none, 2))).toEqual([
      '2026-11-23T13:30',
      '2026-11-24T08:00',
    ])
  })

  it('leave out the full ones', () => {
    const taken = new Map([
      ['2026-11-23T08:00', 1],
      ['2026-11-23T08:30', 2],
      ['2026-11-23T09:00', 3],
    ])
    const slots = callbackSlots(
      defaultSettings,
      monday('05:00:00'),
      (slot) => taken.get(slot.toISOString().slice(0, 16)) ?? 0,
      2,
    )
    expect(inWords(slots)).toEqual(['2026-11-23T08:00', '2026-11-23T09:30'])
  })

  it('are none where none are offered, where the desk never opens, and where none is asked for', () => {
    const offersNone = { ...defaultSettings, callbacks: { minutes: 30 as const, perSlot: 0 } }
    expect(callbackSlots(offersNone, monday('05:00:00'), none, 3)).toEqual([])
    expect(callbackSlots(openOn({}), monday('05:00:00'), none, 3)).toEqual([])
    expect(callbackSlots(defaultSettings, monday('05:00:00'), none, 0)).toEqual([])
  })

  it('are none in a span that is shorter than a call', () => {
    const settings = openOn({ monday: [{ from: '09:00', to: '09:29' }] })
    expect(callbackSlots(settings, monday('05:00:00'), none, 1)).toEqual([])
  })

  it('are whole hours through the night when clocks are changed', () => {
    const night = openOn(
      { sunday: [{ from: '01:00', to: '04:00' }] },
      { callbacks: { minutes: 60, perSlot: 1 } },
    )
    expect(inWords(callbackSlots(night, new Date('2026-03-28T12:00:00Z'), none, 2))).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T01:00',
    ])
    expect(inWords(callbackSlots(night, new Date('2026-10-24T12:00:00Z'), none, 5))).toEqual([
      '2026-10-24T23:00',
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00',
      '2026-11-01T00:00',
    ])
  })

  it('go on through the moment clocks are changed', () => {
    const night = openOn(
      { sunday: [{ from: '01:30', to: '04:30' }] },
      { callbacks: { minutes: 60, perSlot: 1 } },
    )
    expect(inWords(callbackSlots(night, new Date('2026-03-28T12:00:00Z'), none, 3))).toEqual([
      '2026-03-29T00:30',
      '2026-03-29T01:30',
      // Easter Sunday is left out.
      '2026-04-11T23:30',
    ])
  })

  it('lie within opening hours from beginning to end, in order, an hour ahead, none of them full', () => {
    fc.assert(
      fc.property(
        someSettingsAndMoment,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 97 }),
        ({ settings, at }, count, busy) => {
          const taken = (slot: Date) => (slot.getTime() / (15 * minute)) % busy
          const slots = callbackSlots(settings, at, taken, count)
          expect(slots.length).toBeLessThanOrEqual(count)
          let before = at.getTime() + 60 * minute
          for (const slot of slots) {
            const start = slot.getTime()
            expect(start).toBeGreaterThanOrEqual(before)
            expect(taken(slot)).toBeLessThan(settings.callbacks.perSlot)
            const end = start + settings.callbacks.minutes * minute
            for (let moment = start; moment < end; moment += minute)
              expect(isOpen(settings, moment)).toBe(true)
            before = end
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
