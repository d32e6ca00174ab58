import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { defaultSettings } from './default-settings.js'
import { standingAt } from './standing-at.js'
import { isOpen } from './testing/slow-clock.js'
import { everyDay, openOn, someSettingsAndMoment } from './testing/some-settings.js'

const at = (moment: string) => new Date(moment)
const minute = 60_000

describe('how the desk stands', () => {
  it('is open from the opening moment until just before the closing one', () => {
    // 2026-11-23 is a Monday; Denmark keeps winter time.
    expect(standingAt(defaultSettings, at('2026-11-23T07:59:59.999Z'))).toEqual({
      open: false,
      why: 'outside-hours',
      opensAt: at('2026-11-23T08:00:00Z'),
    })
    expect(standingAt(defaultSettings, at('2026-11-23T08:00:00Z'))).toEqual({
      open: true,
      until: at('2026-11-23T14:00:00Z'),
    })
    expect(standingAt(defaultSettings, at('2026-11-23T13:59:59.999Z')).open).toBe(true)
    expect(standingAt(defaultSettings, at('2026-11-23T14:00:00Z'))).toEqual({
      open: false,
      why: 'outside-hours',
      opensAt: at('2026-11-24T08:00:00Z'),
    })
  })

  it('goes over the weekend on Friday afternoon', () => {
    expect(standingAt(defaultSettings, at('2026-11-20T12:00:00Z'))).toMatchObject({
      open: false,
      opensAt: at('2026-11-23T08:00:00Z'),
    })
  })

  it('keeps summer time in summer', () => {
    expect(standingAt(defaultSettings, at('2026-07-01T07:00:00Z'))).toEqual({
      open: true,
      until: at('2026-07-01T13:00:00Z'),
    })
  })

  it('names the holiday, and finds the first day after all of them', () => {
    expect(standingAt(defaultSettings, at('2026-04-02T09:00:00Z'))).toEqual({
      open: false,
      why: 'holiday',
      name: { da: 'skærtorsdag', en: 'Maundy Thursday' },
      opensAt: at('2026-04-07T07:00:00Z'),
    })
  })

  it('begins a holiday at midnight in Denmark, not in Greenwich', () => {
    expect(standingAt(defaultSettings, at('2026-12-24T22:59:59Z'))).toMatchObject({
      name: { da: 'juleaften' },
    })
    expect(standingAt(defaultSettings, at('2026-12-24T23:00:00Z'))).toMatchObject({ name: { da: 'juledag' } })
  })

  it('goes across New Year', () => {
    expect(standingAt(defaultSettings, at('2026-12-31T10:00:00Z'))).toEqual({
      open: false,
      why: 'closing-day',
      name: { da: 'nytårsaften', en: 'New Year’s Eve' },
      // 1 January 2027 is a Friday.
      opensAt: at('2027-01-04T08:00:00Z'),
    })
  })

  it('is open on days with a name where the settings say so, and on store bededag from 2024', () => {
    const allOpen = {
      ...defaultSettings,
      closedOn: { constitutionDay: false, christmasEve: false, newYearsEve: false },
    }
    expect(standingAt(defaultSettings, at('2026-06-05T08:00:00Z'))).toMatchObject({
      why: 'closing-day',
      name: { da: 'grundlovsdag', en: 'Constitution Day' },
    })
    for (const day of ['2026-06-05', '2026-12-24', '2026-12-31', '2024-04-26'])
      expect(standingAt(allOpen, at(`${day}T09:00:00Z`)).open).toBe(true)
    expect(standingAt(allOpen, at('2023-05-05T09:00:00Z'))).toMatchObject({ why: 'holiday' })
  })

  it('gives the office’s own reason, or none where none is given', () => {
    const closingDays = [
      { date: '2026-11-23', reason: 'Temadag' },
      { date: '2026-11-24', reason: '' },
    ]
    const settings = { ...defaultSettings, closingDays }
    const opensAt = at('2026-11-25T08:00:00Z')
    expect(standingAt(settings, at('2026-11-23T09:00:00Z'))).toEqual({
      open: false,
      why: 'closing-day',
      name: { da: 'Temadag', en: 'Temadag' },
      opensAt,
    })
    expect(standingAt(settings, at('2026-11-24T09:00:00Z'))).toEqual({
      open: false,
      why: 'closing-day',
      opensAt,
    })
  })

  it('says nothing of opening where it never opens', () => {
    expect(standingAt(openOn({}), at('2026-11-23T09:00:00Z'))).toEqual({ open: false, why: 'outside-hours' })
  })

  it('finds an opening nearly a year away', () => {
    // Open on Fridays only, and closed on all of them until late in 2027.
    const fridays = Array.from({ length: 51 }, (_, n) => ({
      date: new Date(Date.UTC(2026, 10, 27 + 7 * n)).toISOString().slice(0, 10),
      reason: '',
    }))
    const settings = openOn({ friday: [{ from: '09:00', to: '10:00' }] }, { closingDays: fridays })
    expect(standingAt(settings, at('2026-11-23T09:00:00Z'))).toMatchObject({
      opensAt: at('2027-11-19T08:00:00Z'),
    })
  })

  it('takes spans that touch or overlap as one', () => {
    const settings = openOn({
      monday: [
        { from: '12:00', to: '14:00' },
        { from: '09:00', to: '11:00' },
        { from: '10:30', to: '12:00' },
        { from: '09:30', to: '10:00' },
      ],
    })
    expect(standingAt(settings, at('2026-11-23T08:00:00Z'))).toEqual({
      open: true,
      until: at('2026-11-23T13:00:00Z'),
    })
  })

  it('is open over midnight where one day’s hours end and the next day’s begin there', () => {
    const settings = openOn({
      monday: [{ from: '20:00', to: '23:59' }],
      tuesday: [{ from: '00:00', to: '02:00' }],
    })
    const open = { open: true, until: at('2026-11-24T01:00:00Z') }
    for (const moment of ['2026-11-23T19:00:00Z', '2026-11-23T22:59:30Z', '2026-11-23T23:00:00Z'])
      expect(standingAt(settings, at(moment))).toEqual(open)
  })
})

describe('when clocks are changed', () => {
  const sundays = (from: string, to: string) => openOn({ sunday: [{ from, to }] })

  it('is an hour shorter in spring', () => {
    const settings = sundays('01:00', '04:00')
    expect(standingAt(settings, at('2026-03-28T20:00:00Z'))).toMatchObject({
      opensAt: at('2026-03-29T00:00:00Z'),
    })
    expect(standingAt(settings, at('2026-03-29T00:00:00Z'))).toEqual({
      open: true,
      until: at('2026-03-29T02:00:00Z'),
    })
  })

  it('leaves out what clocks never show in spring', () => {
    expect(standingAt(sundays('02:00', '03:00'), at('2026-03-28T20:00:00Z'))).toMatchObject({
      // The Sunday after is Easter, so the one after that.
      opensAt: at('2026-04-12T00:00:00Z'),
    })
    expect(standingAt(sundays('02:30', '03:30'), at('2026-03-28T20:00:00Z'))).toMatchObject({
      opensAt: at('2026-03-29T01:00:00Z'),
    })
  })

  it('is an hour longer in autumn', () => {
    expect(standingAt(sundays('01:00', '04:00'), at('2026-10-24T23:00:00Z'))).toEqual({
      open: true,
      until: at('2026-10-25T03:00:00Z'),
    })
    expect(standingAt(sundays('02:00', '03:00'), at('2026-10-25T00:30:00Z'))).toEqual({
      open: true,
      until: at('2026-10-25T02:00:00Z'),
    })
  })

  it('is open as often as clocks show its hours in autumn', () => {
    const settings = sundays('02:15', '02:45')
    expect(standingAt(settings, at('2026-10-25T00:15:00Z'))).toEqual({
      open: true,
      until: at('2026-10-25T00:45:00Z'),
    })
    expect(standingAt(settings, at('2026-10-25T00:45:00Z'))).toMatchObject({
      opensAt: at('2026-10-25T01:15:00Z'),
    })
  })

  it('takes an hour that comes twice in its turn, whichever hours lie in it', () => {
    const settings = openOn({
      sunday: [
        { from: '02:00', to: '02:10' },
        { from: '02:20', to: '02:30' },
      ],
    })
    expect(standingAt(settings, at('2026-10-25T00:15:00Z'))).toMatchObject({
      opensAt: at('2026-10-25T00:20:00Z'),
    })
    expect(standingAt(settings, at('2026-10-25T00:30:00Z'))).toMatchObject({
      opensAt: at('2026-10-25T01:00:00Z'),
    })
  })

  it('opens at nine by the clock on the days around it', () => {
    const settings = { ...defaultSettings, hours: everyDay({ from: '09:00', to: '10:00' }) }
    const opens = (moment: string) => {
      const standing = standingAt(settings, at(moment))
      return standing.open ? undefined : standing.opensAt
    }
    expect(opens('2026-03-28T00:00:00Z')).toEqual(at('2026-03-28T08:00:00Z'))
    expect(opens('2026-03-29T00:00:00Z')).toEqual(at('2026-03-29T07:00:00Z'))
    expect(opens('2026-10-24T00:00:00Z')).toEqual(at('2026-10-24T07:00:00Z'))
    expect(opens('2026-10-25T00:00:00Z')).toEqual(at('2026-10-25T08:00:00Z'))
  })
})

describe('beside a slow clock, minute by minute', () => {
  /** The first whole minute after `at` at which the desk is open, or closed, by the slow clock. */
  const next = (settings: Parameters<typeof isOpen>[0], from: number, open: boolean) => {
    let moment = Math.floor(from / minute) * minute + minute
    while (isOpen(settings, moment) !== open) moment += minute
    return new Date(moment)
  }

  it('agrees on every moment', () => {
    fc.assert(
      fc.property(someSettingsAndMoment, ({ settings, at: moment }) => {
        expect(standingAt(settings, moment).open).toBe(isOpen(settings, moment.getTime()))
      }),
      { numRuns: 2_000 },
    )
  })

  it('agrees on when it closes and when it opens: not a minute before', () => {
    fc.assert(
      fc.property(someSettingsAndMoment, ({ settings, at: moment }) => {
        const standing = standingAt(settings, moment)
        if (standing.open) expect(standing.until).toEqual(next(settings, moment.getTime(), false))
        else if (standing.opensAt) expect(standing.opensAt).toEqual(next(settings, moment.getTime(), true))
        else expect(Object.values(settings.hours).flat()).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
