import { Router } from 'express'
import { networkOf } from '../../bot/channels/web/limits.js'
import { bodyOf, parsed } from '../../bot/channels/web/parse-request.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { Login, PasswordChange, type Me, type SignInWays } from '../../widget/protocol/staff.js'
import { normalEmail, toStaffMember } from './account.js'
import { noPasswordHere } from './account-routes.js'
import type { AccountStore } from './account-store.js'
import type { Audit } from './audit.js'
import type { CheckSignIn } from './check-sign-in.js'
import type { InTurn } from './create-line.js'
import type { Passwords } from './passwords.js'
import { refuseCrossSite } from './refuse-cross-site.js'
import type { SessionStore } from './session-store.js'
import { sessionCookie, type SessionsAtDoor } from './sessions-at-door.js'

/** Takes one from a network address's budget for signing in, or refuses with 429. */
export type SpendSignIn = (budget: 'signIn', network: string) => Promise<void>

/** Signing in with a password, signing out, and one's own password. */
export function createSignInRoutes({
  accounts,
  sessions,
  door,
  checkSignIn,
  passwords,
  inTurn,
  spendOne,
  trustProxy,
  now,
  endSessionUrl,
  audit,
  changed,
}: {
  accounts: AccountStore
  sessions: SessionStore
  door: SessionsAtDoor
  checkSignIn: CheckSignIn
  passwords: Passwords
  inTurn: InTurn
  spendOne: SpendSignIn
  trustProxy: number
  now: () => Date
  /** Where one signs out of the organisation's own sign-in, too; absent where there is none. */
  endSessionUrl?: () => Promise<string | undefined>
  audit: Audit
  changed: (staff: string) => void
}): Router {
  const router = Router()

  router.get('/sign-in', (_request, response) => {
    response.json({ local: true, oidc: endSessionUrl !== undefined } satisfies SignInWays)
  })

  router.post('/login', async (request, response) => {
    refuseCrossSite(request, sessionCookie, trustProxy)
    await spendOne('signIn', networkOf(request.ip ?? ''))
    const { email, password } = parsed(Login, bodyOf(request))
    const account = await checkSignIn(() => accounts.byEmail(normalEmail(email)), password)
    // One answer for whatever was wrong: who has an account here is nobody's business.
    if (!account)
      throw new Refusal(401, 'sign-in-refused', 'That e-mail address and password do not let anybody in now.')
    const me = await door.begin(request, response, account, { external: false })
    await accounts.change(account.id, { lastSignIn: now() })
    audit('sign-in', { staff: account.id, way: 'password' })
    response.json(me)
  })

  router.post('/logout', async (request, response) => {
    refuseCrossSite(request, sessionCookie, trustProxy)
    const visitor = await door.whoIsThere(request.headers)
    await door.end(request, response)
    if (visitor) {
      audit('sign-out', { staff: visitor.staff.id })
      changed(visitor.staff.id)
    }
    const endSession = visitor?.session.external ? await endSessionUrl?.() : undefined
    if (endSession === undefined) response.status(204).end()
    else response.json({ endSession })
  })

  router.get('/me', door.requireRole(), (_request, response) => {
    const { account, session } = door.visitor(response)
    response.json({ staff: toStaffMember(account), expiresAt: session.expiresAt.toISOString() } satisfies Me)
  })

  router.post('/password', door.requireRole(), async (request, response) => {
    await spendOne('signIn', networkOf(request.ip ?? ''))
    const { current, next } = parsed(PasswordChange, bodyOf(request))
    const { account, session } = door.visitor(response)
    if (account.external) throw noPasswordHere()
    if (!(await checkSignIn(() => accounts.byId(account.id), current)))
      throw new Refusal(403, 'wrong-password', 'That is not the password you have now.')
    const passwordHash = await inTurn(() => passwords.hash(next))
    const after = await accounts.change(account.id, { passwordHash }, { endSessions: true })
    if (!after) throw new Refusal(401, 'not-signed-in', 'Sign in first.')
    await sessions.endAll(account.id)
    const me = await door.begin(request, response, after, { external: false, since: session.createdAt })
    audit('password-changed', { staff: account.id })
    changed(account.id)
    response.json(me)
  })

  return router
}
