import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Me } from '../../../widget/protocol/staff.js'
import type { Browser } from '../testing/open-browser.js'
import { openIdentityProvider, type Person, type TestProvider } from '../testing/open-identity-provider.js'
import { openStaffHouse, type StaffHouse } from '../testing/open-staff-house.js'

const minute = 60_000
const begin = '/api/staff/oidc?returnTo=/desk%23/leder'
const kim: Person = {
  sub: 'kim-1',
  given_name: 'Kim',
  name: 'Kim Bo Holm',
  email: 'Kim@example.dk',
  roles: ['caseworker', 'Finance.Reader', 'admin'],
}

describe("the organisation's own sign-in", () => {
  let house: StaffHouse
  let provider: TestProvider
  const open = async ({
    clientSecret,
    claimsInIdToken,
    rolesClaim = 'roles',
    known = true,
  }: { clientSecret?: string; claimsInIdToken?: boolean; rolesClaim?: string; known?: boolean } = {}) => {
    provider = await openIdentityProvider({
      ...(clientSecret !== undefined && { clientSecret }),
      ...(claimsInIdToken !== undefined && { claimsInIdToken }),
    })
    house = await openStaffHouse({
      bootstrap: 'anna@example.dk:annas ord:admin,kim@example.dk:lokal:editor',
      oidc: {
        issuer: provider.issuer,
        clientId: 'desk',
        ...(clientSecret !== undefined && { clientSecret }),
        rolesClaim,
        scope: 'openid profile email',
      },
    })
    if (known) await provider.knows(house.url)
  }
  afterEach(async () => {
    await house.close()
    await provider.close()
  })

  const landing = (visited: readonly URL[]) => {
    const last = visited.at(-1)
    return `${last?.pathname ?? ''}${last?.search ?? ''}${last?.hash ?? ''}`
  }
  const me = async (browser: Browser) => browser.get('/api/staff/me')
  const staffOf = async (browser: Browser) => ((await (await me(browser)).json()) as Me).staff
  const isCallback = ({ pathname }: URL) => pathname === '/api/staff/oidc/callback'
  /** Goes to the provider and stops before coming back: what the browser would be sent back with. */
  const toTheCallback = async (browser: Browser, toProvider = (url: URL) => url) => {
    let callback: URL | undefined
    await browser.follows(begin, (next) => {
      if (isCallback(next)) {
        callback = next
        return undefined
      }
      return next.pathname === '/auth' ? toProvider(next) : next
    })
    if (!callback) throw new Error('never sent back')
    return callback
  }
  const attemptCookie = 'jobassistent-sign-in'
  const attemptOf = (browser: Browser) => browser.cookies().get(attemptCookie)
  const lastCode = () => house.audited.at(-1)?.[1].code
  const altered = (url: URL, name: string, value: string) => {
    const copy = new URL(url)
    copy.searchParams.set(name, value)
    return copy
  }

  describe.each([
    ['a public client, told at the userinfo endpoint', {}],
    ['a client with a secret, told in the ID token', { clientSecret: 's'.repeat(40), claimsInIdToken: true }],
  ])('as %s', (_what, how) => {
    beforeEach(() => open(how))

    it('lets in whoever has a role of ours, and back to where she was', async () => {
      const browser = house.browser()
      expect(await (await browser.get('/api/staff/sign-in')).json()).toEqual({ local: true, oidc: true })
      provider.signsIn(kim)
      expect(landing(await browser.follows(begin))).toBe('/desk#/leder')
      expect([...browser.cookies().keys()]).toEqual(['jobassistent'])
      const staff = await staffOf(browser)
      expect(staff).toMatchObject({ name: 'Kim', email: 'kim@example.dk', roles: ['caseworker', 'admin'] })
      expect(await house.door().accounts.byId(staff.id)).toMatchObject({ external: true, disabled: false })
      // She is not the Kim who has a password here and the same address.
      expect(
        (await house.door().accounts.list()).filter(({ email }) => email === 'kim@example.dk'),
      ).toHaveLength(2)
      expect((await house.browser().signsIn('kim@example.dk', 'lokal')).status).toBe(200)

      const again = house.browser()
      await again.follows(begin)
      expect((await staffOf(again)).id).toBe(staff.id)
      expect(house.failures).toEqual([])
    })
  })

  describe('from one time to the next', () => {
    beforeEach(() => open())
    const signedIn = async (person: Person) => {
      provider.signsIn(person)
      const browser = house.browser()
      await browser.follows(begin)
      return browser
    }

    it('renews address and roles, ends the sessions of other roles, and leaves what is the house’s own', async () => {
      const before = await signedIn(kim)
      const { id } = await staffOf(before)
      const admin = await signedIn({ sub: 'ida', name: 'Ida Lund', roles: 'admin extra' })
      const fields = {
        name: 'Kimmie',
        municipalities: ['0101'],
        languages: ['da'],
        capacity: 4,
        disabled: false,
      }
      const at = `/api/staff/accounts/${id}`
      const put = await admin.put(at, { ...fields, roles: ['caseworker', 'admin'] })
      expect(put.status).toBe(200)
      for (const response of [
        await admin.put(at, { ...fields, roles: ['editor'] }),
        await admin.post(`${at}/password`),
        await before.post('/api/staff/password', { current: 'x', next: 'x'.repeat(12) }),
      ])
        expect([response.status, await response.json()]).toEqual([
          409,
          expect.objectContaining({ code: 'external-account' }),
        ])
      expect((await me(before)).status).toBe(200)

      const after = await signedIn({ ...kim, email: 'kbh@example.dk', roles: ['caseworker'] })
      expect(await staffOf(after)).toEqual({
        id,
        email: 'kbh@example.dk',
        name: 'Kimmie',
        roles: ['caseworker'],
        municipalities: ['0101'],
        languages: ['da'],
        capacity: 4,
      })
      expect((await me(before)).status).toBe(401)
      expect(house.changed).toContain(id)
    })

    it('lets nobody in without a role, new here or not', async () => {
      const stranger = await signedIn({ sub: 'x', name: 'X', roles: ['Finance.Reader', 'administrator'] })
      expect((await me(stranger)).status).toBe(401)
      expect(house.audited.at(-1)).toEqual(['sign-in-refused', { way: 'oidc', code: 'no-role' }])
      expect(await house.door().accounts.list()).toHaveLength(2)

      const before = await signedIn(kim)
      provider.signsIn({ ...kim, roles: [] })
      expect(landing(await house.browser().follows(begin))).toBe('/desk?sign-in=no-role')
      expect((await me(before)).status).toBe(401)
    })

    it('lets nobody in whom an administrator has shut out', async () => {
      const browser = await signedIn(kim)
      const { id, ...staff } = await staffOf(browser)
      const anna = house.browser()
      await anna.signsIn('anna@example.dk', 'annas ord')
      const { name, roles, municipalities, languages } = staff
      await anna.put(`/api/staff/accounts/${id}`, { name, roles, municipalities, languages, disabled: true })
      expect((await me(browser)).status).toBe(401)
      const again = house.browser()
      expect(landing(await again.follows(begin))).toBe('/desk?sign-in=refused')
      expect((await me(again)).status).toBe(401)
    })

    it('signs her out there, too, when she signs out here', async () => {
      const browser = await signedIn(kim)
      const response = await browser.post('/api/staff/logout')
      expect(response.status).toBe(200)
      const { endSession } = (await response.json()) as { endSession: string }
      const url = new URL(endSession)
      expect(url.origin).toBe(provider.issuer)
      expect(Object.fromEntries(url.searchParams)).toEqual({
        client_id: 'desk',
        post_logout_redirect_uri: `${house.url}/desk`,
      })
      expect((await browser.get(endSession)).status).toBe(200)
      expect((await me(browser)).status).toBe(401)
    })
  })

  it('reads the roles from the claim it is told to', async () => {
    await open({ rolesClaim: 'jobs' })
    provider.signsIn({ sub: 'a', name: 'Aya', roles: ['admin'], jobs: 'editor  nothing' })
    const browser = house.browser()
    await browser.follows(begin)
    expect((await staffOf(browser)).roles).toEqual(['editor'])
  })

  it('begins with a code, PKCE, a state and a nonce, and keeps what it has to remember from the browser', async () => {
    await open()
    const browser = house.browser()
    const response = await browser.get(begin)
    const { origin, searchParams } = new URL(response.headers.get('location') ?? '')
    expect(origin).toBe(provider.issuer)
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'desk',
      redirect_uri: `${house.url}/api/staff/oidc/callback`,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^jobassistent-sign-in=[\w-]{43}; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/,
      ),
    ])
  })

  describe('comes to nothing', () => {
    beforeEach(async () => {
      await open()
      provider.signsIn(kim)
    })
    const comesToNothing = async (browser: Browser, callback: URL, code: string, outcome = 'failed') => {
      expect(landing(await browser.follows(callback.href))).toBe(`/desk?sign-in=${outcome}`)
      expect(lastCode()).toBe(code)
      expect(browser.cookies().has('jobassistent')).toBe(false)
      expect((await me(browser)).status).toBe(401)
    }

    it('with another state, and the attempt is spent', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser)
      const kept = attemptOf(browser)
      await comesToNothing(browser, altered(callback, 'state', 'A'.repeat(43)), 'wrong-state')
      expect(attemptOf(browser)).toBeUndefined()
      browser.cookies().set(attemptCookie, kept ?? '')
      await comesToNothing(browser, callback, 'no-attempt')
    })

    it('with another nonce', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser, (url) => altered(url, 'nonce', 'A'.repeat(43)))
      await comesToNothing(browser, callback, 'not-proved')
      expect(inspect(house.failures[0], { depth: 9 })).toContain("claim: 'nonce'")
    })

    it('with another code challenge', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser, (url) => altered(url, 'code_challenge', 'A'.repeat(43)))
      await comesToNothing(browser, callback, 'not-proved')
    })

    it('with an answer that names another provider', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser)
      expect(callback.searchParams.get('iss')).toBe(provider.issuer)
      await comesToNothing(browser, altered(callback, 'iss', 'https://evil.example'), 'not-proved')
    })

    it('with a code that has been used', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser)
      const kept = attemptOf(browser)
      expect(landing(await browser.follows(callback.href))).toBe('/desk#/leder')
      await browser.post('/api/staff/logout')
      browser.cookies().set(attemptCookie, kept ?? '')
      await comesToNothing(browser, callback, 'no-attempt')
      // Nor in an attempt of its own.
      const fresh = await toTheCallback(browser)
      await comesToNothing(
        browser,
        altered(fresh, 'code', callback.searchParams.get('code') ?? ''),
        'not-proved',
      )
      expect(provider.answers.filter(({ path }) => path === '/token').map(({ status }) => status)).toEqual([
        200, 400,
      ])
    })

    it('in another browser than the one that began', async () => {
      const callback = await toTheCallback(house.browser())
      await comesToNothing(house.browser(), callback, 'no-attempt')
      const other = house.browser()
      await toTheCallback(other)
      await comesToNothing(other, callback, 'wrong-state')
    })

    it('after ten minutes', async () => {
      const browser = house.browser()
      const callback = await toTheCallback(browser)
      house.passes(10 * minute)
      await comesToNothing(browser, callback, 'no-attempt')
    })

    it('when she changes her mind', async () => {
      provider.signsIn(undefined)
      const browser = house.browser()
      await comesToNothing(browser, await toTheCallback(browser), 'cancelled', 'cancelled')
      expect(house.failures).toEqual([])
    })

    it('and never becomes somebody else’s session', async () => {
      const browser = house.browser()
      browser.cookies().set('jobassistent', 'A'.repeat(43))
      await browser.follows(begin)
      expect(browser.cookies().get('jobassistent')).not.toBe('A'.repeat(43))
    })
  })

  it('says so while the provider does not answer, and works once it does', async () => {
    await open({ known: false })
    const browser = house.browser()
    expect(landing(await browser.follows(begin))).toBe('/desk?sign-in=unavailable')
    expect([lastCode(), house.failures.length]).toEqual(['unavailable', 1])
    expect((await house.browser().signsIn('anna@example.dk', 'annas ord')).status).toBe(200)
    await provider.knows(house.url)
    provider.signsIn(kim)
    expect(landing(await browser.follows(begin))).toBe('/desk#/leder')
  })

  it('can be come back from after a restart', async () => {
    await open()
    provider.signsIn(kim)
    const browser = house.browser()
    const callback = await toTheCallback(browser)
    await house.restarts()
    expect(landing(await browser.follows(callback.href))).toBe('/desk#/leder')
  })
})
