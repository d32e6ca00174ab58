import { ModelFailure, type ModelOutcome } from './language-model.js'

/** The time one request has: aborts `signal` when it is up. Each request has its own, and ends it. */
export type Deadline = {
  readonly signal: AbortSignal
  /** Time is up at `at` (milliseconds, as `performance.now()` counts), and then for this reason; replaces what was set before. */
  readonly set: (at: number, reason: Exclude<ModelOutcome, 'written'>) => void
  /** Nothing waits any more: what is still under way is let go of. */
  readonly end: () => void
}

export function startDeadline(): Deadline {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  return {
    signal: controller.signal,
    set: (at, reason) => {
      clearTimeout(timer)
      timer = setTimeout(
        () => controller.abort(new ModelFailure(reason)),
        Math.max(0, at - performance.now()),
      )
    },
    end: () => {
      clearTimeout(timer)
      controller.abort(new ModelFailure('abandoned'))
    },
  }
}
