/** How somebody's tries at a password stand. */
export type Tries = {
  /** In a row; a right password begins anew. */
  readonly failedSignIns: number
  readonly lockedUntil?: Date | undefined
}

const minute = 60_000
export const triesInARow = 5
const firstLock = 15 * minute
const longestLock = 24 * 60 * minute

export const isLocked = ({ lockedUntil }: Tries, at: Date): boolean =>
  lockedUntil !== undefined && lockedUntil.getTime() > at.getTime()

/**
 * The tries with one more, counted as failed until it turns out well; undefined while the account is locked. Every fifth in a row locks it: for a
 * quarter of an hour, then for twice as long as the last time, up to a day.
 */
export function countTry(tries: Tries, at: Date): Tries | undefined {
  if (isLocked(tries, at)) return undefined
  const failedSignIns = tries.failedSignIns + 1
  if (failedSignIns % triesInARow !== 0) return { failedSignIns }
  const before = failedSignIns / triesInARow - 1
  const lock = Math.min(firstLock * 2 ** before, longestLock)
  return { failedSignIns, lockedUntil: new Date(at.getTime() + lock) }
}
