import type { IncomingHttpHeaders } from 'node:http'
import { Router, type RequestHandler } from 'express'
import type { Connection } from 'mongoose'
import type { Account, Role } from '../../widget/protocol/staff.js'
import type { BootstrapAccount } from '../config/read-bootstrap.js'
import type { OidcConfig } from '../config/staff-config.js'
import { toAccount } from './account.js'
import { createAccountRoutes } from './account-routes.js'
import { createAccountStore } from './account-store.js'
import type { Audit } from './audit.js'
import { bootstrapAccounts } from './bootstrap-accounts.js'
import { createCheckSignIn } from './check-sign-in.js'
import { createLine } from './create-line.js'
import { createIdentityProvider } from './oidc/identity-provider.js'
import { createOidcRoutes } from './oidc/oidc-routes.js'
import { createSignInAttempts } from './oidc/sign-in-attempts.js'
import { createPasswords, type Strength } from './passwords.js'
import { createSessionStore } from './session-store.js'
import { createSessionsAtDoor, type SignedIn } from './sessions-at-door.js'
import { createSignInRoutes, type SpendSignIn } from './sign-in-routes.js'

export type StaffDoor = {
  /** For /api/staff. */
  readonly routes: Router
  /** Who it is, by the cookie among these headers: for handshakes of sockets, and for every event on one. Asking keeps the session alive. */
  readonly signedIn: (headers: IncomingHttpHeaders) => Promise<SignedIn | undefined>
  /**
   * Lets through whoever has one of the roles (anybody signed in, where none is named) and puts her in `response.locals.staff`; else 401
   * `not-signed-in`, 403 `forbidden`, or 403 `cross-site-request` for what another site's page sent.
   */
  readonly requireRole: (...roles: Role[]) => RequestHandler
  /** Tells of accounts that have changed, and of sessions that have ended, so that what is open for them can be looked at anew. */
  readonly onChange: (listener: (staffId: string) => void) => void
  readonly accounts: {
    readonly list: () => Promise<Account[]>
    readonly byId: (id: string) => Promise<Account | undefined>
  }
  /** Lets passwords that are being checked be checked, and takes no more. */
  readonly stop: () => Promise<void>
}

/** Staff's sign-in: accounts, sessions, passwords and the organisation's own sign-in, behind one door. */
export async function createStaffDoor({
  connection,
  now,
  spendOne,
  trustProxy,
  bootstrap,
  oidc,
  strength,
  print,
  audit,
  failed,
}: {
  connection: Connection
  now: () => Date
  spendOne: SpendSignIn
  trustProxy: number
  /** The first accounts of an empty store. */
  bootstrap?: readonly BootstrapAccount[] | undefined
  oidc?: OidcConfig | undefined
  /** Of the passwords' hashes, where it is not to be today's. */
  strength?: Strength
  /** For the one line that holds the first password; never a log. */
  print: (line: string) => void
  audit: Audit
  failed: (cause: unknown) => void
}): Promise<StaffDoor> {
  const accounts = await createAccountStore(connection)
  const passwords = createPasswords(strength)
  const sessions = await createSessionStore(connection, now)
  await bootstrapAccounts({ accounts, passwords, bootstrap, print })

  // Each takes 32 MB and a core for a quarter of a second.
  const { inTurn, close } = createLine({ atOnce: 2, waiting: 50 })
  const door = createSessionsAtDoor({ accounts, sessions, trustProxy })
  const checkSignIn = createCheckSignIn({ accounts, passwords, inTurn, now, audit })
  const listeners: ((staffId: string) => void)[] = []
  const changed = (staffId: string) => {
    for (const listener of listeners) listener(staffId)
  }

  const routes = Router()
  const provider = oidc && (await createIdentityProvider(oidc))
  const parts = { accounts, sessions, door, passwords, inTurn, trustProxy, now, audit, changed, failed }
  if (provider) {
    const attempts = await createSignInAttempts(connection, now)
    routes.use('/oidc', createOidcRoutes({ ...parts, provider, attempts }))
  }
  routes.use(
    createSignInRoutes({
      ...parts,
      checkSignIn,
      spendOne,
      ...(provider && { endSessionUrl: provider.endSessionUrl }),
    }),
  )
  routes.use('/accounts', createAccountRoutes(parts))

  return {
    routes,
    signedIn: async (headers) => {
      const visitor = await door.whoIsThere(headers)
      return visitor && { sessionId: visitor.sessionId, staff: visitor.staff }
    },
    requireRole: door.requireRole,
    onChange: (listener) => void listeners.push(listener),
    accounts: {
      list: async () => (await accounts.list()).map((account) => toAccount(account, now())),
      byId: async (id) => {
        const account = await accounts.byId(id)
        return account && toAccount(account, now())
      },
    },
    stop: close,
  }
}
