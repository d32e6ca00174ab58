import { describe, expect, it } from '@jest/globals'
import { createLine } from './create-line.js'

/** Work that ends when it is told to. */
function someWork() {
  let begun = false
  let finish: (error?: Error) => void = () => undefined
  const ended = new Promise<string>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve('done'))
  })
  const work = () => {
    begun = true
    return ended
  }
  return { work, begun: () => begun, finish: (error?: Error) => finish(error) }
}

/** Lets everything that can go on go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the line', () => {
  it('does so many at once, the others in the order they came, and sends away who is too many', async () => {
    const { inTurn } = createLine({ atOnce: 2, waiting: 2 })
    const works = Array.from({ length: 5 }, someWork)
    const results = works.map(({ work }) => inTurn(work))
    await expect(results[4]).rejects.toMatchObject({ status: 503, code: 'sign-in-busy', retryAfter: 5 })
    await settle()
    const begun = () => works.map((one) => one.begun())
    expect(begun()).toEqual([true, true, false, false, false])
    works[1]?.finish()
    expect(await results[1]).toBe('done')
    await settle()
    expect(begun()).toEqual([true, true, true, false, false])
    // One that fails leaves its place, too.
    works[0]?.finish(new Error('broken'))
    await expect(results[0]).rejects.toThrow('broken')
    await settle()
    expect(begun()).toEqual([true, true, true, true, false])
    works[2]?.finish()
    works[3]?.finish()
    expect(await Promise.all([results[2], results[3]])).toEqual(['done', 'done'])
    const last = someWork()
    const result = inTurn(last.work)
    last.finish()
    expect(await result).toBe('done')
  })

  it('closes when what is under way is done', async () => {
    const { inTurn, close } = createLine({ atOnce: 1, waiting: 1 })
    const [first, second] = [someWork(), someWork()]
    const results = [inTurn(first.work), inTurn(second.work)]
    let closed = false
    const closing = close().then(() => (closed = true))
    await expect(inTurn(someWork().work)).rejects.toMatchObject({ status: 503 })
    first.finish()
    await results[0]
    await settle()
    expect(closed).toBe(false)
    second.finish()
    expect([await results[1], await closing]).toEqual(['done', true])
  })
})
