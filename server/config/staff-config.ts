import { z } from 'zod'
import { isLoopback } from './is-loopback.js'
import { readBootstrap, type BootstrapAccount } from './read-bootstrap.js'
import { setting } from './setting.js'

/** The organisation's own sign-in, OpenID Connect. */
export type OidcConfig = {
  readonly issuer: string
  readonly clientId: string
  /** A public client has none. */
  readonly clientSecret?: string
  /** This server's own origin as browsers see it: where the provider sends people back to. */
  readonly publicUrl: string
  /** The claim that names somebody's roles. */
  readonly rolesClaim: string
  readonly scope: string
}
export type StaffConfig = {
  /** Who can sign in before anybody has made accounts; absent: one administrator with a password made up. */
  readonly bootstrap?: readonly BootstrapAccount[]
  readonly oidc?: OidcConfig
}

/** What is said in clear text is said to this very machine only. */
const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
const safely = 'starts with https://, or http:// on a loopback address'

const issuer = z.string().refine((value) => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return isSafe(url) && !url.search && !url.hash && !url.username && !url.password
}, `the provider's address: ${safely}, and has neither a query nor a name and password`)

const publicUrl = z
  .string()
  .refine((value) => {
    if (!URL.canParse(value)) return false
    const url = new URL(value)
    return isSafe(url) && `${url.origin}/` === url.href
  }, `an origin such as https://chat.example.dk: ${safely}, and has no path`)
  .transform((value) => new URL(value).origin)

const bootstrap = z.string().transform((value, { issues }) => {
  const read = readBootstrap(value)
  if ('accounts' in read) return read.accounts
  for (const message of read.problems) issues.push({ code: 'custom', message, input: value })
  return z.NEVER
})

/** The variables about who works here and how they sign in. */
export const staffSettings = {
  STAFF_BOOTSTRAP: setting(bootstrap.optional()),
  PUBLIC_URL: setting(publicUrl.optional()),
  OIDC_ISSUER: setting(issuer.optional()),
  OIDC_CLIENT_ID: setting(z.string().optional()),
  OIDC_CLIENT_SECRET: setting(z.string().optional()),
  OIDC_ROLES_CLAIM: setting(z.string().default('roles')),
  OIDC_SCOPE: setting(
    z
      .string()
      .refine(
        (value) => value.split(' ').includes('openid'),
        'names scopes apart by blanks, openid among them',
      )
      .default('openid profile email'),
  ),
} as const

type Settings = z.infer<z.ZodObject<typeof staffSettings>>
type Problem = { readonly path: keyof Settings; readonly message: string }

/** What is missing from a sign-in that is configured by half. */
export function staffProblems(env: Settings): Problem[] {
  const named = (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).filter(
    (name) => env[name] !== undefined,
  )
  if (named.length === 0) return []
  const needed = {
    OIDC_ISSUER: 'whose sign-in is it?',
    OIDC_CLIENT_ID: "this server's name at the provider",
    PUBLIC_URL: "this server's address as browsers see it, where the provider sends them back to",
  } as const
  return (Object.keys(needed) as (keyof typeof needed)[])
    .filter((path) => env[path] === undefined)
    .map((path) => ({ path, message: `is needed with ${named.join(', ')}: ${needed[path]}` }))
}

/** Who may sign in, and how; settings without problems are expected. */
export function staffConfig(env: Settings): StaffConfig {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  const { STAFF_BOOTSTRAP: bootstrap, PUBLIC_URL: publicUrl } = env
  return {
    ...(bootstrap && { bootstrap }),
    ...(issuer !== undefined &&
      clientId !== undefined &&
      publicUrl !== undefined && {
        oidc: {
          issuer,
          clientId,
          ...(clientSecret !== undefined && { clientSecret }),
          publicUrl,
          rolesClaim: env.OIDC_ROLES_CLAIM,
          scope: env.OIDC_SCOPE,
        },
      }),
  }
}
