import type { DeskSettings } from '../../widget/protocol/desk.js'
import { dayAt, minute } from './danish-time.js'
import { openIntervals } from './open-intervals.js'

/** So that whoever is to call sees it in time. */
const notice = 60 * minute
/** Nobody waits longer than this for a call: then a message is better. */
const daysAhead = 31

/**
 * The next times a citizen can be called back, earliest first: at most `count`, at least an hour ahead, each wholly within opening hours and not yet
 * full. They follow one another from when the desk opens. `taken` says how many calls a time holds already.
 */
export function callbackSlots(
  settings: DeskSettings,
  from: Date,
  taken: (slot: Date) => number,
  count: number,
): readonly Date[] {
  const { minutes, perSlot } = settings.callbacks
  const slots: Date[] = []
  const length = minutes * minute
  const earliest = from.getTime() + notice
  for (const open of openIntervals(settings, dayAt(from), daysAhead))
    for (let start = open.from; start + length <= open.to; start += length) {
      if (slots.length >= count) return slots
      const slot = new Date(start)
      if (start >= earliest && taken(slot) < perSlot) slots.push(slot)
    }
  return slots
}
