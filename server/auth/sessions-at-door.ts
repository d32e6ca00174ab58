import type { IncomingHttpHeaders } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { Refusal } from '../../bot/channels/web/refusal.js'
import type { Me, Role, StaffMember } from '../../widget/protocol/staff.js'
import { toStaffMember, type StaffAccount } from './account.js'
import type { AccountStore } from './account-store.js'
import { cookieIn, cookieName, cookieOptions, isSecure } from './cookies.js'
import { refuseCrossSite } from './refuse-cross-site.js'
import type { Session, SessionStore } from './session-store.js'
import { hashOfToken, newToken } from './tokens.js'

/** The session cookie, without what TLS adds to its name. */
export const sessionCookie = 'jobassistent'

export type SignedIn = { readonly sessionId: string; readonly staff: StaffMember }
export type WhoIsThere = SignedIn & { readonly account: StaffAccount; readonly session: Session }

export type SessionsAtDoor = {
  /** Who it is, by the cookie; her account is read anew each time, so what changes in it holds at once. */
  readonly whoIsThere: (headers: IncomingHttpHeaders) => Promise<WhoIsThere | undefined>
  /** Lets through whoever has one of the roles, or anybody signed in where none is named, and puts her in `response.locals`. */
  readonly requireRole: (...roles: Role[]) => RequestHandler
  /** Whom `requireRole` let through. */
  readonly visitor: (response: Response) => WhoIsThere
  /**
   * Begins a session under a new token, always: a cookie somebody put there before is never taken over, and the session it may name ends.
   * `since` carries on an earlier one's age.
   */
  readonly begin: (
    request: Request<object>,
    response: Response,
    account: StaffAccount,
    how: { external: boolean; since?: Date },
  ) => Promise<Me>
  readonly end: (request: Request<object>, response: Response) => Promise<void>
}

/** Sessions and the cookies that name them. */
export function createSessionsAtDoor({
  accounts,
  sessions,
  trustProxy,
}: {
  accounts: AccountStore
  sessions: SessionStore
  trustProxy: number
}): SessionsAtDoor {
  const idIn = (headers: IncomingHttpHeaders): string | undefined => {
    const token = cookieIn(headers, cookieName(sessionCookie, isSecure(headers, trustProxy)))
    return token !== undefined && /^[\w-]{43}$/.test(token) ? hashOfToken(token) : undefined
  }

  const whoIsThere: SessionsAtDoor['whoIsThere'] = async (headers) => {
    const id = idIn(headers)
    const session = id === undefined ? undefined : await sessions.use(id)
    const account = session && (await accounts.byId(session.staff))
    if (!account || account.disabled || account.generation !== session.generation) return undefined
    return { sessionId: session.id, staff: toStaffMember(account), account, session }
  }

  return {
    whoIsThere,

    requireRole:
      (...roles) =>
      async (request, response, next) => {
        refuseCrossSite(request, sessionCookie, trustProxy)
        const visitor = await whoIsThere(request.headers)
        if (!visitor) throw new Refusal(401, 'not-signed-in', 'Sign in first.')
        if (roles.length > 0 && !roles.some((role) => visitor.staff.roles.includes(role)))
          throw new Refusal(403, 'forbidden', `This takes the role ${roles.join(' or ')}.`)
        response.locals.staff = visitor.staff
        response.locals.visitor = visitor
        next()
      },
    visitor: (response) => response.locals.visitor as WhoIsThere,

    begin: async (request, response, account, { external, since }) => {
      const { token, hash } = newToken()
      const before = idIn(request.headers)
      const { id: staff, generation } = account
      const session = await sessions.begin({
        id: hash,
        staff,
        generation,
        external,
        ...(since && { createdAt: since }),
      })
      if (before !== undefined) await sessions.end(before)
      const secure = isSecure(request.headers, trustProxy)
      response.cookie(cookieName(sessionCookie, secure), token, cookieOptions(secure))
      return { staff: toStaffMember(account), expiresAt: session.expiresAt.toISOString() }
    },
    end: async (request, response) => {
      const id = idIn(request.headers)
      if (id !== undefined) await sessions.end(id)
      const secure = isSecure(request.headers, trustProxy)
      response.clearCookie(cookieName(sessionCookie, secure), cookieOptions(secure))
    },
  }
}
