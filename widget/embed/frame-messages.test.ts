import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fromFrame, toFrame, wrapped } from './frame-messages.js'
import type { FromFrame, ToFrame } from './frame-messages.js'

describe('messages between the page and the frame', () => {
  const out: FromFrame[] = [
    { type: 'ready' },
    { type: 'close' },
    { type: 'unread', count: 3 },
    { type: 'language', language: 'en' },
  ]
  const into: ToFrame[] = [{ type: 'shown', focus: true }, { type: 'hidden' }]

  it('are understood on the side they are meant for, and only there', () => {
    for (const message of out) {
      expect(fromFrame(wrapped(message))).toEqual(message)
      expect(toFrame(wrapped(message))).toBeUndefined()
    }
    for (const message of into) {
      expect(toFrame(wrapped(message))).toEqual(message)
      expect(fromFrame(wrapped(message))).toBeUndefined()
    }
  })

  it.each([
    undefined,
    null,
    'close',
    { type: 'close' },
    { jobassistent: 2, type: 'close' },
    { jobassistent: 1, type: 'unread', count: -1 },
    { jobassistent: 1, type: 'unread', count: '3' },
    { jobassistent: 1, type: 'language', language: 'de' },
    { jobassistent: 1, type: 'shown' },
  ])('are refused when they are not ours: %j', (data) => {
    expect(fromFrame(data)).toBeUndefined()
    expect(toFrame(data)).toBeUndefined()
  })

  it('carry nothing beyond their fields', () => {
    expect(fromFrame({ jobassistent: 1, type: 'close', text: 'secret' })).toEqual({ type: 'close' })
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        fromFrame(data)
        toFrame(data)
      }),
    )
  })
})
