import { describe, expect, it } from '@jest/globals'
import { ConversationGoneError, TurnOpenError, type Converse } from '../../conversation/converse.js'
import type { Conversation } from '../../conversation/conversation.js'
import type { ClientId, ConversationId, MessageId } from '../../conversation/ids.js'
import type { Message } from '../../conversation/message.js'
import type { TurnStep } from '../../conversation/ports.js'
import { createTurnTaker } from './take-turn.js'

const ida: Conversation = {
  id: 'ida' as ConversationId,
  channel: 'web',
  language: 'da',
  memory: {},
  startedAt: new Date(0),
}
const saying = (turn: string) => ({ turn: turn as ClientId, text: 'hej' })
const line = (seq: number): Message => ({
  id: `m${seq}` as MessageId,
  seq,
  at: new Date(0),
  author: { role: 'citizen' },
  text: 'hej',
})

/** Turns that end when they are told to, and a record of which began. */
function heldTurns() {
  const begun: string[] = []
  const release: (() => void)[] = []
  const converse: Converse = async function* (_conversation, { turn }) {
    begun.push(turn)
    await new Promise<void>((resolve) => release.push(resolve))
    yield { kind: 'message', message: line(begun.length) }
  }
  return { converse, begun, release: () => release.shift()?.() }
}
/** Lets everything go on that waits for nothing but its turn. */
const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('taking turns', () => {
  it('hears the same turn once, however often it is sent, and tells everyone', async () => {
    const { converse, begun, release } = heldTurns()
    const { takeTurn } = createTurnTaker(converse)
    const witnessed: TurnStep[] = []
    const sent = [
      takeTurn(ida, saying('a')),
      takeTurn(ida, saying('a'), (step) => witnessed.push(step)),
      takeTurn(ida, saying('b')),
      takeTurn(ida, saying('b')),
    ]
    await soon()
    release()
    await soon()
    release()
    expect((await Promise.all(sent)).map(([message]) => message?.seq)).toEqual([1, 1, 2, 2])
    expect(begun).toEqual(['a', 'b'])
    expect(witnessed).toEqual([{ kind: 'message', message: line(1) }])
  })

  it('refuses what stands too far back, and lets a later one in again', async () => {
    const { converse, release } = heldTurns()
    const { takeTurn, settle } = createTurnTaker(converse)
    const sent = Array.from({ length: 11 }, (_, n) => takeTurn(ida, saying(`t${n}`)))
    await expect(takeTurn(ida, saying('e'))).rejects.toMatchObject({ status: 409, code: 'turn-open' })
    for (const _ of sent) {
      await soon()
      release()
    }
    await Promise.all(sent)
    await settle()
    const last = takeTurn(ida, saying('e'))
    await soon()
    release()
    expect(await last).toHaveLength(1)
  })

  it.each([
    ['another instance has the turn', new TurnOpenError(), 409, 'turn-open'],
    ['the conversation is erased meanwhile', new ConversationGoneError(), 404, 'unknown-conversation'],
  ])('says by code that %s, to all who sent it', async (_what, thrown, status, code) => {
    const { takeTurn } = createTurnTaker(async function* () {
      await soon()
      yield await Promise.reject<TurnStep>(thrown)
    })
    const sent = await Promise.allSettled([takeTurn(ida, saying('a')), takeTurn(ida, saying('a'))])
    for (const one of sent) expect(one).toMatchObject({ status: 'rejected', reason: { status, code } })
  })
})
