import { randomUUID } from 'node:crypto'
import { Router, type Request, type Response } from 'express'
import { normalEmail, type StaffAccount } from '../account.js'
import type { AccountStore } from '../account-store.js'
import type { Audit, AuditDetails } from '../audit.js'
import { cookieIn, cookieName, cookieOptions, isSecure } from '../cookies.js'
import type { SessionStore } from '../session-store.js'
import type { SessionsAtDoor } from '../sessions-at-door.js'
import { hashOfToken, newToken } from '../tokens.js'
import type { Identity, IdentityProvider } from './identity-provider.js'
import { returnPath } from './return-path.js'
import { attemptLasts, type SignInAttempt, type SignInAttempts } from './sign-in-attempts.js'

const attemptCookie = 'jobassistent-sign-in'

/** What the desk is told in `?sign-in=`, to put it into words. */
type Outcome = 'no-role' | 'refused' | 'cancelled' | 'failed' | 'unavailable'
type Refused = {
  readonly outcome: Outcome
  readonly code: NonNullable<AuditDetails['code']>
  readonly staff?: string
}

/** The way to the organisation's own sign-in and back. These are visited by browsers, so every end is a page and none a problem. */
export function createOidcRoutes({
  provider,
  attempts,
  accounts,
  sessions,
  door,
  trustProxy,
  now,
  audit,
  changed,
  failed,
}: {
  provider: IdentityProvider
  attempts: SignInAttempts
  accounts: AccountStore
  sessions: SessionStore
  door: SessionsAtDoor
  trustProxy: number
  now: () => Date
  audit: Audit
  changed: (staff: string) => void
  failed: (cause: unknown) => void
}): Router {
  const router = Router()

  const cookieFor = (request: Request) => {
    const secure = isSecure(request.headers, trustProxy)
    return { name: cookieName(attemptCookie, secure), options: cookieOptions(secure) }
  }
  const refuse = (response: Response, { outcome, ...why }: Refused) => {
    audit('sign-in-refused', { ...why, way: 'oidc' })
    response.redirect(`/desk?sign-in=${outcome}`)
  }

  router.get('/', async (request, response) => {
    try {
      const { url, attempt } = await provider.begin()
      const { token, hash } = newToken()
      await attempts.begin(hash, { ...attempt, returnTo: returnPath(request.query.returnTo) })
      const { name, options } = cookieFor(request)
      response.cookie(name, token, { ...options, maxAge: attemptLasts })
      response.redirect(url)
    } catch (cause) {
      failed(cause)
      refuse(response, { outcome: 'unavailable', code: 'unavailable' })
    }
  })

  router.get('/callback', async (request, response) => {
    const { name, options } = cookieFor(request)
    response.clearCookie(name, options)
    const token = cookieIn(request.headers, name)
    const attempt = token === undefined ? undefined : await attempts.take(hashOfToken(token))
    const back = attempt
      ? await comeBack(request, attempt)
      : ({ outcome: 'failed', code: 'no-attempt' } as const)
    if ('outcome' in back) {
      refuse(response, back)
      return
    }
    await door.begin(request, response, back.account, { external: true })
    audit('sign-in', { staff: back.account.id, way: 'oidc' })
    response.redirect(back.returnTo)
  })

  return router

  /** Who has come back from the provider and where she wanted to go, or why she is not let in. */
  async function comeBack(
    request: Request,
    attempt: SignInAttempt,
  ): Promise<{ account: StaffAccount; returnTo: string } | Refused> {
    if (request.query.state !== attempt.state) return { outcome: 'failed', code: 'wrong-state' }
    if (request.query.error === 'access_denied') return { outcome: 'cancelled', code: 'cancelled' }
    let identity: Identity
    try {
      identity = await provider.finish(new URL(request.originalUrl, 'http://own.invalid').search, attempt)
    } catch (cause) {
      failed(cause)
      return { outcome: 'failed', code: 'not-proved' }
    }
    const account = await renew(identity)
    if (!account) return { outcome: 'no-role', code: 'no-role' }
    if (account.disabled) return { outcome: 'refused', code: 'disabled', staff: account.id }
    if (account.roles.length === 0) return { outcome: 'no-role', code: 'no-role', staff: account.id }
    return { account, returnTo: attempt.returnTo }
  }

  /**
   * The account of whoever this is. Address and roles are the provider's and are renewed; the name, municipalities and languages are
   * the house's own from then on. An account is never found by its address, which somebody else may have had. Nobody new comes in without a role.
   */
  async function renew({ external, email, name, roles }: Identity): Promise<StaffAccount | undefined> {
    const before = await accounts.bySubject(external)
    if (!before) {
      if (roles.length === 0) return undefined
      const account: StaffAccount = {
        id: randomUUID(),
        email: normalEmail(email),
        name: name === '' ? 'Medarbejder' : name,
        roles,
        municipalities: [],
        languages: ['da', 'en'],
        disabled: false,
        external,
        failedSignIns: 0,
        lastSignIn: now(),
        generation: 0,
      }
      if (await accounts.add(account)) {
        audit('account-created', { staff: account.id })
        return account
      }
      // She signed in twice at the same moment.
      return accounts.bySubject(external)
    }
    const otherRoles = String(before.roles) !== String(roles)
    const renewed = await accounts.change(
      before.id,
      {
        email: normalEmail(email),
        roles,
        ...(!before.disabled && roles.length > 0 && { lastSignIn: now() }),
      },
      { endSessions: otherRoles },
    )
    if (otherRoles) {
      await sessions.endAll(before.id)
      audit('account-changed', { staff: before.id })
      changed(before.id)
    }
    return renewed
  }
}
