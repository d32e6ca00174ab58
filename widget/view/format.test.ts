import { describe, expect, it } from '@jest/globals'
import { dayInWords, localDay } from './format.js'

describe('dayInWords', () => {
  it('writes the day as a person would', () => {
    expect(dayInWords('2026-11-21', 'da')).toBe('21. november 2026')
    expect(dayInWords('2026-11-21', 'en')).toBe('21 November 2026')
  })

  it('gives back what is no day', () => {
    expect(dayInWords('soon', 'da')).toBe('soon')
  })
})

it('localDay tells days apart', () => {
  const now = new Date(2026, 0, 5, 23, 59)
  expect(localDay(now)).toBe('2026-01-05')
  expect(localDay(new Date(now.getTime() + 120_000).toISOString())).toBe('2026-01-06')
})
