import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { danish } from '../../bot/texts/da.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

const minute = 60_000
type Citizen = Awaited<ReturnType<FrontDoor['citizen']>>
type Caseworker = Awaited<ReturnType<FrontDoor['caseworker']>>

/** Straight into the line, with a form. */
const joins = async (citizen: Citizen, summary = 'Min tekst') => {
  const shared = { summary, transcript: true }
  const response = await citizen.asks({ kind: 'chat', clientId: 'join', shared })
  if (response.status !== 200) throw new Error(`not in line: ${response.status}`)
}
const ends = (caseworker: Caseworker, { id }: Citizen) =>
  caseworker.socket.emitWithAck('close', { conversationId: id })

describe('standing in line', () => {
  /** How often a hundred grab at one; `CLAIM_ROUNDS=100 npm run jest -- standing-in-line` is the long one. */
  const claimRounds = Number(process.env.CLAIM_ROUNDS ?? 10)

  let door: FrontDoor
  let leader: Awaited<ReturnType<FrontDoor['admin']>>
  beforeAll(async () => {
    door = await openFrontDoor({
      STAFF_BOOTSTRAP: 'anna@kommune.dk:hemmelig:admin',
      OPENING_HOURS: 'always',
      CONTENT: 'none',
      RATE_LIMITS: 'off',
    })
    leader = await door.admin('anna@kommune.dk')
  }, 60_000)
  afterAll(() => door.close())

  let hires = 0
  const hired = async (how: {
    municipalities?: string[]
    languages?: ('da' | 'en')[]
    capacity?: number
  }) => {
    const email = `nr${++hires}@kommune.dk`
    const one = await leader.hires({ email, name: `Nr${hires}`, ...how })
    return { ...one, ...(await door.caseworker('', await one.signsIn())) }
  }
  const claimedBy = async (caseworkers: readonly Caseworker[], { id }: Citizen) =>
    Promise.all(caseworkers.map(({ claims }) => claims(id)))

  it('is by waiting time, with those in need first, and tells everybody her place as it changes', async () => {
    const rita = await hired({ municipalities: ['0101'] })
    const citizens: Citizen[] = []
    const windows = []
    for (const name of ['a', 'b', 'c']) {
      const citizen = await door.citizen({ municipality: '0101' })
      await joins(citizen, name)
      citizens.push(citizen)
      windows.push(await citizen.opens())
    }
    const [a, b, c] = citizens as [Citizen, Citizen, Citizen]
    const [atA, atB, atC] = windows as [(typeof windows)[0], (typeof windows)[0], (typeof windows)[0]]
    const order = async (expected: string[]) =>
      rita.hears('queue', ({ waiting }) => String(waiting.map(({ summary }) => summary)) === String(expected))
    await order(['a', 'b', 'c'])
    await atC.stands(({ position }) => position === 3)

    await c.says('jeg har lyst til at dø')
    const { waiting } = await order(['c', 'a', 'b'])
    expect(waiting.map(({ first, position, reason }) => [first, position, reason])).toEqual([
      ['crisis', 1, 'crisis'],
      [undefined, 2, 'asked'],
      [undefined, 3, 'asked'],
    ])
    await atC.stands(({ position }) => position === 1)
    await atA.stands(({ position }) => position === 2)
    await atB.stands(({ position }) => position === 3)

    const [from, fromB] = [atA.standings.length, atB.standings.length]
    await rita.claims(c.id)
    await atA.stands(({ position }) => position === 1, from)
    await atB.stands(({ position }) => position === 2, fromB)
    await atC.stands(({ state, caseworker }) => state === 'active' && caseworker === rita.account.name)
    await Promise.all([a.leaves(), b.leaves()])
    await ends(rita, c)
    await atC.stands(({ state }) => state === 'closed')
    rita.leaves()
  })

  it('shows each caseworker those of her municipalities and languages, and no others', async () => {
    const danishOnly = await hired({ municipalities: ['0147'], languages: ['da'] })
    const english = await hired({ municipalities: ['0147'], languages: ['en'] })
    const elsewhere = await hired({ municipalities: ['0151'] })
    const everywhere = await hired({})
    const ida = await door.citizen({ municipality: '0147' })
    const john = await door.citizen({ municipality: '0147', language: 'en' })
    const nowhere = await door.citizen()
    for (const one of [ida, john, nowhere]) await joins(one)
    const sees = async (one: Caseworker, expected: readonly Citizen[]) => {
      const { waiting } = await one.hears('queue', (queue) => queue.waiting.length === expected.length)
      expect(waiting.map(({ conversationId }) => conversationId)).toEqual(expected.map(({ id }) => id))
      // The first in each queue.
      expect(waiting.map(({ position }) => position)).toEqual(expected.map(() => 1))
    }
    await sees(everywhere, [ida, john, nowhere])
    await sees(danishOnly, [ida, nowhere])
    await sees(english, [john])
    await sees(elsewhere, [nowhere])
    expect(await english.claims(ida.id)).toEqual({ ok: false, code: 'forbidden' })
    expect(await elsewhere.claims(john.id)).toEqual({ ok: false, code: 'forbidden' })

    // What a leader changes holds at once, and is seen.
    const before = elsewhere.heard.queue.length
    await leader.changes(elsewhere.account, { municipalities: ['0151', '0147'] })
    await elsewhere.hears('queue', (queue) => queue.waiting.length === 3, before)
    expect(await elsewhere.claims(john.id)).toMatchObject({ ok: true })
    await ends(elsewhere, john)
    await Promise.all([ida.leaves(), nowhere.leaves()])
    for (const one of [danishOnly, english, elsewhere, everywhere]) one.leaves()
  })

  it('tells the wait as it was measured in the last hour, and nothing where nothing was', async () => {
    const rita = await hired({ municipalities: ['0153'] })
    const first = await door.citizen({ municipality: '0153' })
    await joins(first)
    expect(await first.handoff()).not.toHaveProperty('waitSeconds')
    await door.passes(4 * minute)
    await rita.claims(first.id)
    await ends(rita, first)

    const second = await door.citizen({ municipality: '0153' })
    const [offer] = await second.says('Jeg vil gerne tale med et menneske')
    expect(offer?.text).toMatch(/ventetiden er cirka [45] minutter/)
    const third = await door.citizen({ municipality: '0153' })
    await joins(second)
    await joins(third)
    const waits = await Promise.all([second, third].map((one) => one.handoff()))
    const [one = 0, two = 0] = waits.map((wait) => (wait as { waitSeconds?: number }).waitSeconds)
    expect(one).toBeGreaterThanOrEqual(240)
    expect(one).toBeLessThan(300)
    expect(Math.abs(two - 2 * one)).toBeLessThanOrEqual(1)
    await door.passes(61 * minute)
    expect(await second.handoff()).not.toHaveProperty('waitSeconds')
    await Promise.all([second.leaves(), third.leaves()])
    leader = await door.admin('anna@kommune.dk')
    rita.leaves()
  })

  it('is left with one tap or in words, and whoever is gone for long is taken out and counted', async () => {
    const rita = await hired({ municipalities: ['0155'] })
    const counted = (by: string) =>
      door.counts(`jobassistent_handoff_ends_total{by="${by}",reason="asked",claimed="false"}`)
    const [left, away] = [await counted('left'), await counted('away')]

    const tapping = await door.citizen({ municipality: '0155' })
    await joins(tapping)
    const said = (await (await tapping.leaves()).json()) as { messages: unknown[] }
    expect(said.messages).toMatchObject([{ text: danish.offer.left, event: { state: 'closed' } }])
    expect(await (await tapping.leaves()).json()).toEqual({ messages: [] })

    const speaking = await door.citizen({ municipality: '0155' })
    await joins(speaking)
    const [goodbye] = await speaking.says(danish.offer.taps.leave.text)
    expect(goodbye).toMatchObject({ text: danish.offer.left, event: { state: 'closed' } })
    expect(await speaking.handoff()).toEqual({ state: 'none' })
    expect(await counted('left')).toBe(left + 2)

    const here = await door.citizen({ municipality: '0155' })
    const gone = await door.citizen({ municipality: '0155' })
    await joins(here)
    await joins(gone)
    await here.opens()
    await door.passes(9 * minute)
    expect(await counted('away')).toBe(away)
    await door.passes(2 * minute)
    expect(await counted('away')).toBe(away + 1)
    expect((await gone.reads()).at(-1)).toMatchObject({
      text: danish.person.gaveUp,
      event: { state: 'closed' },
      suggestions: [danish.talkToAPerson],
    })
    expect(await here.handoff()).toMatchObject({ state: 'queued', position: 1 })
    const metrics = await (await door.request('/metrics')).text()
    expect(metrics).toMatch(/jobassistent_handoffs\{state="queued"\} 1\n/)
    await here.leaves()
    rita.leaves()
  })

  it(
    'one of a hundred who grab at once gets it, round after round',
    async () => {
      const { account, signsIn } = await leader.hires({
        email: 'hundred0@kommune.dk',
        municipalities: ['0157'],
      })
      expect(account.roles).toEqual(['caseworker'])
      const crowd = [await door.caseworker('', await signsIn())]
      for (let n = 1; n < 100; n++) {
        const one = await leader.hires({ email: `hundred${n}@kommune.dk`, municipalities: ['0157'] })
        crowd.push(await door.caseworker('', await one.signsIn()))
      }
      for (let round = 0; round < claimRounds; round++) {
        const citizen = await door.citizen({ municipality: '0157' })
        await joins(citizen)
        const results = await claimedBy(crowd, citizen)
        const winners = crowd.filter((_, index) => results[index]?.ok)
        expect(winners).toHaveLength(1)
        for (const result of results) if (!result.ok) expect(result.code).toBe('already-claimed')
        const joined = (await citizen.reads()).filter(({ event }) => event?.state === 'active')
        expect(joined).toHaveLength(1)
        if (winners[0]) await ends(winners[0], citizen)
      }
      for (const one of crowd) one.leaves()
    },
    120_000 + claimRounds * 3_000,
  )

  it('gives nobody more than she can hold', async () => {
    const rita = await hired({ municipalities: ['0159'], capacity: 1 })
    const second = await door.caseworker('', rita.cookie)
    const citizens = await Promise.all([1, 2, 3].map(() => door.citizen({ municipality: '0159' })))
    for (const one of citizens) await joins(one)
    const results = await Promise.all(citizens.map(({ id }, n) => (n % 2 === 0 ? rita : second).claims(id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const result of results) if (!result.ok) expect(result.code).toBe('at-capacity')
    const hers = citizens[results.findIndex(({ ok }) => ok)]
    const other = citizens.find((one) => one !== hers)
    if (!hers || !other) throw new Error('nobody was claimed')
    await ends(rita, hers)
    expect(await rita.claims(other.id)).toMatchObject({ ok: true })
    await ends(rita, other)
    for (const one of citizens) await one.leaves()
    rita.leaves()
    second.leaves()
  })

  it('takes back those whose caseworker is gone, to the head of the line, and tells both', async () => {
    const [rita, kaj] = [await hired({ municipalities: ['0161'] }), await hired({ municipalities: ['0161'] })]
    const [early, late] = [
      await door.citizen({ municipality: '0161' }),
      await door.citizen({ municipality: '0161' }),
    ]
    await joins(late)
    await joins(early)
    const window = await early.opens()
    await rita.claims(early.id)
    await rita.says(early.id, 'Hej, det er mig.')

    // A reload is nothing.
    rita.leaves()
    const reloaded = await door.caseworker('', rita.cookie)
    await door.passes(70_000)
    expect(await early.handoff()).toMatchObject({ state: 'active' })
    expect(reloaded.heard.released).toEqual([])

    reloaded.leaves()
    await kaj.hears('queue', ({ colleagues }) => colleagues.length === 1)
    await door.passes(50_000)
    expect(await early.handoff()).toMatchObject({ state: 'active' })
    await door.passes(11_000)
    const back = await window.sees(({ text }) => text === danish.person.backInLine)
    expect(back).toMatchObject({ author: { role: 'system' }, event: { state: 'queued', position: 1 } })
    const { waiting } = await kaj.hears('queue', (queue) => queue.waiting.some(({ first }) => first))
    expect(waiting.map(({ conversationId, first }) => [conversationId, first])).toEqual([
      [early.id, 'returned'],
      [late.id, undefined],
    ])
    const returned = await door.caseworker('', rita.cookie)
    expect(await returned.hears('released', () => true)).toEqual({ conversationId: early.id, why: 'lease' })
    expect(await returned.says(early.id, 'Er du der?')).toEqual({ ok: false, code: 'not-yours' })

    // What was said goes along, and her colleague takes over.
    expect(await kaj.claims(early.id)).toMatchObject({ ok: true })
    const { messages } = (await (await kaj.gets(`/api/staff/conversations/${early.id}`)).json()) as {
      messages: { text: string }[]
    }
    expect(messages.map(({ text }) => text)).toContain('Hej, det er mig.')
    await ends(kaj, early)
    await late.leaves()
    for (const one of [kaj, returned]) one.leaves()
  })
})

describe('when the server stops and starts again', () => {
  it('everybody stands where she stood, and nothing is said twice', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'restart-'))
    const environment = {
      STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker,kaj@kommune.dk:hemmelig:caseworker',
      OPENING_HOURS: 'always',
      CONTENT: 'none',
      DATA_DIR: dataDir,
    }
    try {
      const before = await openFrontDoor(environment)
      const mette = await before.caseworker('mette@kommune.dk')
      const people = await Promise.all([1, 2, 3, 4].map(() => before.citizen()))
      for (const one of people) await joins(one)
      const [held, first, second, ended] = people as [Citizen, Citizen, Citizen, Citizen]
      await mette.claims(held.id)
      await mette.claims(ended.id)
      await mette.says(held.id, 'Hej')
      await ends(mette, ended)
      const lines = await Promise.all(people.map(({ reads }) => reads()))
      await before.close()
      expect(before.logged.filter((line) => line.includes('"error"'))).toEqual([])

      const after = await openFrontDoor(environment)
      try {
        const again = people.map((one) => after.returns(one))
        expect(await Promise.all(again.map(({ reads }) => reads()))).toEqual(lines)
        const standing = await Promise.all(again.map(({ handoff }) => handoff()))
        expect(standing).toMatchObject([
          { state: 'active', caseworker: 'Mette' },
          { state: 'queued', position: 1 },
          { state: 'queued', position: 2 },
          { state: 'none' },
        ])
        // She has a minute to come back, and is still signed in.
        await after.passes(50_000)
        const back = await after.caseworker('', mette.cookie)
        await after.passes(50_000)
        const { active, waiting } = back.heard.queue[0] ?? {}
        expect(active?.map(({ conversationId }) => conversationId)).toEqual([held.id])
        expect(waiting?.map(({ conversationId }) => conversationId)).toEqual([first.id, second.id])
        expect(await back.says(held.id, 'Her er jeg igen.', 'after-restart')).toMatchObject({ ok: true })
        const grown = await again[0]?.reads(lines[0]?.at(-1)?.seq)
        expect(grown?.map(({ text }) => text)).toEqual(['Her er jeg igen.'])
        expect(await back.claims(first.id)).toMatchObject({ ok: true })
      } finally {
        await after.close()
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  }, 90_000)
})
