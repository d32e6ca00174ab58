import type { Overview } from '../../widget/protocol/desk.js'
import { isThere, type PresenceStore } from '../presence/presence-store.js'
import { dayAt, whenClocksShow } from '../opening-hours/danish-time.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import type { TaskStore } from '../tasks/task-store.js'
import { colleagueToWire } from './to-wire.js'

export type OverviewNow = () => Promise<Overview>

const seconds = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))

function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : Math.round((upper + lower) / 2)
}

/** How it goes at the desk now, and has gone today by Danish time: counts, no names of citizens. */
export function createOverview({
  handoffs,
  presence,
  tasks,
  now,
}: {
  handoffs: HandoffStore
  presence: PresenceStore
  tasks: TaskStore
  now: () => Date
}): OverviewNow {
  return async () => {
    const at = now()
    const [midnight] = whenClocksShow(dayAt(at), 0, 24 * 60)
    const dawn = new Date(midnight?.from ?? at)
    const [people, waiting, active, openTasks, begun, left] = await Promise.all([
      presence.all(),
      handoffs.queued(),
      handoffs.active(),
      tasks.open(),
      handoffs.begunSince(dawn),
      tasks.begunSince(dawn),
    ])
    const waits = begun.flatMap(({ since, firstClaimedAt }) =>
      firstClaimedAt ? [seconds(since, firstClaimedAt)] : [],
    )
    const stars = begun.flatMap(({ rating }) => (rating ? [rating.stars] : []))
    const median = medianOf(waits)
    const load = (id: string) => active.filter(({ caseworker }) => caseworker?.id === id).length
    return {
      waiting: waiting.length,
      longestWaitSeconds: Math.max(0, ...waiting.map(({ since }) => seconds(since, at))),
      active: active.length,
      openTasks: openTasks.length,
      present: people.filter((one) => isThere(one, at)).map((one) => colleagueToWire(one, load(one.id), at)),
      today: {
        requests: begun.length,
        claimed: waits.length,
        abandoned: begun.filter(({ closedBy }) => closedBy === 'left' || closedBy === 'away').length,
        closed: begun.filter(({ state }) => state === 'closed').length,
        messages: left.filter(({ kind }) => kind === 'message').length,
        callbacks: left.filter(({ kind }) => kind === 'callback').length,
        ...(median !== undefined && { medianWaitSeconds: median }),
        ...(waits.length > 0 && { longestWaitSeconds: Math.max(...waits) }),
        ratings: stars.length,
        ...(stars.length > 0 && {
          averageStars: Math.round((stars.reduce((sum, one) => sum + one, 0) / stars.length) * 10) / 10,
        }),
      },
    }
  }
}
