import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { FakeServer } from '../testing/fake-server.js'
import { createApi } from './api.js'
import { createChatConnection } from './chat-connection.js'
import type { ChatConnection, ChatState, KeptConversation, KeptUnsent } from './chat-connection.js'
import type { Kept } from './kept.js'

/** A browser tab's memory: what another page load finds again. */
function remembered<T>(): Kept<T> & { value: T | undefined } {
  return {
    value: undefined,
    read() {
      return this.value
    },
    write(value) {
      this.value = value
    },
    clear() {
      this.value = undefined
    },
  }
}

const server = new FakeServer()
let conversation = remembered<KeptConversation>()
let unsent = remembered<KeptUnsent>()
const open: ChatConnection[] = []

/** A page with the chat on it; `until` resolves once a state shows what is asked for. */
function page(municipality = '0101') {
  const seen: ChatState[] = []
  let wake: (() => void) | undefined
  const connection = createChatConnection({
    origin: server.origin,
    municipality,
    language: 'da',
    api: createApi(server.origin),
    conversation,
    unsent,
    onChange: () => {
      seen.push(connection.state)
      wake?.()
    },
  })
  open.push(connection)
  connection.start()
  const until = async (shows: (state: ChatState) => boolean): Promise<ChatState> => {
    while (!shows(connection.state)) await new Promise<void>((resolve) => (wake = resolve))
    return connection.state
  }
  const texts = () => connection.state.transcript.messages.map(({ text }) => text)
  const settled = (count: number) =>
    until(({ transcript }) => transcript.messages.length === count && transcript.unsent.length === 0)
  return { connection, until, seen, texts, settled }
}
const connected = ({ standing }: ChatState) => standing === 'connected'

beforeEach(async () => {
  conversation = remembered()
  unsent = remembered()
  server.conversations.clear()
  server.heard.length = server.refusals.length = server.requests.length = 0
  await server.start()
})
afterEach(async () => {
  for (const connection of open.splice(0)) connection.stop()
  server.release()
  await server.stop()
})

describe('ChatConnection', () => {
  it('begins a conversation, says something and gets the reply', async () => {
    const { connection, until, settled, texts } = page()
    await until(connected)
    connection.say('  Hvad er G-dage?\u202E  ')
    await settled(3)
    expect(texts()[1]).toBe('Hvad er G-dage?')
    expect(connection.state.transcript.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(connection.state.transcript.saidAs[connection.state.transcript.messages[1]?.id ?? '']).toBe(
      server.heard[0]?.clientId,
    )
  })

  it('shows and keeps what the server kept, and nothing of what it masked', async () => {
    const { connection, until, settled, texts } = page()
    await until(connected)
    connection.say('Mit cpr er 010190-1234')
    await settled(3)
    expect(texts()[1]).toBe('Mit cpr er [CPR •••]')
    const everything = [connection.state, conversation.value, unsent.value]
    expect(JSON.stringify(everything)).not.toContain('010190')
  })

  it('begins without the municipality where the server does not know it', async () => {
    const { until } = page('9999')
    const { transcript } = await until(connected)
    expect(transcript.messages).toHaveLength(1)
  })

  it('says nothing when there is nothing to say', async () => {
    const { connection, until } = page()
    await until(connected)
    connection.say(' \u200B\n ')
    expect(connection.state.transcript.unsent).toEqual([])
  })

  it('takes the conversation up again after a reload, with what was not yet sent', async () => {
    const before = page()
    await before.until(connected)
    before.connection.say('Hvad er G-dage?')
    await before.settled(3)
    await server.stop()
    await before.until(({ standing }) => standing === 'interrupted')
    before.connection.say('Og hvornår får jeg penge?')
    before.connection.stop()

    const after = page()
    expect(after.connection.state.transcript.unsent).toHaveLength(1)
    await server.start()
    await after.settled(5)
    expect(after.texts()[3]).toBe('Og hvornår får jeg penge?')
    expect(after.connection.state.notice).toBe('resumed')
    expect(unsent.value?.unsent).toEqual([])
  })

  it('waits through a server that is not there, and heals when it comes back', async () => {
    await server.stop()
    const { connection, until, settled } = page()
    await until(({ trouble }) => trouble)
    connection.say('Hvad er G-dage?')
    await server.start()
    connection.tryNow()
    await settled(3)
    expect(connection.state).toMatchObject({ standing: 'connected', trouble: false })
  })

  it('doubles nothing when the line breaks before the acknowledgement', async () => {
    const { connection, until, settled, texts } = page()
    await until(connected)
    server.brokenLines = 1
    connection.say('Hvad er G-dage?')
    await until(({ standing }) => standing === 'interrupted')
    await settled(3)
    expect(server.heard.map(({ clientId }) => clientId)).toEqual([
      server.heard[0]?.clientId,
      server.heard[0]?.clientId,
    ])
    expect(texts().filter((text) => text === 'Hvad er G-dage?')).toHaveLength(1)
  })

  it('never shows what was said twice, not even for a moment', async () => {
    const { connection, until, settled, seen } = page()
    await until(connected)
    server.brokenLines = 1
    connection.say('Hvad er G-dage?')
    await settled(3)
    for (const { transcript } of seen) {
      const shown = [...transcript.messages, ...transcript.unsent].filter(
        ({ text }) => text === 'Hvad er G-dage?',
      )
      expect(shown.length).toBeLessThanOrEqual(1)
    }
  })

  it('fetches what it missed while away, and what is missing between', async () => {
    const { until, settled, texts } = page()
    await until(connected)
    server.breakLines()
    await until(({ standing }) => standing === 'interrupted')
    server.speak({ text: 'while away' })
    await settled(2)
    server.speak({ text: 'never sent' }, true)
    server.speak({ text: 'sent' })
    await settled(4)
    expect(texts().slice(1)).toEqual(['while away', 'never sent', 'sent'])
  })

  it('comes back when the server hangs up', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    server.hangUp()
    await until(({ standing }) => standing === 'interrupted')
    connection.say('Hvad er G-dage?')
    await settled(3)
  })

  it('tries quietly again while a turn is open or there is too much at once', async () => {
    const { connection, until, settled, seen } = page()
    await until(connected)
    server.refusals.push('turn-open', 'rate-limited')
    connection.say('Hvad er G-dage?')
    await settled(3)
    expect(seen.some(({ transcript }) => transcript.unsent.some(({ code }) => code))).toBe(false)
  })

  it('says so when that lasts', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    server.refusals.push('turn-open', 'turn-open', 'turn-open')
    connection.say('Hvad er G-dage?')
    await until(({ transcript }) => transcript.unsent[0]?.code === 'turn-open')
    await settled(3)
  })

  it('sends several in their order, one turn at a time', async () => {
    const { connection, until, settled, texts } = page()
    await until(connected)
    connection.say('Svar langsomt')
    connection.say('Nummer to')
    connection.say('Nummer tre')
    await until(({ transcript }) => transcript.messages.length === 2)
    server.release()
    await settled(7)
    expect(texts().filter((_, index) => index % 2)).toEqual(['Svar langsomt', 'Nummer to', 'Nummer tre'])
  })

  it('gives up at once on what cannot be said, and goes on with the next', async () => {
    const { connection, until } = page()
    await until(connected)
    connection.say('a'.repeat(2001))
    connection.say('Hvad er G-dage?')
    const { transcript } = await until(({ transcript: { messages } }) => messages.length === 3)
    expect(transcript.unsent).toMatchObject([{ state: 'failed', code: 'message-too-long' }])
  })

  it('tries again what failed when asked to', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    server.refusals.push('malformed')
    connection.say('Hvad er G-dage?')
    const { transcript } = await until(
      ({
        transcript: {
          unsent: [first],
        },
      }) => first?.state === 'failed',
    )
    connection.retry(transcript.unsent[0]?.clientId ?? '')
    await settled(3)
  })

  it.each([
    ['is forgotten while connected', () => server.forgetAll()],
    ['is found forgotten when something is said', () => server.conversations.clear()],
  ])('begins a new one when the conversation %s, and takes along what was unsent', async (_, forget) => {
    const { connection, until, settled } = page()
    await until(connected)
    const first = conversation.value?.id
    forget()
    connection.say('Hvad er G-dage?')
    await settled(3)
    expect(conversation.value?.id).not.toBe(first)
  })

  it('begins a new one when a reload finds the old one gone', async () => {
    conversation.value = { id: 'gone', token: 'gone', seen: 4 }
    const { connection, until } = page()
    await until(connected)
    expect(connection.state.notice).toBe('forgotten')
    expect(connection.state.transcript.messages).toHaveLength(1)
  })

  it('follows another tab that has already begun the next', async () => {
    const other = page()
    await other.until(connected)
    const one = page()
    await one.until(connected)
    await other.connection.erase()
    await other.until(connected)
    one.connection.say('Hvad er G-dage?')
    await other.settled(3)
    expect(server.conversations.size).toBe(1)
  })

  it('erases the conversation and begins a new one', async () => {
    const { connection, until } = page()
    await until(connected)
    const first = conversation.value?.id ?? ''
    await connection.erase()
    await until(connected)
    expect(server.conversations.has(first)).toBe(false)
    expect(connection.state).toMatchObject({ notice: 'erased' })
  })

  it('rejects when the conversation was not erased, and keeps it', async () => {
    const { connection, until } = page()
    await until(connected)
    await server.stop()
    await expect(connection.erase()).rejects.toMatchObject({ status: 0, code: 'unreachable' })
    expect(conversation.value).toBeDefined()
  })

  it('leaves an untouched conversation without a trace, in another language if asked', async () => {
    const { connection, until } = page()
    await until(connected)
    connection.speak('en')
    await until((state) => connected(state) && state.transcript.messages.length === 1)
    expect(connection.state.transcript.messages[0]?.text).toMatch(/^Hello/)
    while (server.conversations.size !== 1) await new Promise(setImmediate)
  })

  it('grows a streamed reply and replaces it by the whole message', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    connection.say('Svar løbende')
    const { transcript } = await until(({ transcript: { growing } }) => (growing[0]?.text.length ?? 0) >= 100)
    server.release()
    await settled(3)
    const whole = connection.state.transcript.messages.at(-1)
    expect(whole?.id).toBe(transcript.growing[0]?.id)
    expect(whole?.text.startsWith(transcript.growing[0]?.text ?? '-')).toBe(true)
    expect(connection.state.transcript.growing).toEqual([])
  })

  const joins = (clientId: string) =>
    [
      'POST',
      'handoff',
      { kind: 'chat', clientId, shared: { summary: 'Mit spørgsmål', transcript: true } },
    ] as const

  it('asks for a person, and is told where she stands as it changes, once', async () => {
    const { connection, until, settled, texts } = page()
    await until(connected)
    await connection.act(...joins('a'))
    await settled(2)
    // the answer was lost, so it is asked again
    await connection.act(...joins('a'))
    expect(texts()).toHaveLength(2)
    expect(server.requests).toHaveLength(1)
    expect(connection.state.transcript.handoff?.event).toMatchObject({ state: 'queued', position: 2 })
    server.announce({ kind: 'handoff', state: 'queued', position: 1 })
    await until(({ transcript }) => transcript.handoff?.event.position === 1)
  })

  it('finds her place in the queue again after a reload, as it is now', async () => {
    const before = page()
    await before.until(connected)
    await before.connection.act(...joins('a'))
    before.connection.stop()
    const [kept] = server.conversations.values()
    if (kept) kept.handoff = { kind: 'handoff', state: 'queued', position: 1 }
    const after = page()
    await after.settled(2)
    const { transcript } = await after.until(({ transcript: { handoff } }) => handoff?.event.position === 1)
    expect(transcript.messages.at(-1)?.event?.position).toBe(2)
  })

  it('is told of a refusal by its code, and of what has happened meanwhile', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    server.deskRefusals.push({ status: 409, code: 'unavailable' })
    server.speak({ text: 'Der er lukket nu.' }, true)
    await expect(connection.act(...joins('a'))).rejects.toMatchObject({ status: 409, code: 'unavailable' })
    await settled(2)
  })

  it('leaves the queue, and rejects what never got through', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    await connection.act(...joins('a'))
    await connection.act('DELETE', 'handoff?while=queued')
    await settled(3)
    expect(connection.state.transcript.handoff?.event.state).toBe('closed')
    await server.stop()
    await expect(connection.act('DELETE', 'handoff?while=queued')).rejects.toMatchObject({ status: 0 })
  })

  it('rates a talk once', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    server.claim('Mette')
    await until(({ transcript }) => transcript.handoff?.event.state === 'active')
    connection.say('Hej Mette')
    await settled(3)
    server.close()
    await settled(5)
    await connection.act('POST', 'rating', { stars: 5 })
    await settled(6)
    await expect(connection.act('POST', 'rating', { stars: 1 })).rejects.toMatchObject({
      code: 'already-rated',
    })
    expect(server.requests).toEqual([{ stars: 5 }])
  })

  it('remembers what has been on the screen', async () => {
    const { connection, until, settled } = page()
    await until(connected)
    connection.say('Hvad er G-dage?')
    await settled(3)
    expect(connection.state.seen).toBe(1)
    connection.markSeen()
    expect(conversation.value?.seen).toBe(3)
  })
})
