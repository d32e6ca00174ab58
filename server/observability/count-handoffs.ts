import type { OnHandoff } from '../../handoff/relay/caseworker-desk.js'
import type { Metrics } from './metrics.js'

/** What happens to handoffs, counted: by why they were asked for and how they ended, never by whom. */
export function countHandoffs({
  handoffRequests,
  handoffClaims,
  handoffWait,
  handoffEnds,
  handoffs,
}: Metrics): {
  onHandoff: OnHandoff
  countWaiting: (waiting: number, active: number) => void
} {
  return {
    onHandoff: ({ kind, handoff }) => {
      const { reason, since, claimedAt, claims, closedBy } = handoff
      switch (kind) {
        case 'requested':
          return handoffRequests.inc({ reason })
        case 'claimed':
          handoffClaims.inc({ reason })
          // Given back and taken again, the wait was somebody else's doing.
          if (claims === 1 && claimedAt) handoffWait.observe((claimedAt.getTime() - since.getTime()) / 1000)
          return
        case 'closed':
          return handoffEnds.inc({ by: closedBy ?? 'caseworker', reason, claimed: String(claims > 0) })
      }
    },
    countWaiting: (waiting, active) => {
      handoffs.set({ state: 'queued' }, waiting)
      handoffs.set({ state: 'active' }, active)
    },
  }
}
