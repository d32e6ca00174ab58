import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { danish } from '../../bot/texts/da.js'
import { english } from '../../bot/texts/en.js'
import { defaultSettings } from '../../handoff/opening-hours/default-settings.js'
import type { Queue } from '../../widget/protocol/desk.js'
import type { Messages } from '../../widget/protocol/http.js'
import type { Message } from '../../widget/protocol/message.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

const minute = 60_000
const hour = 60 * minute
const { taps } = danish.offer
const messagesIn = async (response: Response) => ((await response.json()) as Messages).messages
const wish = 'Jeg vil gerne tale med et menneske'
const offers = ({ suggestions = [] }: Message) => suggestions.map(({ text }) => text)
const slotsOn = ({ card }: Message) => card?.slots as string[]

/** One after another, as a week goes by: from a Sunday at noon in Denmark. */
describe('when nobody can come', () => {
  let door: FrontDoor
  let leader: Awaited<ReturnType<FrontDoor['admin']>>
  const anna = 'anna@kommune.dk'
  beforeAll(async () => {
    door = await openFrontDoor(
      { STAFF_BOOTSTRAP: `${anna}:hemmelig:admin` },
      { startAt: '2026-11-22T11:00:00Z', articles: ['g-dage'] },
    )
    leader = await door.admin(anna)
  }, 60_000)
  afterAll(() => door.close())

  /** Time goes by until then, and sessions end with it. */
  const until = async (when: string) => {
    const left = Date.parse(when) - door.now().getTime()
    if (left <= 0) return
    await door.passes(left)
    leader = await door.admin(anna)
  }
  const monday = () => until('2026-11-23T09:00:00Z')
  const hired = async (name: string, municipality: string) => {
    const { signsIn } = await leader.hires({
      email: `${name}@kommune.dk`,
      name,
      municipalities: [municipality],
    })
    return door.caseworker('', await signsIn())
  }
  const unavailable = async (municipality: string, language: 'da' | 'en' = 'da') => {
    const citizen = await door.citizen({ municipality, language })
    const [reply] = await citizen.says(language === 'da' ? wish : english.talkToAPerson.text)
    if (reply?.event?.state !== 'unavailable') throw new Error(`not unavailable: ${reply?.text}`)
    return { citizen, reply }
  }

  it('on a Sunday it says when the desk opens, and what can be done until then', async () => {
    const { citizen, reply } = await unavailable('0101')
    expect(reply.text).toContain('lukket')
    expect(reply.text).toContain('mandag den 23. november kl. 9.00')
    expect(reply.text).toContain('Københavns Kommune')
    expect(reply.card).toMatchObject({
      kind: 'booking',
      why: 'outside-hours',
      opensAt: '2026-11-23T08:00:00.000Z',
      ways: ['message', 'callback', 'assistant'],
    })
    expect(slotsOn(reply)[0]).toBe('2026-11-23T08:00:00.000Z')
    expect(offers(reply)).toEqual([taps.message.text, taps.callback.text, taps.decline.text])

    // Each way is one tap, and the assistant goes on.
    const [form] = await citizen.says(taps.message.text)
    expect(form).toMatchObject({ text: danish.offer.fillIn, card: { kind: 'booking' } })
    expect((await citizen.says(taps.decline.text))[0]?.text).toBe(danish.offer.stays)
    expect((await citizen.says('Hvad er G-dage?'))[0]?.answer?.status).toBe('answered')
    // Waiting is none of them.
    expect((await citizen.says(wish))[0]?.event?.state).toBe('unavailable')
    expect((await citizen.says(taps.wait.text))[0]?.event?.state).toBe('unavailable')
    const form2 = { kind: 'chat', clientId: 'w', shared: { summary: '', transcript: true } }
    expect((await messagesIn(await citizen.asks(form2)))[0]?.event?.state).toBe('unavailable')
    expect(await citizen.handoff()).toEqual({ state: 'none' })
  })

  it('says it in English to whoever reads that', async () => {
    const { reply } = await unavailable('0101', 'en')
    expect(reply.text).toContain('opens again on Monday 23 November at 9:00')
  })

  it('keeps how she is reached from everybody but the one who takes it on', async () => {
    const { citizen } = await unavailable('0147')
    const contact = { kind: 'phone', value: '26 79 35 81' }
    const request = {
      kind: 'message',
      clientId: 'm1',
      text: 'Ring til mig om min sag, fx på 40 50 60 70',
      contact,
      name: 'Ida',
    }
    const said = await messagesIn(await citizen.asks(request))
    expect(said.map(({ text }) => text)).toEqual([danish.masked(['phone']), danish.person.messageLeft])
    expect(await messagesIn(await citizen.asks(request))).toEqual(said)

    const [sara, otto] = [await hired('Sara', '0147'), await hired('Otto', '0147')]
    const stranger = await hired('Fremmed', '0151')
    const { tasks } = await sara.hears('queue', ({ tasks }) => tasks.length > 0)
    expect(tasks).toHaveLength(1)
    const [task] = tasks
    expect(task).toMatchObject({ kind: 'message', name: 'Ida', municipality: '0147' })
    expect(task?.contact).toBeUndefined()
    const at = `/api/staff/tasks/${task?.id ?? ''}`
    expect((await stranger.posts(`${at}/take`, {})).status).toBe(404)
    await otto.hears('queue', (queue) => queue.tasks.length === 1)
    const heardBefore = new Map([sara, otto].map((one) => [one, one.heard.queue.length]))
    const grabs = await Promise.all([sara, otto].map((one) => one.posts(`${at}/take`, {})))
    expect(grabs.map(({ status }) => status).sort()).toEqual([200, 409])
    const [taker, other] = grabs[0]?.status === 200 ? [sara, otto] : [otto, sara]
    const taken = await taker.hears('queue', (queue) => queue.tasks.some(({ contact }) => contact))
    expect(taken.tasks[0]?.contact).toEqual(contact)
    await other.hears('queue', (queue) => queue.tasks.length === 0, heardBefore.get(other))
    expect((await other.posts(`${at}/done`, {})).status).toBe(409)

    const everywhere = JSON.stringify([
      await citizen.reads(),
      other.heard,
      stranger.heard,
      door.logged,
      await (await door.request('/metrics')).text(),
    ])
    expect(everywhere).not.toMatch(/26 ?79 ?35 ?81|40 ?50 ?60 ?70/)
    expect(JSON.stringify(await (await citizen.exports()).json())).toContain('26 79 35 81')

    const before = taker.heard.queue.length
    expect((await taker.posts(`${at}/done`, {})).status).toBe(200)
    await taker.hears('queue', (queue) => queue.tasks.length === 0, before)
    const kept = JSON.stringify(await (await citizen.exports()).json())
    expect(kept).not.toContain('26 79 35 81')
    expect(kept).toContain('"what":"read-message"')
    for (const one of [sara, otto, stranger]) one.leaves()
  })

  it('books calls until a time is full', async () => {
    const { minutes } = defaultSettings.callbacks
    await leader.sets('0151', { ...defaultSettings, callbacks: { minutes, perSlot: 1 } })
    const first = await unavailable('0151')
    const [slot = ''] = slotsOn(first.reply)
    const call = (at: string, clientId = 'c1') => ({
      kind: 'callback',
      clientId,
      at,
      text: '',
      contact: { kind: 'email', value: 'ida@example.dk' },
    })
    const others = await Promise.all(Array.from({ length: 4 }, () => door.citizen({ municipality: '0151' })))
    const asked = await Promise.all([first.citizen, ...others].map((one) => one.asks(call(slot))))
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    const booked = asked.findIndex(({ status }) => status === 200)
    const [winner, answer] = [[first.citizen, ...others][booked], asked[booked]]
    if (!winner || !answer) throw new Error('nobody was booked')
    const [said] = await messagesIn(answer)
    expect(said?.text).toBe(danish.person.callBooked('mandag den 23. november kl. 9.00'))
    expect(await messagesIn(await winner.asks(call(slot)))).toEqual([said])

    const refused = asked.find(({ status }) => status === 409)
    expect(refused && (await door.problem(refused)).code).toBe('slot-taken')
    const { reply } = await unavailable('0151')
    expect(slotsOn(reply)).not.toContain(slot)
    for (const at of ['2026-11-23T08:10:00Z', '2026-11-22T12:00:00Z', '2036-11-23T08:00:00Z'])
      expect((await door.problem(await winner.asks(call(at, at)))).code).toBe('slot-taken')
    expect((await winner.asks(call('i morgen', 'x'))).status).toBe(400)
  })

  it('open but with nobody there, it says so; she may wait all the same', async () => {
    await monday()
    const { citizen, reply } = await unavailable('0153')
    expect(reply.card).toMatchObject({
      why: 'nobody-present',
      ways: ['wait', 'message', 'callback', 'assistant'],
    })
    expect(reply.text).toContain(danish.offer.unavailable('nobody-present', undefined, undefined))
    const [queued] = await citizen.says(taps.wait.text)
    expect(queued).toMatchObject({ event: { state: 'queued', position: 1 } })
    expect(queued?.text).toContain(danish.offer.nobodyYet)
    await door.passes(2 * minute)
    expect((await citizen.reads(queued?.seq)).map(({ text }) => text)).toEqual([])

    const sofie = await hired('Sofie', '0153')
    await sofie.hears('queue', ({ waiting }) => waiting.length === 1)
    expect(await sofie.claims(citizen.id)).toMatchObject({ ok: true })
    await sofie.socket.emitWithAck('close', { conversationId: citizen.id })
    sofie.leaves()
  })

  it('is not fooled by somebody who is away, or speaks another language', async () => {
    await monday()
    const { signsIn } = await leader.hires({
      email: 'dorte@kommune.dk',
      name: 'Dorte',
      municipalities: ['0155'],
      languages: ['da'],
    })
    const dorte = await door.caseworker('', await signsIn())
    expect((await unavailable('0155', 'en')).reply.card).toMatchObject({ why: 'nobody-present' })
    const citizen = await door.citizen({ municipality: '0155' })
    expect((await citizen.says(wish))[0]?.event?.state).toBe('offered')
    expect(await dorte.socket.emitWithAck('presence', { state: 'away' })).toEqual({ ok: true })
    expect((await unavailable('0155')).reply.card).toMatchObject({ why: 'nobody-present' })
    dorte.leaves()
  })

  it('a full queue takes nobody more', async () => {
    await monday()
    await leader.sets('0157', { ...defaultSettings, maxWaiting: 1 })
    const finn = await hired('Finn', '0157')
    const first = await door.citizen({ municipality: '0157' })
    await first.asksForAPerson()
    const { citizen, reply } = await unavailable('0157')
    expect(reply.text).toContain(danish.offer.unavailable('queue-full', undefined, undefined))
    expect(reply.card).toMatchObject({ why: 'queue-full', ways: ['message', 'callback', 'assistant'] })
    expect((await citizen.says(taps.wait.text))[0]?.event?.state).toBe('unavailable')
    await first.leaves()
    expect((await citizen.says(wish))[0]?.event?.state).toBe('offered')
    finn.leaves()
  })

  it('tells those who wait once when nobody is left, and again only after somebody came', async () => {
    await monday()
    const gitte = await hired('Gitte', '0159')
    const citizen = await door.citizen({ municipality: '0159' })
    await citizen.asksForAPerson()
    const told = async () =>
      (await citizen.reads()).filter(({ text }) => text === danish.person.nobodyLeft).length
    gitte.leaves()
    await gone(gitte.cookie)
    await door.passes(5_000)
    expect(await told()).toBe(0)
    await door.passes(minute)
    expect(await told()).toBe(1)
    await door.passes(minute)
    // Who comes to another queue does not matter here.
    const elsewhere = await door.citizen({ municipality: '0161' })
    await elsewhere.says(wish)
    await elsewhere.says(taps.wait.text)
    const helle = await hired('Helle', '0161')
    await door.passes(1_000)
    await door.passes(minute)
    expect(await told()).toBe(1)
    expect(await citizen.handoff()).toMatchObject({ state: 'queued', position: 1 })

    const back = await door.caseworker('', gitte.cookie)
    await door.passes(1_000)
    back.leaves()
    await gone(back.cookie)
    await door.passes(1_000)
    await door.passes(minute)
    expect(await told()).toBe(2)
    await Promise.all([citizen.leaves(), elsewhere.leaves()])
    helle.leaves()

    /** Until the server has noticed that her last window is closed. */
    async function gone(cookie: string): Promise<void> {
      const me = (
        (await (await door.request('/api/staff/me', { headers: { cookie } })).json()) as {
          staff: { id: string }
        }
      ).staff.id
      for (;;) {
        const response = await leader.gets('/api/staff/overview')
        const { present } = (await response.json()) as { present: Queue['colleagues'] }
        if (!present.some(({ id }) => id === me)) return
      }
    }
  })

  it('on a closing day of its own it gives the reason the office gives', async () => {
    await monday()
    await leader.sets('0165', {
      ...defaultSettings,
      closingDays: [{ date: '2026-11-23', reason: 'flytning' }],
    })
    const { reply } = await unavailable('0165')
    expect(reply.text).toContain('(flytning)')
    expect(reply.card).toMatchObject({ why: 'closing-day', opensAt: '2026-11-24T08:00:00.000Z' })
  })

  it('when the desk closes on somebody who waits, she is told, with the ways there are', async () => {
    await until('2026-11-23T13:50:00Z')
    const ulla = await hired('Ulla', '0167')
    const citizen = await door.citizen({ municipality: '0167' })
    await citizen.asksForAPerson()
    const window = await citizen.opens()
    // Who is still there may still come.
    await until('2026-11-23T14:01:00Z')
    expect(await citizen.handoff()).toMatchObject({ state: 'queued' })
    ulla.leaves()
    await door.passes(31_000)
    await door.passes(minute)
    const closed = await window.sees(({ text }) => text.startsWith(danish.person.lineClosed))
    expect(closed).toMatchObject({
      author: { role: 'system' },
      event: { state: 'unavailable' },
      card: { kind: 'booking', why: 'outside-hours', ways: ['message', 'callback', 'assistant'] },
    })
    expect(await citizen.handoff()).toEqual({ state: 'none' })
    expect(
      await door.counts('jobassistent_handoff_ends_total{by="desk-closed",reason="asked",claimed="false"}'),
    ).toBe(1)
    expect((await citizen.says(taps.message.text))[0]?.text).toBe(danish.offer.fillIn)
  })

  it('on a public holiday it names it', async () => {
    await until('2026-12-25T10:00:00Z')
    const { reply } = await unavailable('0169')
    expect(reply.text).toContain('(juledag)')
    expect(reply.text).toContain('mandag den 28. december kl. 9.00')
    expect(reply.card).toMatchObject({ why: 'holiday', opensAt: '2026-12-28T08:00:00.000Z' })
  })
})

describe('with OPENING_HOURS=always', () => {
  it('hours do not count, but somebody has to be there', async () => {
    const door = await openFrontDoor(
      { STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker', OPENING_HOURS: 'always', CONTENT: 'none' },
      { startAt: '2026-12-25T01:00:00Z' },
    )
    try {
      const citizen = await door.citizen()
      const [alone] = await citizen.says(wish)
      expect(alone?.card).toMatchObject({ why: 'nobody-present' })
      await door.caseworker('mette@kommune.dk')
      expect((await citizen.says(wish))[0]?.event?.state).toBe('offered')
      await door.passes(9 * hour)
      expect((await citizen.says(wish))[0]?.event?.state).toBe('offered')
    } finally {
      await door.close()
    }
  }, 60_000)
})
