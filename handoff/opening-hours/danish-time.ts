/** A calendar day in Denmark, 2026-11-21. */
export type Day = string

// Swedish writes dates the ISO way.
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'medium',
})

export const minute = 60_000
const dayLength = 24 * 60 * minute

/** How far Danish clocks are ahead of UTC at a moment, in milliseconds. */
function aheadAt(at: number): number {
  const wholeSecond = Math.floor(at / 1000) * 1000
  return Date.parse(`${wallClock.format(wholeSecond).replace(' ', 'T')}Z`) - wholeSecond
}

export const dayAt = (at: Date): Day => wallClock.format(at).slice(0, 10)

/** Midnight of that day as though Denmark kept UTC: what calendar arithmetic is done on. */
const asUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: Day, days: number): Day =>
  new Date(asUtc(day) + days * dayLength).toISOString().slice(0, 10)

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(asUtc(day)).getUTCDay()

/** From one moment up to another, which is no longer in it; milliseconds since 1970. */
export type Interval = { readonly from: number; readonly to: number }

/** A stretch of a day in which clocks are not changed: UTC plus `ahead` is what they show. */
type Stretch = Interval & { readonly ahead: number }

/** A day from midnight to midnight, in as many stretches as there are times kept in it: two on the days clocks are changed, else one. */
function stretchesOf(day: Day): readonly Stretch[] {
  const from = midnight(day)
  const to = midnight(addDays(day, 1))
  const before = aheadAt(from)
  const after = aheadAt(to)
  if (before === after) return [{ from, to, ahead: before }]
  const change = firstMoment(from, to, (at) => aheadAt(at) === after)
  return [
    { from, to: change, ahead: before },
    { from: change, to, ahead: after },
  ]
}

const known = new Map<Day, readonly Stretch[]>()
const mostKnown = 1_000

/** Looking at a clock is slow, and the same days of the coming year are asked for all day long. */
function knownStretchesOf(day: Day): readonly Stretch[] {
  const before = known.get(day)
  if (before) return before
  const stretches = stretchesOf(day)
  if (known.size >= mostKnown) known.clear()
  known.set(day, stretches)
  return stretches
}

/** At midnight UTC a new day is an hour or two old in Denmark, and its clocks are not changed yet. */
function midnight(day: Day): number {
  return asUtc(day) - aheadAt(asUtc(day))
}

/** The first whole minute at which something holds that holds from then on. */
function firstMoment(from: number, to: number, holds: (at: number) => boolean): number {
  let [no, yes] = [from, to]
  while (yes - no > minute) {
    const middle = no + Math.floor((yes - no) / 2 / minute) * minute
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}

/**
 * When Danish clocks show a time between two minutes of a day (0 is midnight, 1440 the next one). An hour that is skipped in spring
 * gives nothing, one that comes twice in autumn counts both times.
 */
export function whenClocksShow(day: Day, fromMinute: number, toMinute: number): readonly Interval[] {
  const found: Interval[] = []
  for (const stretch of knownStretchesOf(day)) {
    const start = asUtc(day) - stretch.ahead
    const from = Math.max(stretch.from, start + fromMinute * minute)
    const to = Math.min(stretch.to, start + toMinute * minute)
    if (from >= to) continue
    const last = found.at(-1)
    if (last?.to === from) found[found.length - 1] = { from: last.from, to }
    else found.push({ from, to })
  }
  return found
}
