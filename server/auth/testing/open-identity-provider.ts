import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Provider from 'oidc-provider'

/** What the provider knows about somebody. */
export type Person = { readonly sub: string; readonly [claim: string]: unknown }

/** Made once, for it takes its time. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** It warns of what is meant to be so in a test: that it keeps things in memory only. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}

/** What it asks whoever signs out there. */
const logoutSource = (context: { body: string }, form: string) => {
  context.body = form
}

/** A real OpenID Connect provider over HTTP on loopback, where whoever `signsIn` names signs in without being asked. */
export async function openIdentityProvider({
  clientSecret,
  claimsInIdToken = false,
}: { clientSecret?: string; claimsInIdToken?: boolean } = {}) {
  const people = new Map<string, Person>()
  let who: Person | undefined
  let provider: Provider | undefined
  const answers: { path: string; status: number }[] = []
  const http = createServer((request, response) => {
    response.on('finish', () => {
      answers.push({ path: new URL(request.url ?? '', 'http://x').pathname, status: response.statusCode })
    })
    if (request.url?.startsWith('/interaction/')) void interact(request, response)
    else if (provider) provider.callback()(request, response)
    else response.writeHead(503).end()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  async function interact(request: IncomingMessage, response: ServerResponse) {
    if (!provider) return
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const finish = (result: object) =>
      provider?.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
    if (!who) return finish({ error: 'access_denied' })
    if (prompt.name === 'login') return finish({ login: { accountId: who.sub } })
    const grant = new provider.Grant({ accountId: session?.accountId, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    return finish({ consent: { grantId: await grant.save() } })
  }

  return {
    issuer,
    answers,
    /** Makes the provider expect this server as its client `desk`. */
    knows: (home: string) =>
      quietly(async () => {
        const { default: OpenIdProvider } = await import('oidc-provider')
        provider = new OpenIdProvider(issuer, {
          clients: [
            {
              client_id: 'desk',
              ...(clientSecret === undefined
                ? { token_endpoint_auth_method: 'none' }
                : { client_secret: clientSecret }),
              redirect_uris: [`${home}/api/staff/oidc/callback`],
              post_logout_redirect_uris: [`${home}/desk`],
            },
          ],
          pkce: { required: () => true },
          cookies: { keys: ['test'] },
          jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
          claims: { openid: ['sub'], profile: ['name', 'given_name', 'roles', 'jobs'], email: ['email'] },
          conformIdTokenClaims: !claimsInIdToken,
          interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
          features: {
            devInteractions: { enabled: false },
            rpInitiatedLogout: { enabled: true, logoutSource },
          },
          findAccount: (_context: unknown, sub: string) => ({
            accountId: sub,
            claims: () => people.get(sub) ?? { sub },
          }),
          ttl: {
            Interaction: 600,
            Session: 600,
            Grant: 600,
            AccessToken: 600,
            IdToken: 600,
            AuthorizationCode: 60,
          },
        })
      }),
    /** Who sits at the browser; nobody cancels. */
    signsIn: (person: Person | undefined) => {
      who = person
      if (person) people.set(person.sub, person)
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise<void>((resolve) => void http.close(() => resolve()))
    },
  }
}
export type TestProvider = Awaited<ReturnType<typeof openIdentityProvider>>
