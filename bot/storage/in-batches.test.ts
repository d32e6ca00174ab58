import { describe, expect, it } from '@jest/globals'
import { inBatches } from './in-batches.js'

describe('doing things in batches', () => {
  it('does what is asked in one breath together, and gives each its own result', async () => {
    const batches: number[][] = []
    const double = inBatches<number, number>(async (things) => {
      batches.push([...things])
      return things.map((thing) => 2 * thing)
    })
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(await double(4)).toBe(8)
    expect(batches).toEqual([[1, 2, 3], [4]])
  })

  it('gathers what comes while batches are under way, and forgets nothing', async () => {
    const gates: (() => void)[] = []
    const sizes: number[] = []
    const same = inBatches<number, number>(async (things) => {
      sizes.push(things.length)
      await new Promise<void>((resolve) => gates.push(resolve))
      return things
    })
    const soon = () => new Promise<void>((resolve) => setImmediate(resolve))
    const asked: Promise<number>[] = []
    for (let n = 0; n < 500; n++) {
      asked.push(same(n))
      if (n < 2) await soon()
    }
    while (gates.length > 0) {
      gates.shift()?.()
      await soon()
    }
    expect(await Promise.all(asked)).toEqual(asked.map((_, n) => n))
    expect(sizes).toEqual([1, 1, 200, 200, 98])
  })

  it('fails one alone, or all of a batch, and goes on', async () => {
    let broken = false
    const odd = inBatches<number, number>(async (things) => {
      if (broken) throw new Error('all')
      return things.map((thing) => (thing % 2 === 0 ? new Error('even') : thing))
    })
    const settled = await Promise.allSettled([1, 2, 3].map(odd))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    broken = true
    await expect(odd(1)).rejects.toThrow('all')
    broken = false
    expect(await odd(1)).toBe(1)
  })
})
