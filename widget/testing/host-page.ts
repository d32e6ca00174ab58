import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A municipality's own site, on another origin than the chat's and with as strict a policy as one can have:
 * nothing inline, scripts and frames only from the chat, no text ever parsed as HTML.
 */
export async function startHostPage(chatOrigin: string) {
  const page = `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>En kommune</title>
    <script src="${chatOrigin}/widget.js" data-municipality="0101" defer></script></head>
    <body><h1>En kommune</h1><p><a href="#a">Et link</a></p></body></html>`
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${chatOrigin}; frame-src ${chatOrigin}; require-trusted-types-for 'script'`,
    )
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    // a name of its own for the same machine makes it another site
    url: `http://localhost:${port}/`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
