import type { InLine } from '../../bot/conversation/ports.js'
import { isPresent, serves, type Present } from '../presence/presence-store.js'
import type { PresenceStore } from '../presence/presence-store.js'
import type { Handoff, QueueName } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import { isSameQueue, positionsIn, waitAt } from '../queue/queue.js'

const hour = 3_600_000

/** The people who could come, and those who wait, as they are right now. */
export type QueueNow = { readonly present: readonly Present[]; readonly waiting: readonly Handoff[] }

export type QueueFigures = ReturnType<typeof createQueueFigures>

/** What is known of a queue at the moment it is asked. */
export function createQueueFigures({
  handoffs,
  presence,
  now,
}: {
  handoffs: HandoffStore
  presence: PresenceStore
  now: () => Date
}) {
  const everything = async (): Promise<QueueNow> => {
    const [present, waiting] = await Promise.all([presence.all(), handoffs.queued()])
    const at = now()
    return { present: present.filter((one) => isPresent(one, at)), waiting }
  }
  const of = ({ present, waiting }: QueueNow, queue: QueueName) => ({
    present: present.filter((one) => serves(one, queue)).length,
    waiting: waiting.filter((one) => isSameQueue(one, queue)).length,
  })
  const claimedLately = (queue: QueueName) => handoffs.claimedSince(queue, new Date(now().getTime() - hour))

  return {
    everything,
    /** How many could come to this queue, how many stand in it, and the wait in seconds at its end. */
    at: async (queue: QueueName) => {
      const { present, waiting } = of(await everything(), queue)
      return { present, waiting, waitSeconds: waitAt(waiting + 1, await claimedLately(queue)) }
    },
    /** The place of one who waits. */
    placeOf: async (handoff: Handoff): Promise<InLine> => {
      const all = await everything()
      const position = positionsIn(all.waiting).get(handoff.id) ?? 1
      const waitSeconds = waitAt(position, await claimedLately(handoff))
      return {
        kind: 'in-line',
        position,
        ...(waitSeconds !== undefined && { waitSeconds }),
        attended: of(all, handoff).present > 0,
      }
    },
    claimedLately,
    attended: (all: QueueNow, queue: QueueName) => of(all, queue).present > 0,
  }
}
