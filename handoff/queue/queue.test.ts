import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { HandoffId } from '../../bot/conversation/ids.js'
import { inOrder, positionsIn, waitAt } from './queue.js'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute))
const waiting = (id: string, minute: number, first?: 'crisis' | 'returned', municipality?: string) => ({
  id: id as HandoffId,
  since: at(minute),
  language: 'da' as const,
  ...(first && { first }),
  ...(municipality && { municipality }),
})
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)

describe('the order of the queue', () => {
  it('is by waiting time, with named reasons first', () => {
    const all = [
      waiting('late', 3),
      waiting('early', 1),
      waiting('lost', 5, 'returned'),
      waiting('need', 9, 'crisis'),
    ]
    expect(ids(inOrder(all))).toEqual(['need', 'lost', 'early', 'late'])
  })

  it('does not depend on the order it was read in, and puts nobody behind somebody who came later', () => {
    const someone = fc.record({
      id: fc.uuid().map((id) => id as HandoffId),
      since: fc.integer({ min: 0, max: 5 }).map(at),
      first: fc.constantFrom('crisis' as const, 'returned' as const, undefined),
      municipality: fc.constantFrom('0101', undefined),
    })
    fc.assert(
      fc.property(fc.uniqueArray(someone, { selector: ({ id }) => id }), (all) => {
        const some = all.map(({ first, municipality, ...rest }) => ({
          ...rest,
          language: 'da' as const,
          ...(first && { first }),
          ...(municipality && { municipality }),
        }))
        const ordered = inOrder(some)
        expect(inOrder([...some].reverse())).toEqual(ordered)
        for (const [index, one] of ordered.entries())
          for (const later of ordered.slice(index + 1))
            if (one.first === later.first)
              expect(one.since.getTime()).toBeLessThanOrEqual(later.since.getTime())
      }),
    )
  })

  it('counts places within a municipality and a language', () => {
    const positions = positionsIn([
      waiting('a', 1),
      waiting('b', 2, undefined, '0101'),
      waiting('c', 3),
      { ...waiting('d', 4), language: 'en' as const },
    ])
    expect([...positions]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ])
  })
})

describe('the wait', () => {
  it('is what each place took in the last hour, times the places', () => {
    const lastHour = [
      { waitedSeconds: 120, ahead: 0 },
      { waitedSeconds: 360, ahead: 2 },
    ]
    expect(waitAt(1, lastHour)).toBe(120)
    expect(waitAt(3, lastHour)).toBe(360)
  })

  it('is not known where nobody was claimed', () => {
    expect(waitAt(1, [])).toBeUndefined()
  })
})
