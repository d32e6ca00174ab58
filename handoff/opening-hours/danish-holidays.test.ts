import { describe, expect, it } from '@jest/globals'
import { danishHolidays } from './danish-holidays.js'
import { easterSunday } from './easter-sunday.js'

describe('Easter Sunday', () => {
  it.each([
    '2020-04-12',
    '2021-04-04',
    '2022-04-17',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2031-04-13',
    '2032-03-28',
    '2033-04-17',
    '2034-04-09',
    '2035-03-25',
  ])('is %s', (easter) => {
    expect(easterSunday(Number(easter.slice(0, 4)))).toBe(easter)
  })

  it.each(['1818-03-22', '1943-04-25', '1954-04-18', '1981-04-19', '2000-04-23', '2038-04-25', '2285-03-22'])(
    'is %s, where it is early or late or an exception',
    (easter) => {
      expect(easterSunday(Number(easter.slice(0, 4)))).toBe(easter)
    },
  )

  it('is a Sunday from 22 March to 25 April in every year', () => {
    for (let year = 1583; year < 5000; year++) {
      const easter = easterSunday(year)
      expect(new Date(easter).getUTCDay()).toBe(0)
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true)
    }
  })
})

describe('public holidays in Denmark', () => {
  const named = (year: number) => [...danishHolidays(year)].map(([day, { da, en }]) => `${day} ${da} / ${en}`)

  it('are ten in 2026', () => {
    expect(named(2026)).toEqual([
      '2026-01-01 nytårsdag / New Year’s Day',
      '2026-04-02 skærtorsdag / Maundy Thursday',
      '2026-04-03 langfredag / Good Friday',
      '2026-04-05 påskedag / Easter Sunday',
      '2026-04-06 2. påskedag / Easter Monday',
      '2026-05-14 Kristi himmelfartsdag / Ascension Day',
      '2026-05-24 pinsedag / Whit Sunday',
      '2026-05-25 2. pinsedag / Whit Monday',
      '2026-12-25 juledag / Christmas Day',
      '2026-12-26 2. juledag / Boxing Day',
    ])
  })

  it('had store bededag among them until 2023', () => {
    expect(named(2022)).toContain('2022-05-13 store bededag / Great Prayer Day')
    expect(named(2023)).toContain('2023-05-05 store bededag / Great Prayer Day')
    expect(danishHolidays(2023).size).toBe(11)
    expect(danishHolidays(2024).size).toBe(10)
    expect(danishHolidays(2024).has('2024-04-26')).toBe(false)
  })
})
