import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Account, Me } from '../../widget/protocol/staff.js'
import { strength } from '../auth/passwords.js'
import { openStaffHouse, type StaffHouse } from '../auth/testing/open-staff-house.js'
import type { Browser } from '../auth/testing/open-browser.js'

const minute = 60_000
const bootstrap =
  'kim@example.dk:kims:ord:caseworker,bo@example.dk:bos ord:editor,anna@example.dk:annas ord:admin'
const kim = ['kim@example.dk', 'kims:ord'] as const
const bo = ['bo@example.dk', 'bos ord'] as const
const anna = ['anna@example.dk', 'annas ord'] as const

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
]
const me = async (browser: Browser) => (await browser.get('/api/staff/me')).status
const accountsSeenBy = async (browser: Browser) =>
  ((await (await browser.get('/api/staff/accounts')).json()) as { accounts: Account[] }).accounts
const idOf = async (browser: Browser, email: string) =>
  (await accountsSeenBy(browser)).find((account) => account.email === email)?.id ?? ''

describe('staff sign in', () => {
  let house: StaffHouse
  const open = async (how: Parameters<typeof openStaffHouse>[0] = { bootstrap }) => {
    house = await openStaffHouse(how)
    return house
  }
  const signedIn = async ([email, password]: readonly [string, string]) => {
    const browser = house.browser()
    expect((await browser.signsIn(email, password)).status).toBe(200)
    return browser
  }
  afterEach(() => house.close())

  describe('with a password', () => {
    beforeEach(() => open())

    it('lets in whoever it belongs to, however the address is written, and out again', async () => {
      const browser = house.browser()
      expect(await (await browser.get('/api/staff/sign-in')).json()).toEqual({ local: true, oidc: false })
      expect(await codeOf(await browser.get('/api/staff/me'))).toEqual([401, 'not-signed-in'])

      const response = await browser.signsIn(' KIM@example.dk ', 'kims:ord')
      expect(response.status).toBe(200)
      expect(response.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^jobassistent=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      ])
      const { staff, expiresAt } = (await response.json()) as Me
      expect(staff).toEqual({
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        email: 'kim@example.dk',
        name: 'Kim',
        roles: ['caseworker'],
        municipalities: [],
        languages: ['da', 'en'],
      })
      expect(await (await browser.get('/api/staff/me')).json()).toEqual({ staff, expiresAt })
      expect(await (await browser.get('/api/for-caseworkers')).json()).toEqual({ staff })
      expect(await codeOf(await browser.get('/api/staff/accounts'))).toEqual([403, 'forbidden'])

      const cookie = [...browser.cookies()].map((pair) => pair.join('=')).join()
      expect((await house.door().signedIn({ cookie }))?.staff).toEqual(staff)
      expect((await browser.post('/api/staff/logout')).status).toBe(204)
      expect(browser.cookies().size).toBe(0)
      expect(await house.door().signedIn({ cookie })).toBeUndefined()
      expect(house.changed).toEqual([staff.id])
      expect(house.audited).toEqual([
        ['sign-in', { staff: staff.id, way: 'password' }],
        ['sign-out', { staff: staff.id }],
      ])
      expect((await browser.post('/api/staff/logout')).status).toBe(204)
    })

    it('answers alike whatever was wrong, and tells nobody who works here', async () => {
      const admin = await signedIn(anna)
      const account = (await accountsSeenBy(admin)).find(({ email }) => email === bo[0])
      const { name, roles, municipalities, languages } = account ?? { name: '' }
      const change = { name, roles, municipalities, languages, disabled: true }
      expect((await admin.put(`/api/staff/accounts/${account?.id ?? ''}`, change)).status).toBe(200)
      for (let n = 0; n < 5; n++) await house.browser().signsIn(kim[0], `gæt ${n}`)

      const refusals = await Promise.all(
        [[anna[0], 'forkert'], ['nobody@example.dk', 'kims:ord'], ['', 'x'], [...bo], [...kim]].map(
          async ([email = '', password = '']) => {
            const response = await house.browser().signsIn(email, password)
            return [response.status, await response.text(), [...response.headers.keys()]]
          },
        ),
      )
      expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
      expect(refusals[0]).toEqual([
        401,
        expect.stringContaining('"code":"sign-in-refused"'),
        expect.anything(),
      ])
      const why = house.audited.flatMap(([event, { code }]) => (event === 'sign-in-refused' ? [code] : []))
      expect(new Set(why)).toEqual(new Set(['wrong-password', 'unknown', 'disabled', 'locked']))
    })

    it('gives twenty guesses at once no more tries than five', async () => {
      const guesses = await Promise.all(
        Array.from({ length: 20 }, (_, n) => house.browser().signsIn(kim[0], `gæt ${n}`)),
      )
      expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401]))
      const looked = house.audited.map(([event, { code }]) => code ?? event)
      expect(looked.filter((code) => code === 'wrong-password')).toHaveLength(5)
      expect(looked.filter((code) => code === 'locked')).toHaveLength(16)
      expect(house.spent).toHaveLength(20)

      // Locked for the right password, too; for a quarter of an hour, then for half an hour.
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
      expect((await house.browser().signsIn(...bo)).status).toBe(200)
      house.passes(15 * minute - 1)
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
      house.passes(1)
      for (let n = 0; n < 5; n++) await house.browser().signsIn(kim[0], 'gæt')
      house.passes(15 * minute)
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
      house.passes(15 * minute)
      expect((await house.browser().signsIn(...kim)).status).toBe(200)
      // The right password begins anew.
      for (let n = 0; n < 4; n++) await house.browser().signsIn(kim[0], 'gæt')
      expect((await house.browser().signsIn(...kim)).status).toBe(200)
    })

    it('locks nobody out who opens many windows at once', async () => {
      const windows = await Promise.all(Array.from({ length: 12 }, () => house.browser().signsIn(...kim)))
      expect(new Set(windows.map(({ status }) => status))).toEqual(new Set([200]))
    })

    it('refuses what is no sign-in, without repeating it', async () => {
      for (const body of [
        {},
        { email: 'x', password: 'hunter2', role: 'admin' },
        { email: ['hunter2'] },
        [],
      ]) {
        const response = await house.browser().post('/api/staff/login', body)
        const text = await response.text()
        expect([response.status, text]).toEqual([400, expect.stringContaining('"invalid-request"')])
        expect(text).not.toContain('hunter2')
      }
      const form = await house.browser().get('/api/staff/login', {
        method: 'POST',
        body: new URLSearchParams({ email: kim[0], password: kim[1] }),
      })
      expect(await codeOf(form)).toEqual([415, 'unsupported-media-type'])
    })
  })

  describe('a session', () => {
    beforeEach(() => open())

    it('lasts over a restart', async () => {
      const browser = await signedIn(kim)
      await house.restarts()
      expect(await me(browser)).toBe(200)
      expect(house.printed).toEqual([])
    })

    it('ends after an hour unused, and after half a day in any case', async () => {
      const browser = await signedIn(kim)
      house.passes(60 * minute - 1)
      expect(await me(browser)).toBe(200)
      house.passes(60 * minute)
      expect(await me(browser)).toBe(401)

      const busy = await signedIn(kim)
      for (let passed = 0; passed + 50 < 12 * 60; passed += 50) {
        house.passes(50 * minute)
        expect(await me(busy)).toBe(200)
      }
      const { expiresAt } = (await (await busy.get('/api/staff/me')).json()) as Me
      house.passes(20 * minute - 1)
      expect(await me(busy)).toBe(200)
      expect(((await (await busy.get('/api/staff/me')).json()) as Me).expiresAt).toBe(expiresAt)
      house.passes(1)
      expect(await me(busy)).toBe(401)
    })

    it('writes down that it is used once a minute at most', async () => {
      const browser = await signedIn(kim)
      const lastSeen = async () =>
        (await house.connection().collection('staffSessions').findOne({}))?.lastSeenAt as Date
      const begun = await lastSeen()
      house.passes(minute - 1)
      await me(browser)
      expect(await lastSeen()).toEqual(begun)
      house.passes(1)
      await me(browser)
      expect((await lastSeen()).getTime() - begun.getTime()).toBe(minute)
    })

    it('ends with what it rests on, even where nobody got to take it away', async () => {
      const browser = await signedIn(kim)
      await house
        .connection()
        .collection('staffAccounts')
        .updateOne({ email: kim[0] }, { $inc: { generation: 1 } })
      expect(await house.connection().collection('staffSessions').countDocuments()).toBe(1)
      expect(await me(browser)).toBe(401)
    })

    it('is never one that somebody else put there', async () => {
      const attacker = await signedIn(bo)
      const name = 'jobassistent'
      const planted = attacker.cookies().get(name) ?? ''
      const victim = house.browser()
      victim.cookies().set(name, planted)
      const response = await victim.signsIn(...kim)
      expect(((await response.json()) as Me).staff.email).toBe(kim[0])
      expect(victim.cookies().get(name)).not.toBe(planted)
      expect(await me(attacker)).toBe(401)

      const chosen = house.browser()
      chosen.cookies().set(name, 'A'.repeat(43))
      await chosen.signsIn(...kim)
      expect(chosen.cookies().get(name)).not.toBe('A'.repeat(43))
    })

    it('is kept in the store by a hash alone, as passwords are', async () => {
      await house.close()
      await open({ bootstrap, strength })
      const browser = await signedIn(kim)
      const kept = JSON.stringify([
        await house.connection().collection('staffSessions').find().toArray(),
        await house.connection().collection('staffAccounts').find().toArray(),
      ])
      expect(kept).not.toContain([...browser.cookies().values()][0])
      expect(kept).not.toContain(kim[1])
      expect(kept).toContain('$scrypt$ln=15,r=8,p=3$')
    })
  })

  it('over TLS has a cookie that only this host can set, and takes no other', async () => {
    await open({ bootstrap, trustProxy: 1 })
    const tls = { 'x-forwarded-proto': 'https' }
    const browser = house.browser()
    const response = await browser.signsIn(...kim, tls)
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-jobassistent=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect((await browser.get('/api/staff/me', { headers: tls })).status).toBe(200)
    const token = browser.cookies().get('__Host-jobassistent') ?? ''
    const plain = house.browser()
    plain.cookies().set('jobassistent', token)
    expect((await plain.get('/api/staff/me', { headers: tls })).status).toBe(401)
  })

  describe('what another site sends', () => {
    beforeEach(() => open())

    it.each([
      ['a page elsewhere', { origin: 'https://evil.example' }],
      ['a page that hides', { origin: 'null' }],
      ['a page elsewhere, as browsers say it', { 'sec-fetch-site': 'cross-site' }],
      ['a page of a neighbour', { 'sec-fetch-site': 'same-site' }],
      ['a form', { 'content-type': 'text/plain' }],
    ])('is refused: %s', async (_what, headers) => {
      const browser = await signedIn(kim)
      const before = [...browser.cookies()]
      for (const address of [
        '/api/staff/logout',
        '/api/staff/login',
        '/api/staff/password',
        '/api/for-caseworkers',
      ])
        expect([address, await codeOf(await browser.post(address, {}, headers as never))]).toEqual([
          address,
          [403, 'cross-site-request'],
        ])
      expect([...browser.cookies()]).toEqual(before)
      expect(await me(browser)).toBe(200)
    })

    it('is told from what our own pages and programs send', async () => {
      for (const headers of [
        {},
        { origin: house.url },
        { 'sec-fetch-site': 'same-origin', origin: house.url },
        { 'sec-fetch-site': 'none' },
      ]) {
        const browser = await signedIn(kim)
        expect((await browser.post('/api/for-caseworkers', {}, headers as never)).status).toBe(200)
        expect((await browser.post('/api/staff/logout', undefined, headers as never)).status).toBe(204)
      }
    })
  })

  describe('the first start', () => {
    it('makes one administrator where nobody is named, and prints the password once', async () => {
      await open({})
      expect(house.printed).toHaveLength(1)
      const [, email = '', password = ''] =
        /as (\S+) with the password (\S+)/.exec(house.printed[0] ?? '') ?? []
      expect(house.printed[0]).not.toContain('\n')
      const browser = await signedIn([email, password])
      expect(((await (await browser.get('/api/staff/me')).json()) as Me).staff).toMatchObject({
        email: 'admin@localhost',
        name: 'Admin',
        roles: ['caseworker', 'editor', 'admin'],
      })
      await house.restarts()
      expect(house.printed).toHaveLength(1)
      expect(JSON.stringify([house.audited, house.changed])).not.toContain(password)
    })
  })

  describe('one’s own password', () => {
    beforeEach(() => open())

    it('is changed by whoever knows it, and ends her other sessions', async () => {
      const [here, there] = [await signedIn(kim), await signedIn(kim)]
      const next = 'et nyt og længere ord'
      const change = (current: string, wanted: string) =>
        here.post('/api/staff/password', { current, next: wanted })
      expect(await codeOf(await change('forkert', next))).toEqual([403, 'wrong-password'])
      expect(await codeOf(await change(kim[1], 'kort'))).toEqual([400, 'invalid-request'])
      const before = [...here.cookies().values()][0]
      expect((await change(kim[1], next)).status).toBe(200)
      expect([...here.cookies().values()][0]).not.toBe(before)
      expect([await me(here), await me(there)]).toEqual([200, 401])
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
      // Composed or not, an æ, ø or å is the same.
      expect((await house.browser().signsIn(kim[0], next.normalize('NFD'))).status).toBe(200)
    })
  })

  describe('administrators', () => {
    beforeEach(() => open())
    const fields = { name: 'Ida', roles: ['caseworker'], municipalities: ['0101'], languages: ['da'] }

    it('make accounts, and are told a first password once', async () => {
      const admin = await signedIn(anna)
      const made = await admin.post('/api/staff/accounts', {
        email: 'Ida@Example.dk',
        capacity: 3,
        ...fields,
      })
      expect(made.status).toBe(201)
      const { account, password } = (await made.json()) as { account: Account; password: string }
      expect(account).toEqual({
        ...fields,
        id: account.id,
        email: 'ida@example.dk',
        capacity: 3,
        disabled: false,
        external: false,
      })
      await signedIn(['ida@example.dk', password])
      expect(await house.door().accounts.byId(account.id)).toEqual({
        ...account,
        lastSignIn: expect.stringMatching(/Z$/),
      })
      expect((await house.door().accounts.list()).map(({ name }) => name)).toEqual([
        'Anna',
        'Bo',
        'Ida',
        'Kim',
      ])
      expect(
        await codeOf(await admin.post('/api/staff/accounts', { email: 'IDA@example.dk', ...fields })),
      ).toEqual([409, 'email-taken'])
      const elsewhere = { email: 'x@example.dk', ...fields, municipalities: ['9999'] }
      expect(await codeOf(await admin.post('/api/staff/accounts', elsewhere))).toEqual([
        400,
        'unknown-municipality',
      ])
      expect(JSON.stringify(house.audited)).not.toMatch(/@|annas|Ida/)
    })

    it('change them with effect at once', async () => {
      const admin = await signedIn(anna)
      const browser = await signedIn(kim)
      const at = `/api/staff/accounts/${await idOf(admin, kim[0])}`
      const put = async (change: object) =>
        (await admin.put(at, { ...fields, disabled: false, ...change })).status

      expect(await put({ name: 'Kim B.', capacity: 2 })).toBe(200)
      expect(((await (await browser.get('/api/staff/me')).json()) as Me).staff).toMatchObject({
        name: 'Kim B.',
        capacity: 2,
        municipalities: ['0101'],
      })
      expect(await put({})).toBe(200)
      expect(((await (await browser.get('/api/staff/me')).json()) as Me).staff).not.toHaveProperty('capacity')

      expect(await put({ roles: ['editor'] })).toBe(200)
      expect(await me(browser)).toBe(401)
      const editor = await signedIn(kim)
      expect(await codeOf(await editor.get('/api/for-caseworkers'))).toEqual([403, 'forbidden'])
      expect(await put({ roles: ['editor'], disabled: true })).toBe(200)
      expect(await me(editor)).toBe(401)
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
      expect(house.changed).toHaveLength(4)
      expect(await put({ roles: ['editor'] })).toBe(200)
      expect(await me(editor)).toBe(401)
      await signedIn(kim)
    })

    it('give a new password to whoever has forgotten hers, locked out or not', async () => {
      const admin = await signedIn(anna)
      const browser = await signedIn(kim)
      const at = `/api/staff/accounts/${await idOf(admin, kim[0])}`
      for (let n = 0; n < 5; n++) await house.browser().signsIn(kim[0], 'gæt')
      expect((await accountsSeenBy(admin)).find(({ email }) => email === kim[0])).toHaveProperty(
        'lockedUntil',
      )
      const { password } = (await (await admin.post(`${at}/password`)).json()) as { password: string }
      expect(await me(browser)).toBe(401)
      await signedIn([kim[0], password])
      expect((await house.browser().signsIn(...kim)).status).toBe(401)
    })

    it('take accounts away, with their sessions', async () => {
      const admin = await signedIn(anna)
      const browser = await signedIn(kim)
      const at = `/api/staff/accounts/${await idOf(admin, kim[0])}`
      expect((await admin.remove(at)).status).toBe(204)
      expect(await me(browser)).toBe(401)
      for (const response of [await admin.remove(at), await admin.put(at, { ...fields, disabled: false })])
        expect(await codeOf(response)).toEqual([404, 'unknown-account'])
    })

    it('never take the last one who can administer away', async () => {
      const admin = await signedIn(anna)
      const at = `/api/staff/accounts/${await idOf(admin, anna[0])}`
      const last = [
        await admin.put(at, { ...fields, disabled: false }),
        await admin.put(at, { ...fields, roles: ['admin'], disabled: true }),
        await admin.remove(at),
      ]
      for (const response of last) expect(await codeOf(response)).toEqual([409, 'last-admin'])
      expect(await me(admin)).toBe(200)

      const other = `/api/staff/accounts/${await idOf(admin, bo[0])}`
      await admin.put(other, { ...fields, roles: ['admin'], disabled: false })
      const second = await signedIn(bo)
      // Both at once, each the other: one of them stays.
      await Promise.all([admin.remove(other), second.remove(at)])
      const left = (await house.door().accounts.list()).filter(({ roles }) => roles.includes('admin'))
      expect(left.filter(({ disabled }) => !disabled).length).toBeGreaterThan(0)
    })

    it('who change their own roles stay signed in, under a new token', async () => {
      const admin = await signedIn(anna)
      const before = [...admin.cookies().values()][0]
      const at = `/api/staff/accounts/${await idOf(admin, anna[0])}`
      expect((await admin.put(at, { ...fields, roles: ['admin', 'editor'], disabled: false })).status).toBe(
        200,
      )
      expect([...admin.cookies().values()][0]).not.toBe(before)
      expect(((await (await admin.get('/api/staff/me')).json()) as Me).staff.roles).toEqual([
        'editor',
        'admin',
      ])
    })
  })
})
