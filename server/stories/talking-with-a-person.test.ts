import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  openScriptedEndpoint,
  type ScriptedEndpoint,
} from '../../bot/language-model/testing/scripted-endpoint.js'
import { scripts } from '../../bot/language-model/testing/scripts.js'
import { danish } from '../../bot/texts/da.js'
import type { DeskConversation, Handoff } from '../../widget/protocol/desk.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

type Citizen = Awaited<ReturnType<FrontDoor['citizen']>>
type Caseworker = Awaited<ReturnType<FrontDoor['caseworker']>>

const question = 'Hvor meget kan jeg få i dagpenge?'

describe('talking with a person', () => {
  let endpoint: ScriptedEndpoint
  let door: FrontDoor
  let mette: Caseworker
  let ole: Caseworker
  beforeAll(async () => {
    endpoint = await openScriptedEndpoint(scripts.good)
    door = await openFrontDoor(
      {
        STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker,ole@kommune.dk:hemmelig:caseworker',
        OPENING_HOURS: 'always',
        OPENAI_BASE_URL: endpoint.baseUrl,
        OPENAI_API_KEY: 'secret',
        OPENAI_MODEL: 'm',
      },
      { articles: ['dagpengesats', 'g-dage'] },
    )
    mette = await door.caseworker('mette@kommune.dk')
    ole = await door.caseworker('ole@kommune.dk')
  }, 60_000)
  afterAll(async () => {
    await door.close()
    await endpoint.close()
  })

  const joins = (citizen: Citizen, shared: object = {}) =>
    citizen.asks({
      kind: 'chat',
      clientId: 'join',
      shared: { summary: 'Min tekst', transcript: true, ...shared },
    })
  /** A citizen with Mette at the other end. */
  const together = async (how: Parameters<FrontDoor['citizen']>[0] = {}) => {
    const citizen = await door.citizen(how)
    await joins(citizen)
    const window = await citizen.opens()
    expect(await mette.claims(citizen.id)).toMatchObject({ ok: true })
    await window.sees(({ event }) => event?.state === 'active')
    return { citizen, window, id: citizen.id }
  }
  const closes = (conversationId: string, more: object = {}) =>
    mette.socket.emitWithAck('close', { conversationId, ...more })
  const dossierOf = async ({ gets }: Caseworker, id: string) =>
    (await (await gets(`/api/staff/conversations/${id}`)).json()) as DeskConversation

  it('silences the assistant in the middle of its answer', async () => {
    const citizen = await door.citizen()
    const window = await citizen.opens()
    const isAsked = new Promise<void>((resolve) =>
      endpoint.answers(() => {
        resolve()
        return { hangs: true }
      }),
    )
    const answering = citizen.says(question)
    await isAsked
    await joins(citizen)
    await mette.claims(citizen.id)
    // Its time is up after three seconds, and it has an answer word for word.
    expect(await answering).toEqual([])
    endpoint.answers(scripts.good)
    expect((await citizen.reads()).map(({ author }) => author.role)).toEqual([
      'assistant',
      'citizen',
      'assistant',
      'system',
    ])
    // And it stays silent to whatever is said.
    expect(await window.says('Hvad er G-dage?')).toMatchObject({ ok: true })
    await mette.hears('message', ({ message }) => message.text === 'Hvad er G-dage?')
    expect(await citizen.says('jeg har lyst til at dø')).toEqual([])
    await closes(citizen.id)
    expect((await citizen.says('Hvad er G-dage?'))[0]?.answer?.status).toBe('answered')
  })

  it('shows each that the other is writing, and hides it from everybody else', async () => {
    const { window, id } = await together()
    const typing = new Promise((resolve) => window.socket.on('typing', resolve))
    mette.socket.emit('typing', { conversationId: id })
    expect(await typing).toEqual({ role: 'caseworker' })
    window.socket.emit('typing')
    expect(await mette.hears('typing', ({ conversationId }) => conversationId === id)).toEqual({
      conversationId: id,
      role: 'citizen',
    })
    expect(ole.heard.typing).toEqual([])
    await closes(id)
  })

  it('reaches every window of both once, in one order, and can be read up on', async () => {
    const { citizen, window, id } = await together()
    const [other, desk] = [await citizen.opens(), await door.caseworker('', mette.cookie)]
    const from = window.seen.at(-1)?.seq ?? 0
    for (let n = 0; n < 5; n++) {
      const [said, answered] = await Promise.all([
        window.says(`her ${n}`),
        mette.says(id, `der ${n}`, `line-${n}`),
      ])
      expect([said.ok, answered.ok]).toEqual([true, true])
    }
    // Said again, as after a connection that broke before the answer came.
    const again = await mette.says(id, 'der 4', 'line-4')
    expect(again).toMatchObject({ ok: true, message: { text: 'der 4' } })
    const twice = await Promise.all([1, 2].map(() => window.says('to gange', 'twice')))
    expect(twice[0]).toEqual(twice[1])

    const told = (await citizen.reads(from)).map(({ seq, text }) => `${seq} ${text}`)
    expect(told).toHaveLength(11)
    expect(told.map((line) => Number(line.split(' ')[0]))).toEqual(told.map((_, n) => from + 1 + n))
    const last = ({ text }: { text: string }) => text === 'to gange'
    await other.sees(last)
    await desk.hears('message', ({ message }) => message.text === 'to gange')
    const seenBy = (messages: readonly { seq: number; text: string }[]) =>
      [...new Map(messages.filter(({ seq }) => seq > from).map(({ seq, text }) => [seq, `${seq} ${text}`]))]
        .sort(([a], [b]) => a - b)
        .map(([, line]) => line)
    expect(seenBy(other.seen)).toEqual(told)
    const atDesk = desk.heard.message.filter(({ conversationId }) => conversationId === id)
    expect(seenBy(atDesk.map(({ message }) => message))).toEqual(told)
    for (const resynced of [
      await window.resyncs(from),
      await mette.socket.emitWithAck('resync', { conversationId: id, after: from }),
    ])
      expect('messages' in resynced && resynced.messages.map(({ seq, text }) => `${seq} ${text}`)).toEqual(
        told,
      )
    // One of hers does not hear what she wrote in it.
    expect(mette.heard.message.map(({ message }) => message.text)).not.toContain('der 4')
    desk.leaves()
    await closes(id)
    // What was acknowledged stays acknowledged, whoever has the conversation now.
    expect(await mette.says(id, 'der 4', 'line-4')).toEqual(again)
    expect(await mette.says(id, 'for sent', 'late')).toEqual({ ok: false, code: 'ended' })
  })

  it('keeps notes among colleagues', async () => {
    const { citizen, window, id } = await together()
    const desk = await door.caseworker('', mette.cookie)
    const text = 'Husk: spørg til <b>opsigelsen</b>'
    const noted = await mette.socket.emitWithAck('note', { conversationId: id, text })
    expect(noted).toMatchObject({ ok: true, note: { text, by: { name: 'Mette' } } })
    expect(await desk.hears('note', () => true)).toMatchObject({ conversationId: id, note: { text } })
    expect((await dossierOf(mette, id)).notes).toMatchObject([{ text }])
    await mette.says(id, 'Et øjeblik')
    await window.sees((message) => message.text === 'Et øjeblik')
    const hers = JSON.stringify([
      await citizen.reads(),
      await (await citizen.exports()).json(),
      window.seen,
      window.standings,
    ])
    expect(hers).not.toContain('opsigelsen')
    desk.leaves()
    await closes(id)
  })

  it('attaches articles as sources that can be looked up, and only published ones', async () => {
    const { window, id } = await together()
    const attached = await mette.says(id, 'Se her [1]', 'attach', ['g-dage', 'dagpengesats'])
    if (!attached.ok) throw new Error(attached.code)
    const { text, answer } = attached.message
    expect(text).toBe('Se her [1] [2]')
    expect(answer?.citations.map(({ n, articleId }) => [n, articleId])).toEqual([
      [1, 'g-dage'],
      [2, 'dagpengesats'],
    ])
    for (const { articleId, quote } of answer?.citations ?? []) {
      const article = (await (await door.request(`/api/articles/${articleId}`)).json()) as { body: string }
      expect(quote.length).toBeGreaterThan(20)
      expect(article.body).toContain(quote)
    }
    expect(await window.sees((message) => message.id === attached.message.id)).toEqual(attached.message)
    expect(await mette.says(id, 'Og her', 'none', ['findes-ikke'])).toEqual({
      ok: false,
      code: 'unknown-article',
    })
    expect(await mette.says(id, 'Dit cpr er 070684-4321', 'cpr')).toEqual({ ok: false, code: 'holds-cpr' })
    await closes(id)
  })

  it('drafts an answer from the knowledge base to what was asked, or says that there is none', async () => {
    const citizen = await door.citizen()
    await citizen.says('Hvad er G-dage?')
    await citizen.asksForAPerson()
    await mette.claims(citizen.id)
    const drafted = async (asked?: string) => {
      const result = await mette.socket.emitWithAck('draft', {
        conversationId: citizen.id,
        ...(asked !== undefined && { question: asked }),
      })
      if (!result.ok) throw new Error(result.code)
      return result.draft
    }
    // Her last question, not the words she asked for a person with.
    expect((await drafted())?.citations[0]?.articleId).toBe('g-dage')
    expect((await drafted(question))?.citations[0]?.articleId).toBe('dagpengesats')
    expect(await drafted('Hvor langt er der til månen?')).toBeNull()
    // Nothing of it is said.
    expect((await citizen.reads()).at(-1)?.event?.state).toBe('active')
    await closes(citizen.id)
  })

  it('drafts nothing from what was not shared', async () => {
    const citizen = await door.citizen()
    await citizen.says('Hvad er G-dage?')
    await joins(citizen, { transcript: false })
    await mette.claims(citizen.id)
    expect(await mette.socket.emitWithAck('draft', { conversationId: citizen.id })).toEqual({
      ok: true,
      draft: null,
    })
    await closes(citizen.id)
  })

  it('is passed on to a colleague, who reads why, and to a queue', async () => {
    const { citizen, window, id } = await together({ municipality: '0101' })
    await mette.says(id, 'Jeg giver dig videre')
    const oles =
      (await ole.hears('queue', () => true)).colleagues.find(({ name }) => name === 'Ole')?.id ?? ''
    const passes = (to: object, note?: string) =>
      mette.socket.emitWithAck('transfer', {
        conversationId: id,
        to: to as { caseworker: string },
        ...(note !== undefined && { note }),
      })
    expect(await passes({ caseworker: 'nobody' })).toEqual({ ok: false, code: 'not-present' })
    expect(await passes({ municipality: '9999' })).toEqual({ ok: false, code: 'unknown-municipality' })
    expect(await citizen.handoff()).toEqual({ state: 'active', caseworker: 'Mette' })

    expect(await passes({ caseworker: oles }, 'Hun mangler svar om satsen')).toEqual({ ok: true })
    expect(await mette.hears('released', ({ conversationId }) => conversationId === id)).toMatchObject({
      why: 'transferred',
    })
    await window.sees(({ text }) => text === danish.person.passedOn('Ole'))
    expect(await mette.claims(id)).toEqual({ ok: false, code: 'forbidden' })
    const { waiting } = await ole.hears('queue', (queue) =>
      queue.waiting.some(({ conversationId }) => conversationId === id),
    )
    expect(waiting[0]).toMatchObject({ conversationId: id, first: 'returned', caseworker: { name: 'Ole' } })
    expect(await ole.claims(id)).toMatchObject({ ok: true })
    const { notes, messages } = await dossierOf(ole, id)
    expect(notes).toMatchObject([{ text: 'Hun mangler svar om satsen', by: { name: 'Mette' } }])
    expect(messages.map(({ text }) => text)).toContain('Jeg giver dig videre')
    expect(await mette.says(id, 'Er du der?')).toEqual({ ok: false, code: 'not-yours' })

    expect(
      await ole.socket.emitWithAck('transfer', { conversationId: id, to: { municipality: '0147' } }),
    ).toEqual({ ok: true })
    await window.sees(({ text }) => text === danish.person.passedOn(undefined))
    expect(await mette.claims(id)).toMatchObject({ ok: true, handoff: { municipality: '0147' } })
    await closes(id)
  })

  it('ends with an outcome and a theme; the assistant begins anew and asks once how it was', async () => {
    const { citizen, window, id } = await together()
    await window.says('Min hemmelighed er Rumleskaft')
    expect(await closes(id, { outcome: 'answered', theme: 'dagpenge' })).toEqual({ ok: true })
    expect(await mette.hears('released', ({ conversationId }) => conversationId === id)).toMatchObject({
      why: 'closed',
    })
    const rate = await window.sees(({ card }) => card?.kind === 'rating')
    const closed = await window.sees(({ event }) => event?.state === 'closed')
    expect(closed.text).toBe(danish.person.closed('Mette'))
    expect(rate.seq).toBe(closed.seq + 1)
    expect(await closes(id)).toEqual({ ok: false, code: 'ended' })

    const ratings = await Promise.all(
      [5, 4, 1].map((stars) => citizen.rates({ stars, words: 'ring 26793581' })),
    )
    expect(ratings.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await citizen.rates({ stars: 6 })).status).toBe(400)
    const held = (await (await citizen.exports()).json()) as { handoffs: { rating?: { words: string } }[] }
    expect(held.handoffs[0]).toMatchObject({ outcome: 'answered', theme: 'dagpenge', closedBy: 'caseworker' })
    expect(held.handoffs[0]?.rating?.words).not.toContain('26793581')

    const [thanks] = await citizen.says('Tak for hjælpen')
    expect(thanks).toMatchObject({ text: danish.thanks })
    expect(thanks?.event).toBeUndefined()
    // Asked again, nothing of that talk is in what would be shared.
    const [offer] = await citizen.says('Jeg vil gerne tale med et menneske')
    expect(offer?.event?.state).toBe('offered')
    expect(JSON.stringify(offer?.card)).not.toContain('Rumleskaft')
    await joins(citizen, { summary: 'Igen' })
    expect(
      (await citizen.asks({ kind: 'chat', clientId: 'again', shared: { summary: '', transcript: true } }))
        .status,
    ).toBe(200)
    await citizen.leaves()
  })

  it('ends when the citizen has had enough', async () => {
    const { citizen, id } = await together()
    const ended = (await (await citizen.leaves()).json()) as { messages: { text: string }[] }
    expect(ended.messages.map(({ text }) => text)).toEqual([danish.person.citizenClosed, danish.person.rate])
    expect(await mette.hears('released', ({ conversationId }) => conversationId === id)).toMatchObject({
      why: 'left',
    })
    expect(await mette.says(id, 'Hov')).toEqual({ ok: false, code: 'ended' })
    expect(await citizen.handoff()).toEqual({ state: 'none' })
  })

  it('is found again by the one who had it, up to its end', async () => {
    const { citizen, window, id } = await together()
    await window.says('Det drejer sig om Xylofonvej')
    await closes(id)
    await citizen.says('Hvad er Zebrastribe?')
    const found = async ({ gets }: Caseworker, q: string) => {
      const answer = await gets(`/api/staff/conversations?q=${encodeURIComponent(q)}`)
      return ((await answer.json()) as { conversations: Handoff[] }).conversations.map(
        ({ conversationId }) => conversationId,
      )
    }
    expect(await found(mette, 'xylofon')).toEqual([id])
    expect(await found(mette, 'zebrastribe')).toEqual([])
    expect(await found(ole, 'xylofon')).toEqual([])
    const { messages } = await dossierOf(mette, id)
    expect(messages.at(-1)?.event?.state).toBe('closed')
    expect((await ole.gets(`/api/staff/conversations/${id}`)).status).toBe(409)
  })
})
