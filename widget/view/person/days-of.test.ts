import { describe, expect, it } from '@jest/globals'
import { daysOf, inDanishTime } from './days-of.js'

describe('daysOf', () => {
  it('puts a time under the day it is on in Denmark', () => {
    const slots = ['2026-11-22T22:30:00.000Z', '2026-11-22T23:30:00.000Z', '2026-11-23T08:00:00.000Z']
    expect(daysOf(slots, 'da')).toEqual([
      { day: expect.stringMatching(/^søndag (den )?22\. november$/), slots: slots.slice(0, 1) },
      { day: expect.stringMatching(/^mandag (den )?23\. november$/), slots: slots.slice(1) },
    ])
    expect(daysOf(slots, 'en').map(({ day }) => day)).toEqual(['Sunday 22 November', 'Monday 23 November'])
    expect(daysOf([], 'da')).toEqual([])
  })

  it('follows the clock through summer time', () => {
    const times = ['2026-03-28T08:00:00Z', '2026-03-30T08:00:00Z'].map((at) => inDanishTime(at, 'time', 'da'))
    expect(times).toEqual(['9.00', '10.00'])
    expect(inDanishTime('2026-03-30T08:00:00Z', 'moment', 'da')).toMatch(/^mandag (den )?30\. marts.*10\.00$/)
  })
})
