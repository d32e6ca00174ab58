import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DeskConversation } from '../../widget/protocol/desk.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

type Citizen = Awaited<ReturnType<FrontDoor['citizen']>>
type Caseworker = Awaited<ReturnType<FrontDoor['caseworker']>>

const joins = (citizen: Citizen, shared: object = {}, clientId = 'join') =>
  citizen.asks({ kind: 'chat', clientId, shared: { summary: 'Min tekst', transcript: true, ...shared } })
const huge = 'x'.repeat(2 * 1024 * 1024)

/** Any event with any payload, as a hostile client would send it. */
const sends = ({ emitsRaw }: Caseworker, event: string, payload: unknown) =>
  new Promise<{ ok?: boolean; code?: string }>((resolve) => emitsRaw(event, payload, resolve))

describe('what the desk refuses', () => {
  let door: FrontDoor
  let leader: Awaited<ReturnType<FrontDoor['admin']>>
  let mette: Caseworker
  let ole: Caseworker
  beforeAll(async () => {
    door = await openFrontDoor({
      STAFF_BOOTSTRAP:
        'mette@kommune.dk:hemmelig:caseworker,ole@kommune.dk:hemmelig:caseworker,ed@kommune.dk:hemmelig:editor,anna@kommune.dk:hemmelig:admin',
      OPENING_HOURS: 'always',
      CONTENT: 'none',
    })
    leader = await door.admin('anna@kommune.dk')
    mette = await door.caseworker('mette@kommune.dk')
    ole = await door.caseworker('ole@kommune.dk')
  }, 60_000)
  afterAll(() => door.close())

  /** A citizen with Mette at the other end. */
  const together = async () => {
    const citizen = await door.citizen()
    await joins(citizen)
    expect(await mette.claims(citizen.id)).toMatchObject({ ok: true })
    return citizen
  }
  /** One of each event, about a conversation. */
  const eventsOn = (conversationId: string) =>
    [
      ['say', { conversationId, text: 'Hov', clientId: 'hov' }],
      ['note', { conversationId, text: 'Hov' }],
      ['close', { conversationId }],
      ['transfer', { conversationId, to: { municipality: null } }],
      ['resync', { conversationId, after: 0 }],
      ['draft', { conversationId }],
    ] as const

  it('whoever is no caseworker', async () => {
    const citizen = await door.citizen()
    const { id: conversationId, token } = citizen
    expect(await door.knocksAtDesk({})).toBe('not-signed-in')
    expect(await door.knocksAtDesk({ auth: { conversationId, token } })).toBe('not-signed-in')
    expect(await door.knocksAtDesk({ cookie: `jobassistent=${token}` })).toBe('not-signed-in')
    expect(await door.knocksAtDesk({ cookie: await door.signIn('ed@kommune.dk') })).toBe('forbidden')
    expect(await door.knocksAtDesk({ cookie: mette.cookie, origin: 'https://evil.example' })).not.toBe(
      'let in',
    )
    for (const code of ['not-signed-in', 'forbidden']) await door.audits({ audit: 'desk-refused', code })

    for (const address of ['handoffs', 'conversations', `conversations/${conversationId}`, 'overview']) {
      const at = `/api/staff/${address}`
      const codes = await Promise.all(
        [
          door.request(at),
          door.request(at, { headers: { authorization: `Bearer ${token}` } }),
          door.request(at, { headers: { cookie: await door.signIn('ed@kommune.dk') } }),
        ].map(async (answer) => (await door.problem(await answer)).code),
      )
      expect(codes).toEqual(['not-signed-in', 'not-signed-in', 'forbidden'])
    }
    expect((await mette.gets('/api/staff/overview')).status).toBe(403)
    await door.audits({ audit: 'desk-request-refused', code: 'not-signed-in' })
    await door.audits({ audit: 'desk-request-refused', code: 'forbidden' })
  })

  it('whatever is done to a conversation that is not hers', async () => {
    const citizen = await together()
    const before = await citizen.reads()
    for (const [event, payload] of eventsOn(citizen.id))
      expect([event, await sends(ole, event, payload)]).toEqual([event, { ok: false, code: 'not-yours' }])
    expect(await ole.claims(citizen.id)).toEqual({ ok: false, code: 'already-claimed' })
    expect((await door.problem(await ole.gets(`/api/staff/conversations/${citizen.id}`))).code).toBe(
      'not-yours',
    )
    ole.emitsRaw('typing', { conversationId: citizen.id })
    await door.audits({ audit: 'desk-event-refused', event: 'say', code: 'not-yours' })
    await door.audits({ audit: 'desk-request-refused', code: 'not-yours' })
    expect(await citizen.reads()).toEqual(before)

    await mette.socket.emitWithAck('close', { conversationId: citizen.id })
    for (const [event, payload] of eventsOn(citizen.id))
      expect([event, await sends(mette, event, payload)]).toEqual([event, { ok: false, code: 'ended' }])
    expect(await mette.claims(citizen.id)).toEqual({ ok: false, code: 'ended' })

    const quiet = await door.citizen()
    for (const forged of [quiet.id, 'nowhere', '', '../../etc', '{"$ne":null}', quiet.token]) {
      expect(await mette.claims(forged)).toEqual({ ok: false, code: 'unknown-conversation' })
      for (const [event, payload] of eventsOn(forged))
        expect([event, await sends(mette, event, payload)]).toEqual([
          event,
          { ok: false, code: 'unknown-conversation' },
        ])
    }
  })

  it('what is no event at all, and goes on', async () => {
    const citizen = await together()
    const { id: conversationId } = citizen
    const nonsense = [undefined, null, 0, 'x', [], {}, { conversationId: {} }, { conversationId: ['x'] }]
    const wrong: [string, unknown][] = [
      ...['claim', 'say', 'note', 'transfer', 'close', 'typing', 'presence', 'resync', 'draft'].flatMap(
        (event) => nonsense.map((payload): [string, unknown] => [event, payload]),
      ),
      ['claim', { conversationId: { $ne: null } }],
      ['claim', { conversationId, extra: 1 }],
      ['say', { conversationId, text: 7, clientId: 'a' }],
      ['say', { conversationId, text: 'x', clientId: '~forged' }],
      ['say', { conversationId, text: 'x', clientId: 'a', articles: 'g-dage' }],
      ['say', { conversationId, text: 'x', clientId: 'a', articles: Array(6).fill('g-dage') }],
      ['note', { conversationId, text: ' ' }],
      ['transfer', { conversationId, to: {} }],
      ['transfer', { conversationId, to: { caseworker: 'x', municipality: '0101' } }],
      ['transfer', { conversationId, to: { municipality: 'abcd' } }],
      ['close', { conversationId, outcome: 'great' }],
      ['close', { conversationId, theme: { $ne: 1 } }],
      ['presence', { state: 'gone' }],
      ['resync', { conversationId, after: -1 }],
      ['resync', { conversationId, after: '0' }],
      ['draft', { conversationId, question: ['x'] }],
    ]
    const answers = await Promise.all(wrong.map(([event, payload]) => sends(mette, event, payload)))
    expect(answers.filter(({ ok, code }) => ok !== false || code !== 'invalid-request')).toEqual([])
    await door.audits({ audit: 'desk-event-refused', event: 'draft', code: 'invalid-request' })

    const unreadable = (text: string) => sends(mette, 'say', { conversationId, text, clientId: 'u' })
    expect((await unreadable('')).code).toBe('empty-message')
    expect((await unreadable('x'.repeat(2001))).code).toBe('message-too-long')
    expect((await unreadable('a\u202eb')).code).toBe('unreadable-characters')
    expect((await unreadable('\ud800')).code).toBe('malformed-text')

    // Without an acknowledgement, with a strange one, and of a kind nobody knows.
    mette.emitsRaw('claim', { conversationId })
    mette.emitsRaw('say', { conversationId, text: 'Uden kvittering', clientId: 'quiet' }, 'no function')
    mette.emitsRaw('drop', { conversationId })
    mette.emitsRaw('say')
    expect(await mette.says(conversationId, 'Stadig her')).toMatchObject({ ok: true })
    const texts = (await citizen.reads()).map(({ text }) => text)
    expect(texts.slice(-2)).toEqual(['Uden kvittering', 'Stadig her'])
    await mette.socket.emitWithAck('close', { conversationId })
    expect(mette.socket.connected).toBe(true)
  })

  it('forms that are none', async () => {
    const citizen = await door.citizen()
    const contact = { kind: 'phone', value: '26793581' }
    const wrong = [
      {},
      [],
      { kind: 'chat' },
      { kind: 'chat', clientId: '~x', shared: { summary: '', transcript: true } },
      { kind: 'chat', clientId: 'a', shared: { summary: 'x'.repeat(2001), transcript: true } },
      { kind: 'chat', clientId: 'a', shared: { summary: '', transcript: 'yes' } },
      { kind: 'chat', clientId: 'a', shared: { summary: '', transcript: true, name: 'x'.repeat(61) } },
      { kind: 'chat', clientId: 'a', shared: { summary: '', transcript: true, first: 'crisis' } },
      { kind: 'message', clientId: 'a', text: '', contact },
      { kind: 'message', clientId: 'a', text: 'x', contact: { kind: 'phone', value: 'ring' } },
      { kind: 'message', clientId: 'a', text: 'x', contact: { kind: 'email', value: 'ring' } },
      { kind: 'callback', clientId: 'a', text: '', contact, at: 'now' },
    ]
    for (const body of wrong)
      expect((await door.problem(await citizen.asks(body))).code).toBe('invalid-request')
    expect((await door.problem(await joins(citizen, { summary: 'a\u202eb' }))).code).toBe(
      'unreadable-characters',
    )
    expect((await door.problem(await joins(citizen, { name: 'a\u0000b' }))).code).toBe(
      'unreadable-characters',
    )
    for (const body of [{}, { stars: 0 }, { stars: '5' }, { stars: 5, words: 'x'.repeat(1001) }])
      expect((await door.problem(await citizen.rates(body))).code).toBe('invalid-request')
    expect((await door.problem(await citizen.rates({ stars: 5 }))).code).toBe('already-rated')
    const stranger = await door.citizen()
    const at = `/api/conversations/${citizen.id}/handoff`
    expect((await door.post(at, {}, stranger.token)).status).toBe(404)
    expect((await door.request(at)).status).toBe(404)
    expect(await citizen.handoff()).toEqual({ state: 'none' })
  })

  it('two megabytes, by any door, and loses nothing', async () => {
    const citizen = await together()
    const { id: conversationId } = citizen
    const window = await citizen.opens()
    expect(await mette.says(conversationId, 'Før')).toMatchObject({ ok: true })
    expect((await door.problem(await citizen.sends({ text: huge, clientId: 'h' }))).code).toBe(
      'body-too-large',
    )
    expect((await door.problem(await joins(citizen, { summary: huge }))).code).toBe('body-too-large')
    expect((await door.problem(await mette.posts('/api/staff/tasks/x/take', { huge }))).code).toBe(
      'body-too-large',
    )

    const desk = await door.caseworker('', mette.cookie)
    desk.emitsRaw('say', { conversationId, text: huge, clientId: 'h' })
    await desk.isCut()
    const cut = new Promise((resolve) => window.socket.once('disconnect', resolve))
    window.emitsRaw('say', { text: huge, clientId: 'h' })
    await cut

    const again = await citizen.opens()
    expect(await again.says('Efter')).toMatchObject({ ok: true })
    expect(mette.socket.connected).toBe(true)
    expect((await citizen.reads()).slice(-2).map(({ text }) => text)).toEqual(['Før', 'Efter'])
    await mette.socket.emitWithAck('close', { conversationId })
  })

  it('nothing for looking like a page: it stays the text it is', async () => {
    const script = '<script>alert("x")</script> & <img src=x onerror=alert(1)> [1](javascript:alert(1))'
    const citizen = await door.citizen()
    expect((await joins(citizen, { summary: script, name: '<b>Ida</b>' })).status).toBe(200)
    const claimed = await mette.claims(citizen.id)
    expect(claimed).toMatchObject({ handoff: { summary: script, shared: { name: '<b>Ida</b>' } } })
    const window = await citizen.opens()
    await window.says(script)
    await mette.says(citizen.id, script)
    await mette.socket.emitWithAck('note', { conversationId: citizen.id, text: script })
    const answer = await mette.gets(`/api/staff/conversations/${citizen.id}`)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const { messages, notes } = (await answer.json()) as DeskConversation
    expect(messages.filter(({ text }) => text === script)).toHaveLength(2)
    expect(notes.map(({ text }) => text)).toEqual([script])
    await mette.socket.emitWithAck('close', { conversationId: citizen.id })
  })

  it('and says in its description which codes it answers with', async () => {
    const { paths, components } = (await (await door.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { responses: Record<string, { description?: string }> }>>
      components: { schemas: Record<string, object> }
    }
    const described = JSON.stringify(paths)
    for (const [, name = ''] of described.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(components.schemas).toHaveProperty(name)
    const citizen = await door.citizen()
    await joins(citizen)
    const ed = { headers: { cookie: await door.signIn('ed@kommune.dk') } }
    const staff = '/api/staff'
    const handoff = '/api/conversations/{id}/handoff'
    const refused: [string, string, Promise<Response>][] = [
      [handoff, 'post', citizen.asks({})],
      [handoff, 'post', joins(citizen, {}, 'other')],
      [handoff, 'post', citizen.asks(huge)],
      ['/api/conversations/{id}/rating', 'post', citizen.rates({})],
      ['/api/conversations/{id}/rating', 'post', citizen.rates({ stars: 1 })],
      [`${staff}/login`, 'post', door.post(`${staff}/login`, {})],
      [`${staff}/login`, 'post', door.post(`${staff}/login`, { email: 'x', password: 'x' })],
      [`${staff}/me`, 'get', door.request(`${staff}/me`)],
      [`${staff}/handoffs`, 'get', door.request(`${staff}/handoffs`)],
      [`${staff}/handoffs`, 'get', door.request(`${staff}/handoffs`, ed)],
      [`${staff}/conversations`, 'get', mette.gets(`${staff}/conversations?limit=0`)],
      [`${staff}/conversations/{id}`, 'get', mette.gets(`${staff}/conversations/${citizen.id}`)],
      [`${staff}/conversations/{id}`, 'get', mette.gets(`${staff}/conversations/none`)],
      [`${staff}/tasks/{id}/take`, 'post', mette.posts(`${staff}/tasks/none/take`, {})],
      [`${staff}/overview`, 'get', mette.gets(`${staff}/overview`)],
      [`${staff}/quick-replies/{id}`, 'delete', mette.deletes(`${staff}/quick-replies/none`)],
      [`${staff}/accounts`, 'get', mette.gets(`${staff}/accounts`)],
    ]
    const wrong = await Promise.all(
      refused.map(async ([path, method, response]) => {
        const { status, code } = await door.problem(await response)
        const said = paths[path]?.[method]?.responses[String(status)]?.description ?? ''
        return said.includes(`\`${code}\``) ? [] : [`${method} ${path}: ${status} ${code}`]
      }),
    )
    expect(wrong.flat()).toEqual([])
    await citizen.leaves()
  })

  it('whoever is no caseworker any longer, at once', async () => {
    const citizen = await door.citizen()
    await joins(citizen)
    const hired = async (email: string) => {
      const one = await leader.hires({ email, name: 'Vikar' })
      return { ...one, ...(await door.caseworker('', await one.signsIn())) }
    }
    const demoted = await hired('demoted@kommune.dk')
    await leader.changes(demoted.account, { roles: ['editor'] })
    await demoted.isCut()
    await door.audits({ audit: 'desk-left', staff: demoted.account.id, code: 'not-signed-in' })
    expect(await door.knocksAtDesk({ cookie: demoted.cookie })).toBe('not-signed-in')
    expect(await door.knocksAtDesk({ cookie: await demoted.signsIn() })).toBe('forbidden')

    const disabled = await hired('disabled@kommune.dk')
    expect(await disabled.claims(citizen.id)).toMatchObject({ ok: true })
    await leader.changes(disabled.account, { disabled: true })
    await disabled.isCut()
    // She does not come back: whom she had need not wait for her.
    while ((await citizen.handoff()).state === 'active') await door.passes(0)

    const leaving = await hired('leaving@kommune.dk')
    expect(await leaving.claims(citizen.id)).toMatchObject({ ok: true })
    await leaving.posts('/api/staff/logout', {})
    await leaving.isCut()
    expect((await citizen.handoff()).state).toBe('active')
    await door.passes(61_000)
    expect(await citizen.handoff()).toMatchObject({ state: 'queued', position: 1 })

    // A session that has run out is found out at the next event.
    const idle = await hired('idle@kommune.dk')
    await door.passes(61 * 60_000)
    expect(await idle.claims(citizen.id)).toEqual({ ok: false, code: 'not-signed-in' })
    await idle.isCut()
    await citizen.leaves()
  })

  it('floods, from either side', async () => {
    const [ida, bo] = [await door.caseworker('mette@kommune.dk'), await door.caseworker('ole@kommune.dk')]
    const citizen = await door.citizen()
    await joins(citizen)
    await ida.claims(citizen.id)
    const said = await Promise.all(
      Array.from({ length: 60 }, (_, n) => citizen.sends({ text: `${n}`, clientId: `flood${n}` })),
    )
    const refused = said.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(['too-many-requests', 'turn-open']).toContain((await door.problem(answer)).code)
    }
    const flood = Array.from({ length: 1300 }, () => sends(bo, 'presence', { state: 'available' }))
    const codes = (await Promise.all(flood)).map(({ ok, code }) => (ok ? 'ok' : code))
    expect(new Set(codes)).toEqual(new Set(['ok', 'too-many-requests']))
    await door.audits({ audit: 'desk-event-refused', code: 'too-many-requests' })
    // Nobody else is any worse for it, and what was taken in is there.
    expect(await ida.says(citizen.id, 'Rolig nu')).toMatchObject({ ok: true })
    const kept = (await citizen.reads()).filter(({ author }) => author.role === 'citizen')
    expect(kept).toHaveLength(said.length - refused.length)
  })
})
