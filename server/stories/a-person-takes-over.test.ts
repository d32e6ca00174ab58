import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Messages } from '../../widget/protocol/http.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor(
    {
      STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker,ole@kommune.dk:hemmelig:caseworker+admin',
      OPENING_HOURS: 'always',
    },
    { articles: ['dagpengesats', 'g-dage'] },
  )
}, 60_000)
afterAll(() => door.close())

describe('a person takes over', () => {
  it('is offered with what would be shared, asked for, waited for, and there', async () => {
    const mette = await door.caseworker('mette@kommune.dk')
    const citizen = await door.citizen()
    await citizen.says('Hvor meget kan jeg få i dagpenge?')
    const [offer] = await citizen.says('Jeg vil gerne tale med et menneske')
    expect(offer?.event).toMatchObject({ state: 'offered' })
    expect(offer?.card).toMatchObject({ kind: 'handoff-offer', waiting: 0 })
    expect(String(offer?.card?.summary)).toContain('Hvor meget kan jeg få i dagpenge?')

    const [queued] = await citizen.says(offer?.suggestions?.[0]?.text ?? '')
    expect(queued?.event).toMatchObject({ state: 'queued', position: 1 })
    const { waiting } = await mette.hears('queue', (queue) => queue.waiting.length === 1)
    expect(waiting[0]).toMatchObject({
      conversationId: citizen.id,
      state: 'queued',
      reason: 'asked',
      question: 'Hvor meget kan jeg få i dagpenge?',
      shared: { transcript: true },
    })
    expect(waiting[0]?.citationsShown.length).toBeGreaterThan(0)

    const window = await citizen.opens()
    const claimed = await mette.claims(citizen.id)
    expect(claimed).toMatchObject({ ok: true, handoff: { state: 'active', caseworker: { name: 'Mette' } } })
    const joined = await window.sees(({ event }) => event?.state === 'active')
    expect(joined).toMatchObject({ author: { role: 'system' }, event: { caseworker: 'Mette' } })

    const said = await window.says('Goddag, er du der?')
    expect(said).toMatchObject({ ok: true })
    await mette.hears('message', ({ message }) => message.text === 'Goddag, er du der?')
    expect(await mette.says(citizen.id, 'Ja, hej. Hvad kan jeg hjælpe med?')).toMatchObject({
      ok: true,
      message: { author: { role: 'caseworker', name: 'Mette' } },
    })
    await window.sees(({ text }) => text === 'Ja, hej. Hvad kan jeg hjælpe med?')

    expect(
      await mette.socket.emitWithAck('close', { conversationId: citizen.id, outcome: 'answered' }),
    ).toEqual({ ok: true })
    await window.sees(({ event }) => event?.state === 'closed')
    await window.sees(({ card }) => card?.kind === 'rating')
    const rated = await citizen.rates({ stars: 5, words: 'Tak' })
    expect(((await rated.json()) as Messages).messages).toHaveLength(1)
    expect((await citizen.rates({ stars: 1 })).status).toBe(409)

    const [answer] = await citizen.says('Hvad er en G-dag?')
    expect(answer).toMatchObject({ author: { role: 'assistant' }, answer: { status: 'answered' } })
    const seqs = (await citizen.reads()).map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })

  it('is not sent away by a tap that was meant for the line', async () => {
    const mette = await door.caseworker('mette@kommune.dk')
    const citizen = await door.citizen()
    await citizen.asksForAPerson()
    expect(await mette.claims(citizen.id)).toMatchObject({ ok: true })
    expect(await (await citizen.leaves('?while=queued')).json()).toEqual({ messages: [] })
    expect(await citizen.handoff()).toMatchObject({ state: 'active' })
    expect((await citizen.leaves('?while=asleep')).status).toBe(400)
    await citizen.leaves('?while=active')
    expect(await citizen.handoff()).toMatchObject({ state: 'none' })
  })
})
