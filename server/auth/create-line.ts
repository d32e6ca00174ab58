import { Refusal } from '../../bot/channels/web/refusal.js'

/** Does a piece of work when its turn comes. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * A line for work that is heavy: so many at once, so many waiting, and whoever comes after that is asked to come back. Nobody can take
 * the machine from the others by asking a lot.
 */
export function createLine({ atOnce, waiting }: { atOnce: number; waiting: number }): {
  inTurn: InTurn
  /** Resolves when nothing is under way; from now on nobody is let in. */
  close: () => Promise<void>
} {
  const line: (() => void)[] = []
  const underWay = new Set<Promise<unknown>>()
  let free = atOnce
  let closed = false

  const place = async () => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => line.push(resolve))
  }
  /** The next in line has the place at once, so that nobody slips in between. */
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else free++
  }

  return {
    inTurn: async (work) => {
      if (closed || (free === 0 && line.length >= waiting))
        throw new Refusal(503, 'sign-in-busy', 'Too many are signing in right now.', 5)
      const done = place().then(work).finally(leave)
      underWay.add(done)
      try {
        return await done
      } finally {
        underWay.delete(done)
      }
    },
    close: async () => {
      closed = true
      await Promise.allSettled(underWay)
    },
  }
}
