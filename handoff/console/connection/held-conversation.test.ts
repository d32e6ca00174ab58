import { describe, expect, it } from '@jest/globals'
import type { Handoff } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import {
  hasGap,
  heldFrom,
  unreadOf,
  waitsSince,
  withAll,
  withLoaded,
  withMessages,
  withSaid,
} from './held-conversation.js'
import { newsBetween } from './news.js'

const handoff: Handoff = {
  conversationId: 'c1',
  state: 'active',
  since: '2026-11-21T10:00:00Z',
  claimedAt: '2026-11-21T10:05:00Z',
  reason: 'asked',
  summary: '',
  language: 'da',
  question: 'Hvad nu?',
  citationsShown: [],
  shared: { transcript: false },
}
const message = (seq: number, role: Message['author']['role'] = 'citizen'): Message => ({
  id: `m${seq}`,
  seq,
  at: `2026-11-21T10:${String(seq).padStart(2, '0')}:00Z`,
  author: { role },
  text: `Nummer ${seq}`,
})
const seqs = (held: { messages: readonly Message[] }) => held.messages.map(({ seq }) => seq)
const opened = (...messages: Message[]) => withLoaded(heldFrom(handoff), { handoff, messages, notes: [] })

describe('a conversation at the desk', () => {
  it('may begin in the middle, and is whole all the same', () => {
    const held = opened(message(7), message(8))
    expect(hasGap(held)).toBe(false)
    expect(hasGap(withMessages(held, [message(9)]))).toBe(false)
  })

  it('knows a gap, and that the server has nothing to fill it with', () => {
    const held = withMessages(opened(message(7)), [message(10)])
    expect(hasGap(held)).toBe(true)
    expect(held.accounted).toBe(7)
    expect(hasGap(withMessages(held, [message(9), message(8)]))).toBe(false)
    const told = withAll(held, [message(10)])
    expect(hasGap(told)).toBe(false)
    expect(seqs(told)).toEqual([7, 10])
  })

  it('is the same in whatever order and however often it is told', () => {
    const orders = [
      [7, 8, 9],
      [9, 8, 7],
      [8, 9, 8, 7, 9],
    ]
    const heard = orders.map((order) =>
      order.reduce((held, seq) => withMessages(held, [message(seq)]), opened(message(6))),
    )
    for (const held of heard) expect([seqs(held), held.accounted]).toEqual([[6, 7, 8, 9], 9])
  })

  it('hears a message before it is loaded without losing either', () => {
    const early = withMessages(heldFrom(handoff), [message(9)])
    const held = withLoaded(early, { handoff, messages: [message(7), message(8)], notes: [] })
    expect([seqs(held), hasGap(held)]).toEqual([[7, 8, 9], false])
  })

  it('shows what is said at once, and once', () => {
    const unsent = {
      clientId: 'x',
      text: 'Hej',
      at: '2026-11-21T10:06:00Z',
      state: 'sending' as const,
      articles: [],
    }
    const saying = { ...opened(message(1)), unsent: [unsent] }
    const failed = withSaid(saying, { kind: 'failed', clientId: 'x', code: 'no-answer' })
    expect(failed.unsent).toMatchObject([{ state: 'failed', code: 'no-answer' }])
    const again = withSaid(failed, { kind: 'retried', clientId: 'x' })
    expect(again.unsent).toEqual([unsent])
    const own = message(2, 'caseworker')
    const sent = withSaid(withMessages(again, [own]), { kind: 'acknowledged', clientId: 'x', message: own })
    expect([sent.unsent, seqs(sent), sent.saidAs]).toEqual([[], [1, 2], { m2: 'x' }])
  })

  it('counts what the citizen has said unseen, and since when she waits', () => {
    const held = { ...opened(message(6), message(7, 'caseworker'), message(8), message(9)), seen: 8 }
    expect(unreadOf(held)).toBe(1)
    expect(waitsSince(held)).toBe(message(8).at)
    expect(waitsSince(withMessages(held, [message(10, 'caseworker')]))).toBeUndefined()
    // what was said to the assistant does not count as waiting for a person
    expect(waitsSince(opened(message(1)))).toBe(handoff.claimedAt)
  })
})

describe('news', () => {
  const queue = (waiting: string[], active: string[] = []) => ({
    waiting: waiting.map((conversationId) => ({ ...handoff, conversationId })),
    active: active.map((conversationId) => ({ ...handoff, conversationId })),
    tasks: [],
    colleagues: [],
    presence: 'available' as const,
  })

  it('is somebody new in line; not the first picture, not somebody gone', () => {
    expect(newsBetween(undefined, queue(['a']))).toEqual([])
    expect(newsBetween(queue(['a']), queue(['a', 'b']))).toEqual([{ kind: 'waiting', waiting: 2 }])
    expect(newsBetween(queue(['a', 'b']), queue(['b']))).toEqual([])
    expect(newsBetween(queue(['a']), queue([], ['a']))).toEqual([])
  })
})
