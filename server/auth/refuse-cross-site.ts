import type { Request } from 'express'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { isSameOrigin } from '../http/same-origin.js'
import { cookieIn, cookieName, isSecure } from './cookies.js'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site's page makes a browser send: what changes something has to come from a page of ours, where the browser says
 * where it comes from, and be JSON, which no form can send. Programs that say neither are let pass.
 */
export function refuseCrossSite(request: Request<object>, cookie: string, trustProxy: number): void {
  if (harmless.has(request.method)) return
  const { headers } = request
  const site = headers['sec-fetch-site']
  // Browsers that say how near the page is see through proxies better than a comparison of names does.
  const ours =
    site === undefined ? isSameOrigin(request, trustProxy) : site === 'same-origin' || site === 'none'
  const carriesCookie = cookieIn(headers, cookieName(cookie, isSecure(headers, trustProxy))) !== undefined
  const formed = carriesCookie && hasBody(request) && !request.is(['json', '+json'])
  if (!ours || formed)
    throw new Refusal(403, 'cross-site-request', 'This has to come from a page of this server, as JSON.')
}

const hasBody = (request: Request<object>): boolean =>
  Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
