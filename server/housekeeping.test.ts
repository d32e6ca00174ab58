import { describe, expect, it } from '@jest/globals'
import { createMemoryConversationStore } from '../bot/storage/memory-conversation-store.js'
import { createHousekeeping } from './housekeeping.js'

describe('housekeeping', () => {
  it('takes up every open turn when it starts, also one opened before the clock was set back', async () => {
    const asked: Date[] = []
    const { start, stop } = createHousekeeping({
      conversations: createMemoryConversationStore(),
      lookAfterDesk: async () => undefined,
      erase: async () => undefined,
      resumeTurns: async (before) => void asked.push(before),
      now: () => new Date(0),
      failed: (cause) => {
        throw cause
      },
    })
    await start()
    await stop()
    expect(asked[0]?.getFullYear()).toBeGreaterThan(200_000)
    expect(asked[1]?.getTime()).toBeLessThan(0)
  })
})
