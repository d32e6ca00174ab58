const home = '/desk'
const own = 'http://own.invalid'

/** Where somebody goes after signing in: a path of this server, or the desk. Whatever a browser could take for another site's address is none. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 500 || !wanted.startsWith('/')) return home
  if (!URL.canParse(wanted, own)) return home
  const { origin, pathname, search, hash } = new URL(wanted, own)
  // A path that begins with two slashes, as `/.//elsewhere` comes out, would be a host again.
  return origin === own && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : home
}
