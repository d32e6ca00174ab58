import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Conversation } from '../conversation/conversation.js'
import type { ClientId, ConversationId, MessageId } from '../conversation/ids.js'
import type { MessageDraft } from '../conversation/message.js'
import type { ConversationStore } from '../conversation/ports.js'

let count = 0
const fresh = () => `x${++count}`

export const aConversation = (more: Partial<Conversation> = {}): Conversation => ({
  id: fresh() as ConversationId,
  channel: 'memory',
  language: 'da',
  memory: {},
  startedAt: new Date('2026-11-21T10:00:00Z'),
  ...more,
})

const aDraft = (more: Partial<MessageDraft> = {}): MessageDraft => ({
  id: fresh() as MessageId,
  at: new Date('2026-11-21T10:00:00Z'),
  author: { role: 'citizen' },
  text: 'Hej',
  ...more,
})

/** What every ConversationStore promises. `open` gives an empty one whose clock is `clock`. */
export function conversationStoreContract(
  name: string,
  open: (clock: () => Date) => Promise<ConversationStore>,
) {
  describe(`conversations kept ${name}`, () => {
    let store: ConversationStore
    let today: Date
    let id: ConversationId
    const a = 'turn-a' as ClientId
    const b = 'turn-b' as ClientId
    const later = new Date('2026-11-21T11:00:00Z')

    beforeEach(async () => {
      today = new Date('2026-11-21T10:00:00Z')
      store = await open(() => today)
      const conversation = aConversation()
      id = conversation.id
      await store.create(conversation)
    })

    it('gives a conversation back as it was created', async () => {
      const conversation = aConversation({
        municipality: '0101',
        targetGroup: 'dagpenge',
        accessHash: 'abc',
        memory: { smallTalk: { said: ['hej', null, { deep: [] }], empty: {} } },
      })
      await store.create(conversation)
      expect(await store.load(conversation.id)).toEqual(conversation)
      expect(await store.load('nobody' as ConversationId)).toBeUndefined()
    })

    it('gives messages back as they were written, numbered from one', async () => {
      const draft = aDraft({
        author: { role: 'caseworker', name: 'Kirsten' },
        text: 'Æblegrød 🍏\n- punkt',
        answer: {
          status: 'answered',
          targetGroup: 'dagpenge',
          citations: [
            {
              n: 1,
              articleId: 'g-dage',
              title: 'T',
              section: '',
              quote: 'q',
              url: 'https://a.dk',
              reviewedAt: '2026-11-21',
            },
          ],
        },
        suggestions: [{ label: 'Ja', text: 'Ja tak' }],
        event: { kind: 'handoff', state: 'queued', position: 2 },
        masked: ['cpr', 'phone'],
        turn: { id: a, part: 0 },
      })
      const first = await store.append(id, draft)
      const second = await store.append(id, aDraft())
      expect([first.seq, second.seq]).toEqual([1, 2])
      expect(await store.messages(id)).toEqual([first, second])
      expect(first).toEqual({ ...draft, seq: 1 })
    })

    it('lists what came after, and the last few', async () => {
      for (let n = 0; n < 5; n++) await store.append(id, aDraft({ text: String(n) }))
      const texts = async (which: { after?: number; last?: number }) =>
        (await store.messages(id, which)).map(({ text }) => text)
      expect(await texts({ after: 3 })).toEqual(['3', '4'])
      expect(await texts({ last: 2 })).toEqual(['3', '4'])
      expect(await texts({ after: 5 })).toEqual([])
      expect(await texts({ after: 1, last: 2 })).toEqual(['3', '4'])
    })

    it('keeps conversations apart', async () => {
      const other = aConversation()
      await store.create(other)
      await store.append(id, aDraft())
      expect((await store.append(other.id, aDraft())).seq).toBe(1)
      expect(await store.messages(other.id)).toHaveLength(1)
    })

    it('finds the right place when it was told a wrong one', async () => {
      await store.append(id, aDraft(), 1)
      expect((await store.append(id, aDraft(), 1)).seq).toBe(2)
      expect((await store.append(id, aDraft(), 3)).seq).toBe(3)
    })

    it('skips and doubles no number when many write at once', async () => {
      await Promise.all(Array.from({ length: 25 }, (_, n) => store.append(id, aDraft({ text: String(n) }))))
      const all = await store.messages(id)
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
      expect(new Set(all.map(({ text }) => text)).size).toBe(25)
    })

    it('writes a part of a turn once, however often and however many at once', async () => {
      const drafts = Array.from({ length: 8 }, () => aDraft({ turn: { id: a, part: 0 } }))
      const written = await Promise.all(drafts.map((draft) => store.append(id, draft)))
      expect(new Set(written.map(({ id: message }) => message)).size).toBe(1)
      const reply = await store.append(id, aDraft({ turn: { id: a, part: 1 } }))
      await store.append(id, aDraft({ turn: { id: b, part: 0 } }))
      expect(await store.turn(id, a)).toEqual([written[0], reply])
      expect(await store.turn(id, 'never' as ClientId)).toEqual([])
    })

    it('keeps a line only while it is permitted', async () => {
      expect(await store.appendIf(async () => false, id, aDraft())).toBeUndefined()
      expect(await store.messages(id)).toEqual([])
      expect((await store.appendIf(async () => true, id, aDraft()))?.seq).toBe(1)
    })

    it('asks anew when somebody else has taken the place meanwhile', async () => {
      await store.append(id, aDraft())
      let permitted = true
      const permission = async () => {
        if (!permitted) return false
        // Whoever changes what is asked about says so in a line of its own.
        permitted = false
        await store.append(id, aDraft({ text: 'changed' }))
        return true
      }
      expect(await store.appendIf(permission, id, aDraft({ text: 'late' }))).toBeUndefined()
      expect((await store.messages(id)).map(({ text }) => text)).toEqual(['Hej', 'changed'])
    })

    it('gives every line its own place, with many writers, permitted or not', async () => {
      const drafts = Array.from({ length: 30 }, (_, n) => aDraft({ text: `${n}` }))
      const kept = await Promise.all(
        drafts.map((draft, n) => store.appendIf(async () => n % 3 > 0, id, draft)),
      )
      expect(kept.filter(Boolean)).toHaveLength(20)
      expect((await store.messages(id)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 20 }, (_, n) => n + 1),
      )
    })

    it('has one open turn at most, and the same one may be taken up again', async () => {
      expect((await store.openTurn(id, a))?.openTurn).toBeUndefined()
      expect(await store.openTurn(id, b)).toBeUndefined()
      expect((await store.openTurn(id, a))?.openTurn).toBe(a)
      expect((await store.load(id))?.openTurn).toBe(a)
      expect(await store.closeTurn(id, a, {})).toBe(true)
      expect((await store.load(id))?.openTurn).toBeUndefined()
      expect((await store.openTurn(id, b))?.id).toBe(id)
    })

    it('lets one of many open a turn', async () => {
      const turns = Array.from({ length: 20 }, (_, n) => `t${n}` as ClientId)
      const opened = await Promise.all(turns.map((turn) => store.openTurn(id, turn)))
      expect(opened.filter(Boolean)).toHaveLength(1)
    })

    it('keeps what a turn leaves behind beside what others left', async () => {
      await store.openTurn(id, a)
      await store.closeTurn(id, a, { memory: { smallTalk: { greeted: true } } })
      await store.openTurn(id, b)
      await store.closeTurn(id, b, { memory: { answerQuestion: [1, 2] } })
      const kept = await store.load(id)
      expect(kept?.memory).toEqual({ smallTalk: { greeted: true }, answerQuestion: [1, 2] })
    })

    it('closes only the turn that is open', async () => {
      await store.openTurn(id, a)
      expect(await store.closeTurn(id, b, { memory: { late: true } })).toBe(true)
      const kept = await store.load(id)
      expect(kept?.openTurn).toBe(a)
      expect(kept?.memory).toEqual({})
    })

    it('finds turns that were opened and never closed', async () => {
      await store.openTurn(id, a)
      expect(await store.abandonedTurns(later)).toEqual([{ id, turn: a }])
      expect(await store.abandonedTurns(today)).toEqual([])
      await store.closeTurn(id, a, {})
      expect(await store.abandonedTurns(later)).toEqual([])
    })

    it('finds conversations in which nothing was said for long', async () => {
      const busy = aConversation()
      await store.create(busy)
      today = later
      await store.openTurn(busy.id, a)
      expect(await store.untouchedSince(later)).toEqual([id])
    })

    it('erases a conversation and nothing else', async () => {
      const other = aConversation()
      await store.create(other)
      await store.append(other.id, aDraft())
      await store.append(id, aDraft())
      await store.erase(id)
      expect(await store.load(id)).toBeUndefined()
      expect(await store.messages(id)).toEqual([])
      expect(await store.messages(other.id)).toHaveLength(1)
      expect(await store.openTurn(id, a)).toBeUndefined()
      expect(await store.closeTurn(id, a, {})).toBe(false)
    })
  })
}
