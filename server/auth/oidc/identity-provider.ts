import type { ClientAuth, Configuration } from 'openid-client'
import type { Role } from '../../../widget/protocol/staff.js'
import type { OidcConfig } from '../../config/staff-config.js'
import { rolesIn } from './roles-in.js'
import type { SignInAttempt } from './sign-in-attempts.js'

/** Who somebody is, as the provider vouches for it. */
export type Identity = {
  readonly external: { readonly issuer: string; readonly subject: string }
  readonly email: string
  /** A first name. */
  readonly name: string
  readonly roles: readonly Role[]
}

export type IdentityProvider = {
  /** Where the browser goes, and what has to be remembered until it comes back. */
  readonly begin: () => Promise<{ url: string; attempt: Omit<SignInAttempt, 'returnTo'> }>
  /** Redeems what the browser came back with; throws when anything about it is not proved. */
  readonly finish: (query: string, attempt: SignInAttempt) => Promise<Identity>
  /** Where one signs out there; undefined where that cannot be done. */
  readonly endSessionUrl: () => Promise<string | undefined>
}

export const callbackPath = '/api/staff/oidc/callback'
/** How long the provider may take for each answer, in seconds. */
const patience = 10

/**
 * The organisation's own sign-in: OpenID Connect with an authorization code, PKCE, state and nonce. It is looked up when somebody first
 * signs in, and again after a failure, so a provider that is down keeps nothing of ours from starting.
 */
export async function createIdentityProvider(config: OidcConfig): Promise<IdentityProvider> {
  const client = await import('openid-client')
  const redirectUri = new URL(callbackPath, config.publicUrl).href
  let found: Promise<Configuration> | undefined

  const discover = () => {
    const { issuer, clientId, clientSecret } = config
    const [post, basic] = [client.ClientSecretPost(clientSecret), client.ClientSecretBasic(clientSecret)]
    const authenticate: ClientAuth = (server, ...rest) => {
      const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      return (takesPost ? post : basic)(server, ...rest)
    }
    // The ID token's signature is checked, too, although it comes from the provider itself.
    const execute = [client.enableNonRepudiationChecks]
    // The configuration lets http be on a loopback address only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (new URL(issuer).protocol === 'http:') execute.push(client.allowInsecureRequests)
    return client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === undefined ? client.None() : authenticate,
      { timeout: patience, execute },
    )
  }
  const provider = () =>
    (found ??= discover().catch((cause: unknown) => {
      found = undefined
      throw cause
    }))

  return {
    begin: async () => {
      const [state, nonce, codeVerifier] = [
        client.randomState(),
        client.randomNonce(),
        client.randomPKCECodeVerifier(),
      ]
      const url = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: config.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt: { state, nonce, codeVerifier } }
    },

    finish: async (query, { state, nonce, codeVerifier }) => {
      const server = await provider()
      // The address is ours as configured: what a proxy makes of it does not matter.
      const tokens = await client.authorizationCodeGrant(server, new URL(`${redirectUri}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      })
      const proved = tokens.claims()
      if (!proved) throw new Error('the provider sent no ID token')
      const lacking =
        proved[config.rolesClaim] === undefined ||
        textIn(proved, 'email', 'preferred_username') === '' ||
        textIn(proved, 'given_name', 'name') === ''
      const more =
        lacking && server.serverMetadata().userinfo_endpoint !== undefined
          ? await client.fetchUserInfo(server, tokens.access_token, proved.sub)
          : {}
      const claims: Readonly<Record<string, unknown>> = { ...more, ...proved }
      return {
        external: { issuer: proved.iss, subject: proved.sub },
        email: textIn(claims, 'email', 'preferred_username', 'upn'),
        name: firstName(textIn(claims, 'given_name', 'name', 'preferred_username', 'email')),
        roles: rolesIn(claims[config.rolesClaim]),
      }
    },

    endSessionUrl: async () => {
      const server = await provider().catch(() => undefined)
      if (server?.serverMetadata().end_session_endpoint === undefined) return undefined
      // Without the ID token, which would put a name into an address: the provider asks instead.
      const back = new URL('/desk', config.publicUrl).href
      return client.buildEndSessionUrl(server, { post_logout_redirect_uri: back }).href
    },
  }
}

/** The first of these claims that says something. */
const textIn = (claims: Readonly<Record<string, unknown>>, ...names: readonly string[]): string =>
  names
    .map((name) => claims[name])
    .find((value) => typeof value === 'string' && value.trim() !== '')
    ?.toString() ?? ''

/** What citizens see: the first word, or what stands before the @ where there is only an address. */
const firstName = (name: string): string => name.trim().split(/[\s@]/)[0]?.slice(0, 60) ?? ''
