/** A wait in whole minutes, rounded up, at least one; none where none is known. */
export const minutesOf = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.max(1, Math.ceil(seconds / 60))
