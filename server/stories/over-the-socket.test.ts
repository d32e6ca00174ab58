import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openFrontDoor, type FrontDoor } from './front-door.js'

const fromAssistant = (message: { author: { role: string } }) => message.author.role === 'assistant'

describe('over the socket', () => {
  let door: FrontDoor
  beforeAll(async () => {
    door = await openFrontDoor()
  })
  afterAll(() => door.close())

  it('acknowledges what is said once it is kept, then replies', async () => {
    const ida = await door.citizen()
    const window = await ida.opens()
    const ack = await window.says('Hvad er en joblog?', 'one')
    expect(ack).toMatchObject({
      ok: true,
      message: { seq: 2, text: 'Hvad er en joblog?', author: { role: 'citizen' } },
    })
    const reply = await window.sees(fromAssistant)
    expect(reply).toMatchObject({ seq: 3, answer: { status: 'answered' } })
    // Her own words come back in the acknowledgement only.
    expect(window.seen.map(({ seq }) => seq)).toEqual([3])
    expect(await ida.reads()).toHaveLength(3)
  })

  it('gets through by polling where a network lets no WebSocket pass', async () => {
    const ida = await door.citizen()
    const window = await ida.opens({ transport: 'polling' })
    expect(await window.says('hej')).toMatchObject({ ok: true, message: { seq: 2 } })
    await window.sees(({ seq }) => seq === 3)
  })

  it('shows the same conversation in all its windows, however it is spoken in', async () => {
    const ida = await door.citizen()
    const [phone, laptop] = [await ida.opens(), await ida.opens()]
    await phone.says('hej')
    await laptop.sees(({ seq }) => seq === 3)
    expect(laptop.seen.map(({ seq }) => seq)).toEqual([2, 3])
    await ida.says('tak')
    await phone.sees(({ seq }) => seq === 5)
    expect(phone.seen.map(({ seq }) => seq)).toEqual([3, 4, 5])
  })

  it('says nothing twice when a client sends again, and fills the gap after an absence', async () => {
    const ida = await door.citizen()
    const before = await ida.opens()
    await before.says('hej', 'x')
    before.socket.disconnect()
    await ida.says('Hvad er G-dage?')
    const after = await ida.opens()
    expect(await after.says('hej', 'x')).toMatchObject({ ok: true, message: { seq: 2 } })
    const missed = await after.resyncs(3)
    expect('messages' in missed && missed.messages.map(({ seq }) => seq)).toEqual([4, 5])
  })

  it('hears once what comes in many times at once, through both doors and in other words', async () => {
    const ida = await door.citizen()
    const window = await ida.opens()
    const answers = await Promise.all(
      Array.from({ length: 18 }, async (_, n) => {
        const clientId = `same-${n % 3}`
        if (n % 2 === 0) return (await ida.says(`hej ${n}`, clientId))[0]?.seq
        const ack = await window.says(`hej ${n}`, clientId)
        return ack.ok && ack.message.seq + 1
      }),
    )
    expect(new Set(answers)).toEqual(new Set([3, 5, 7]))
    expect((await ida.reads()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('lets nobody in with a wrong token, an unknown id, or nothing', async () => {
    const ida = await door.citizen()
    const [kim] = [await door.citizen()]
    await expect(ida.opens({ token: kim.token })).rejects.toThrow('unknown-conversation')
    await expect(ida.opens({ id: 'nobody' })).rejects.toThrow('unknown-conversation')
    await expect(ida.opens({ token: '' })).rejects.toThrow('unknown-conversation')
  })

  it('closes the windows of a conversation that is erased', async () => {
    const ida = await door.citizen()
    const window = await ida.opens()
    const gone = new Promise((resolve) => window.socket.on('disconnect', resolve))
    await ida.erases()
    await gone
    await expect(ida.opens()).rejects.toThrow('unknown-conversation')
  })

  it('answers every malformed event with a code, and nobody else notices', async () => {
    const ida = await door.citizen()
    const window = await ida.opens()
    const bad: [unknown, string][] = [
      [undefined, 'invalid-request'],
      [null, 'invalid-request'],
      ['hej', 'invalid-request'],
      [{ text: 'hej' }, 'invalid-request'],
      [{ text: 5, clientId: 'a' }, 'invalid-request'],
      [{ text: 'hej', clientId: 'a', more: true }, 'invalid-request'],
      [{ text: '', clientId: 'a' }, 'empty-message'],
      [{ text: 'x'.repeat(2001), clientId: 'a' }, 'message-too-long'],
      [{ text: 'a\u0000b', clientId: 'a' }, 'unreadable-characters'],
    ]
    for (const [payload, code] of bad)
      expect(await new Promise((resolve) => window.emitsRaw('say', payload, resolve))).toEqual({
        ok: false,
        code,
      })
    expect(await new Promise((resolve) => window.emitsRaw('resync', { after: -1 }, resolve))).toEqual({
      ok: false,
      code: 'invalid-request',
    })
    window.emitsRaw('say', { text: 'uden kvittering', clientId: 'no-ack' })
    window.emitsRaw('say', { text: 'uden kvittering', clientId: 'no-ack-2' }, 'not a function')
    window.emitsRaw('nonsense', { deep: [[[]]] })
    await window.sees(({ seq }) => seq === 3)
    expect((await ida.says('hej')).length).toBe(1)
  })
})
