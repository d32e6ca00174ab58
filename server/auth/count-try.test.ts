import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countTry, isLocked, triesInARow, type Tries } from './count-try.js'

const minute = 60_000
const day = 24 * 60 * minute
const begin = new Date('2026-11-22T08:00:00Z')
const after = (from: Date, milliseconds: number) => new Date(from.getTime() + milliseconds)

describe('tries at a password', () => {
  it('lock after five in a row, for a quarter of an hour and then for twice as long each time, up to a day', () => {
    let tries: Tries = { failedSignIns: 0 }
    let at = begin
    const locks = Array.from({ length: 9 }, () => {
      for (let n = 0; n < triesInARow; n++) {
        expect(isLocked(tries, at)).toBe(false)
        tries = countTry(tries, at) ?? { failedSignIns: NaN }
      }
      expect(countTry(tries, at)).toBeUndefined()
      const until = tries.lockedUntil ?? at
      const minutes = (until.getTime() - at.getTime()) / minute
      expect(countTry(tries, after(until, -1))).toBeUndefined()
      at = until
      return minutes
    })
    expect(locks).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  })

  it('never are more than five in any stretch shorter than the lock that follows them', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2 * day }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(pauses, (between) => {
        let tries: Tries = { failedSignIns: 0 }
        let at = begin
        const taken: Date[] = []
        for (const pause of between) {
          at = after(at, pause)
          const next = countTry(tries, at)
          if (!next) continue
          tries = next
          taken.push(at)
        }
        // The sixth after any multiple of five comes after a lock.
        for (let n = triesInARow; n < taken.length; n += triesInARow)
          expect(Number(taken[n]) - Number(taken[n - 1])).toBeGreaterThanOrEqual(15 * minute)
      }),
    )
  })

  it('leave nothing of a lock that has passed', () => {
    const passed = { failedSignIns: 5, lockedUntil: begin }
    expect(countTry(passed, begin)).toEqual({ failedSignIns: 6 })
  })
})
