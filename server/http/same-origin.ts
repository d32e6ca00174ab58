import type { IncomingMessage } from 'node:http'

/**
 * Whether a socket's handshake comes from a page of ours (or from no page at all). Browsers let any site open a socket anywhere, so
 * the server has to look.
 */
export function isSameOrigin({ headers }: IncomingMessage, trustProxy: number): boolean {
  const { origin } = headers
  if (origin === undefined) return true
  const forwarded = headers['x-forwarded-host']
  const host = trustProxy > 0 && typeof forwarded === 'string' ? forwarded : headers.host
  return URL.canParse(origin) && new URL(origin).host === host
}
