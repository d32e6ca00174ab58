/** What a browser does about cookies, redirects and where it says it comes from; one host is all it knows apart. */
export function openBrowser(home: string) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => {
    const jar = jars.get(url.origin) ?? new Map<string, string>()
    jars.set(url.origin, jar)
    return jar
  }

  const send = async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, home)
    const jar = jarOf(url)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const divide = pair.indexOf('=')
      const [name, value] = [pair.slice(0, divide), pair.slice(divide + 1)] as const
      const gone = attributes.some((one) => /^expires=thu, 01 jan 1970/i.test(one))
      if (gone) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const post = (address: string, body?: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    send(address, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  return {
    get: send,
    post,
    put: (address: string, body: unknown) => post(address, body, {}, 'PUT'),
    remove: (address: string) => post(address, undefined, {}, 'DELETE'),
    signsIn: (email: string, password: string, headers?: Record<string, string>) =>
      post('/api/staff/login', { email, password }, headers),
    /** The cookies it has for the house. */
    cookies: () => jarOf(new URL(home)),
    /**
     * Goes where it is sent, until a page of `home` that is not the sign-in's own or until `meanwhile` says no further; it may also say
     * elsewhere. Every address on the way.
     */
    follows: async (address: string, meanwhile: (next: URL) => URL | undefined = (next) => next) => {
      const visited: URL[] = []
      let next: URL | undefined = new URL(address, home)
      while (next) {
        visited.push(next)
        if (next.origin === new URL(home).origin && !next.pathname.startsWith('/api/')) break
        const location: string | null = (await send(next.href)).headers.get('location')
        next = location === null ? undefined : meanwhile(new URL(location, next))
      }
      return visited
    },
  }
}
export type Browser = ReturnType<typeof openBrowser>
