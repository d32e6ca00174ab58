import type { IncomingHttpHeaders } from 'node:http'
import type { CookieOptions } from 'express'

/**
 * What a cookie is called. `__Host-` makes the browser refuse one that another site of the same domain, or somebody on the line, has set;
 * it wants TLS, so without it the name is plain. Only the one that fits the request is ever read.
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

/** Not for scripts, not for other sites' forms, and not beyond this host. */
export const cookieOptions = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure,
})

/** Whether a request came over TLS, as the proxies in front say; this server itself speaks HTTP. */
export const isSecure = (headers: IncomingHttpHeaders, trustProxy: number): boolean =>
  trustProxy > 0 &&
  String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim() === 'https'

/** The cookie of that name; none where there are two, since one of them is somebody else's. */
export function cookieIn({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  const values = cookie.split(';').flatMap((pair) => {
    const divide = pair.indexOf('=')
    return divide > 0 && pair.slice(0, divide).trim() === name ? [pair.slice(divide + 1).trim()] : []
  })
  return values.length === 1 ? values[0] : undefined
}
