import { Refusal } from '../../bot/channels/web/refusal.js'

/** How much may stand in one line: somebody who writes fast, not a flood. */
const longest = 100

/** Work of the same name is done one after another, in the order it came; of different names side by side. */
export function createLines(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>()
  return async (name, work) => {
    const line = lines.get(name) ?? { last: Promise.resolve(), length: 0 }
    if (line.length >= longest) throw new Refusal(429, 'too-many-requests', 'Too much at once.', 1)
    line.length++
    lines.set(name, line)
    const mine = line.last.then(work)
    line.last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      line.length--
      if (line.length === 0) lines.delete(name)
    }
  }
}
