/** Stands in for engine.io-client's own parser: the chat's addresses are absolute, and browsers have `URL`. */
export function parse(address: string) {
  const { protocol, hostname, port, pathname, search } = new URL(address)
  return {
    source: address,
    protocol: protocol.slice(0, -1),
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname,
    query: search.slice(1),
  }
}
