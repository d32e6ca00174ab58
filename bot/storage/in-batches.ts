/** How many batches may be under way: one on its way back while the next is on its way there. */
const atOnce = 2
/** How much goes into one. */
const largest = 200

/**
 * Does many small things in few large ones: what is asked for while batches are under way goes together in the next. Where little is asked, each thing is
 * a batch of its own and waits for nothing. `run` gives a result for each thing, in the same order; an `Error` among them rejects that one alone.
 */
export function inBatches<Thing, Result>(
  run: (things: readonly Thing[]) => Promise<readonly (Result | Error)[]>,
): (thing: Thing) => Promise<Result> {
  type Waiting = { thing: Thing; resolve: (result: Result) => void; reject: (cause: unknown) => void }
  const waiting: Waiting[] = []
  let underWay = 0

  async function next(): Promise<void> {
    const batch = waiting.splice(0, largest)
    underWay++
    try {
      const results = await run(batch.map(({ thing }) => thing))
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index]
        if (result instanceof Error) reject(result)
        else resolve(result as Result)
      }
    } catch (cause) {
      for (const { reject } of batch) reject(cause)
    } finally {
      underWay--
      if (waiting.length > 0) void next()
    }
  }

  return (thing) =>
    new Promise((resolve, reject) => {
      waiting.push({ thing, resolve, reject })
      // What is asked for in the same breath goes together.
      if (underWay < atOnce && waiting.length === 1) queueMicrotask(() => waiting.length > 0 && void next())
    })
}
