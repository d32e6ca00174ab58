import { expect, it } from '@jest/globals'
import { lasted, weekdayIn } from './when.js'

it('says how long as a clock does', () => {
  expect([-3, 0, 9, 61, 3599, 3600, 7505].map(lasted)).toEqual([
    '0:00',
    '0:00',
    '0:09',
    '1:01',
    '59:59',
    '1:00:00',
    '2:05:05',
  ])
})

it('names days as they are, wherever the reader sits', () => {
  expect(weekdayIn('da', '2026-11-23')).toMatch(/^mandag (den )?23\. nov/)
  expect(weekdayIn('en', '2026-11-23')).toMatch(/^Monday,? 23 Nov/)
})
