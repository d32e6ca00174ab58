const shortest = 500
const times = 4
const rounds = 4
const tries = 6
/** A try that comes out at this or less needs no other. */
const plainlyInProportion = 6
/** Work is done again and again until it has taken this long, in milliseconds: a single short run says little. */
const longEnough = 4

/**
 * How many times longer `work` takes on four times the text (2 000 characters beside 500): about 4 where it takes time in proportion to the
 * text, 16 where it takes its square. The best of several rounds and tries counts, so what else the machine does tells little.
 */
export function growth(work: (text: string) => void, textOf: (length: number) => string): number {
  const [short, long] = [textOf(shortest), textOf(shortest * times)]
  const timeOf = (text: string): number => {
    const began = performance.now()
    for (let runs = 1; ; runs++) {
      work(text)
      const took = performance.now() - began
      if (took >= longEnough) return took / runs
    }
  }
  const best = (text: string) => Math.min(...Array.from({ length: rounds }, () => timeOf(text)))
  let least = Infinity
  for (let n = 0; n < tries && least > plainlyInProportion; n++)
    least = Math.min(least, best(long) / best(short))
  return least
}

/** What `growth` is at most for work that nobody can stretch with a text made for it. */
export const inProportion = 11
