import type { Language } from '../../widget/protocol/http.js'
import { addDays, type Day } from './danish-time.js'
import { easterSunday } from './easter-sunday.js'

/** What a day is called, as it stands within a sentence. */
export type DayName = Readonly<Record<Language, string>>

/** By the calendar: month and day. */
const fixed: readonly (readonly [string, DayName])[] = [
  ['01-01', { da: 'nytårsdag', en: 'New Year’s Day' }],
  ['12-25', { da: 'juledag', en: 'Christmas Day' }],
  ['12-26', { da: '2. juledag', en: 'Boxing Day' }],
]

/** By Easter: days after Easter Sunday. */
const movable: readonly (readonly [number, DayName])[] = [
  [-3, { da: 'skærtorsdag', en: 'Maundy Thursday' }],
  [-2, { da: 'langfredag', en: 'Good Friday' }],
  [0, { da: 'påskedag', en: 'Easter Sunday' }],
  [1, { da: '2. påskedag', en: 'Easter Monday' }],
  [39, { da: 'Kristi himmelfartsdag', en: 'Ascension Day' }],
  [49, { da: 'pinsedag', en: 'Whit Sunday' }],
  [50, { da: '2. pinsedag', en: 'Whit Monday' }],
]

/** The fourth Friday after Easter, a public holiday until 2023: abolished from 2024 by lov nr. 214 af 6. marts 2023. */
const greatPrayerDay = {
  lastYear: 2023,
  afterEaster: 26,
  name: { da: 'store bededag', en: 'Great Prayer Day' },
}

/** The public holidays in Denmark in a year, in order of the calendar. */
export function danishHolidays(year: number): ReadonlyMap<Day, DayName> {
  const easter = easterSunday(year)
  const holidays = [
    ...fixed.map(([date, name]) => [`${easter.slice(0, 4)}-${date}`, name] as const),
    ...movable.map(([days, name]) => [addDays(easter, days), name] as const),
  ]
  if (year <= greatPrayerDay.lastYear)
    holidays.push([addDays(easter, greatPrayerDay.afterEaster), greatPrayerDay.name])
  return new Map(holidays.sort(([a], [b]) => (a < b ? -1 : 1)))
}
