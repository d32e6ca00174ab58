import type { DeskSettings } from '../../widget/protocol/desk.js'
import type { UnavailableReason, WayOn } from '../../widget/protocol/handoff.js'
import { callbackSlots } from './callback-slots.js'
import type { DayName } from './danish-holidays.js'
import { standingAt } from './standing-at.js'

/** What decides whether somebody can take over. */
export type DeskNow = {
  readonly settings: DeskSettings
  readonly at: Date
  /** The desk is open whenever somebody is present: neither hours nor the length of the queue count. */
  readonly alwaysOpen: boolean
  /** Caseworkers who are there and could come. */
  readonly present: number
  /** Citizens who stand in line. */
  readonly waiting: number
  /** How many calls a time holds already; without it, none. */
  readonly taken?: (slot: Date) => number
}

export type DeskAvailability =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'unavailable'
      readonly why: UnavailableReason
      /** The public holiday, or the reason the office gives for being closed. */
      readonly because?: DayName
      /** Where it is closed: when it opens again. */
      readonly opensAt?: Date
      /** Where it is open by its hours: until when. */
      readonly openUntil?: Date
      readonly ways: readonly WayOn[]
    }

/** Whether somebody can take over at this moment, and if not, why and what she can do instead: hours first, then presence, then the queue. */
export function availabilityAt(now: DeskNow): DeskAvailability {
  const { settings, at, alwaysOpen, present, waiting, taken = () => 0 } = now
  const standing = standingAt(settings, at)
  const callback: readonly WayOn[] = callbackSlots(settings, at, taken, 1).length > 0 ? ['callback'] : []
  const others: readonly WayOn[] = ['message', ...callback, 'assistant']

  if (!standing.open && !alwaysOpen) {
    const { why, name, opensAt } = standing
    return {
      kind: 'unavailable',
      why,
      ...(name && { because: name }),
      ...(opensAt && { opensAt }),
      ways: others,
    }
  }
  const openUntil = standing.open && !alwaysOpen ? { openUntil: standing.until } : {}
  const full = !alwaysOpen && waiting >= settings.maxWaiting
  if (present === 0)
    // A queue that is full takes nobody, attended or not.
    return {
      kind: 'unavailable',
      why: 'nobody-present',
      ...openUntil,
      ways: full ? others : ['wait', ...others],
    }
  return full ? { kind: 'unavailable', why: 'queue-full', ...openUntil, ways: others } : { kind: 'open' }
}
