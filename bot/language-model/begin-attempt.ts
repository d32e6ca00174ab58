import { startDeadline, type Deadline } from './deadline.js'
import { outcomeOf, type ModelOutcome, type OnModelOutcome } from './language-model.js'

/** One try at having a model write something. Its end is told once, whichever way it comes: `end` belongs in a `finally`. */
export type Attempt = {
  readonly deadline: Deadline
  /** It came out. */
  succeeded(): void
  /** It did not, and this is why. */
  failed(error: unknown): void
  end(): void
}

/** Begins an attempt with a prompt of this version that is too late at `until`, as `performance.now()` counts. */
export function beginAttempt(prompt: string, until: number, onOutcome: OnModelOutcome): Attempt {
  const began = performance.now()
  const deadline = startDeadline()
  deadline.set(until, 'too-late')
  let outcome: ModelOutcome = 'abandoned'
  let cause: unknown
  return {
    deadline,
    succeeded: () => void (outcome = 'written'),
    failed: (error) => {
      outcome = outcomeOf(error)
      if (outcome === 'broken') cause = error
    },
    end: () => {
      deadline.end()
      const seconds = (performance.now() - began) / 1000
      onOutcome({ prompt, outcome, seconds, ...(cause !== undefined && { cause }) })
    },
  }
}
