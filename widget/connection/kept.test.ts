import { describe, expect, it } from '@jest/globals'
import { keptIn } from './kept.js'

const isNumber = (value: unknown): value is number => typeof value === 'number'
/** As much of a browser's storage as is used. */
function storage(entries: Record<string, string> = {}): Storage {
  const held = new Map(Object.entries(entries))
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as Storage
}

describe('keptIn', () => {
  it('finds again what another page left', () => {
    const shared = storage()
    keptIn(() => shared, 'n', isNumber).write(7)
    expect(keptIn(() => shared, 'n', isNumber).read()).toBe(7)
    keptIn(() => shared, 'n', isNumber).clear()
    expect(keptIn(() => shared, 'n', isNumber).read()).toBeUndefined()
  })

  it.each(['{', '"seven"', ''])('takes %j for nothing', (text) => {
    expect(keptIn(() => storage({ n: text }), 'n', isNumber).read()).toBeUndefined()
  })

  it.each([
    [
      'may not even be looked at',
      () => {
        throw new DOMException('blocked', 'SecurityError')
      },
    ],
    [
      'is full',
      () =>
        Object.assign(storage(), {
          setItem: () => {
            throw new DOMException('full', 'QuotaExceededError')
          },
        }),
    ],
  ])('remembers as long as the page lasts where storage %s', (_, broken) => {
    const kept = keptIn(broken as () => Storage, 'n', isNumber)
    kept.write(7)
    expect(kept.read()).toBe(7)
    kept.clear()
    expect(kept.read()).toBeUndefined()
  })
})
