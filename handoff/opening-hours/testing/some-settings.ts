import fc from 'fast-check'
import { weekdays, type DeskSettings, type Weekday } from '../../../widget/protocol/desk.js'
import { defaultSettings } from '../default-settings.js'
import type { Span } from '../merge-spans.js'

/** The default settings, with the hours of some weekdays; the others have none. */
export const openOn = (
  hours: Partial<Record<Weekday, Span[]>>,
  rest: Partial<DeskSettings> = {},
): DeskSettings => ({
  ...defaultSettings,
  hours: {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
    ...hours,
  },
  ...rest,
})

export const everyDay = (...spans: Span[]): DeskSettings['hours'] => {
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekdays.map(() => spans)
  return { monday, tuesday, wednesday, thursday, friday, saturday, sunday } as DeskSettings['hours']
}

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Any minutes of a day, and more often those at its ends and where clocks are changed. */
const someMinute = fc.oneof(fc.nat(1439), fc.constantFrom(0, 119, 120, 121, 150, 179, 180, 1438, 1439))
const someSpan = fc
  .uniqueArray(someMinute, { minLength: 2, maxLength: 2 })
  .map((ends) => ends.sort((a, b) => a - b).map(clockOf) as [string, string])
  .map(([from, to]) => ({ from, to }))
const someSpans = fc.array(someSpan, { maxLength: 4 })

/** Moments when something changes: years, clocks, days, holidays. */
const turning = [
  '2023-12-31T23:00:00Z',
  '2024-12-31T23:00:00Z',
  '2026-03-28T23:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-03-29T22:00:00Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T00:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-10-25T23:00:00Z',
  '2026-04-02T07:00:00Z',
  '2027-12-23T23:00:00Z',
].map((at) => Date.parse(at))
const day = 24 * 3_600_000

/** Any moment of some years, and more often one about a turn. */
export const someMoment = fc
  .oneof(
    fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 11, 31) }),
    fc
      .record({ about: fc.constantFrom(...turning), off: fc.integer({ min: -day, max: day }) })
      .map(({ about, off }) => about + off),
    fc
      .record({
        about: fc.constantFrom(...turning),
        off: fc.constantFrom(-1, 0, 1, -60_000, 60_000, 3_600_000),
      })
      .map(({ about, off }) => about + off),
  )
  .map((at) => new Date(at))

/** Settings, and a moment near which some of their closing days are. */
export const someSettingsAndMoment = someMoment.chain((at) =>
  fc.record({
    at: fc.constant(at),
    settings: fc.record<DeskSettings>({
      hours: fc.record({
        monday: someSpans,
        tuesday: someSpans,
        wednesday: someSpans,
        thursday: someSpans,
        friday: someSpans,
        saturday: someSpans,
        sunday: someSpans,
      }),
      closingDays: fc.array(
        fc.record({
          date: fc
            .integer({ min: -2, max: 12 })
            .map((days) => new Date(at.getTime() + days * day).toISOString().slice(0, 10)),
          reason: fc.constantFrom('', 'Temadag'),
        }),
        { maxLength: 3 },
      ),
      closedOn: fc.record({
        constitutionDay: fc.boolean(),
        christmasEve: fc.boolean(),
        newYearsEve: fc.boolean(),
      }),
      maxWaiting: fc.integer({ min: 1, max: 1000 }),
      callbacks: fc.record({
        minutes: fc.constantFrom(15 as const, 30 as const, 60 as const),
        perSlot: fc.integer({ min: 0, max: 50 }),
      }),
    }),
  }),
)
