import type { ConversationId } from '../bot/conversation/ids.js'
import type { ConversationStore } from '../bot/conversation/ports.js'

const second = 1000
const day = 24 * 3600 * second

/** A conversation in which nothing has been said for this long is erased. */
export const retention = 30 * day
/** A turn open for longer than this belongs to a process that is gone. */
const abandonedAfter = 15 * second
const everyTurnCheck = 15 * second
const everyDeskCheck = 5 * second
const everyRetentionCheck = 3600 * second
/** The latest moment there is: the clock may have been set back since a turn was opened. */
const endOfTime = new Date(8.64e15)

/** What has to be done now and then without anybody asking: take up abandoned turns, and erase old conversations. */
export function createHousekeeping({
  conversations,
  resumeTurns,
  lookAfterDesk,
  erase,
  now,
  failed,
}: {
  conversations: ConversationStore
  resumeTurns: (before: Date) => Promise<void>
  /** Leases, presence, and those who wait in vain. */
  lookAfterDesk: () => Promise<void>
  /** Everything of a conversation, wherever it is kept. */
  erase: (id: ConversationId) => Promise<void>
  now: () => Date
  failed: (cause: unknown) => void
}): { start: () => Promise<void>; eraseOld: () => Promise<number>; stop: () => Promise<void> } {
  const timers: NodeJS.Timeout[] = []
  let running: Promise<unknown> = Promise.resolve()

  const eraseOld = async () => {
    const old = await conversations.untouchedSince(new Date(now().getTime() - retention))
    for (const id of old) await erase(id)
    return old.length
  }
  const regularly = (milliseconds: number, chore: () => Promise<unknown>) => {
    const run = () => (running = running.then(chore).catch(failed))
    timers.push(setInterval(() => void run(), milliseconds).unref())
    return run()
  }

  return {
    start: async () => {
      // Whatever is open now was opened by a process before this one. (Another instance's turn may be among them: taking it twice does no harm.)
      await resumeTurns(endOfTime)
      await regularly(everyTurnCheck, () => resumeTurns(new Date(now().getTime() - abandonedAfter)))
      await regularly(everyRetentionCheck, eraseOld)
      await regularly(everyDeskCheck, lookAfterDesk)
    },
    eraseOld,
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await running
    },
  }
}
