import { roles as knownRoles, type Role } from '../../widget/protocol/staff.js'

/** Somebody who can sign in from the very first start. */
export type BootstrapAccount = {
  readonly email: string
  readonly password: string
  readonly roles: readonly Role[]
}

/** What a sign-in takes, and no more. */
const longest = 200

/**
 * Reads `email:password:role[+role]`, comma-separated. A password holds anything but a comma; the first and the last colon are the ones that
 * divide. The problems say which account, never what was written: a password may stand where an address should.
 */
export function readBootstrap(
  value: string,
): { accounts: readonly BootstrapAccount[] } | { problems: readonly string[] } {
  const entries = value.split(',').filter((entry) => entry.trim() !== '')
  if (entries.length === 0) return { problems: ['names nobody: email:password:role[+role], comma-separated'] }

  const read = entries.map(readEntry)
  const problems = read.flatMap((entry, n) =>
    typeof entry === 'string' ? [`account ${n + 1} of ${read.length} ${entry}`] : [],
  )
  const accounts = read.filter((entry) => typeof entry !== 'string')
  if (problems.length === 0 && new Set(accounts.map(({ email }) => email)).size < accounts.length)
    problems.push('names the same e-mail address twice')
  return problems.length > 0 ? { problems } : { accounts }
}

/** The account, or what is wrong with it. */
function readEntry(entry: string): BootstrapAccount | string {
  const [first, last] = [entry.indexOf(':'), entry.lastIndexOf(':')]
  if (first === last) return 'is not email:password:role[+role]; a password holds no comma'
  const email = entry.slice(0, first).trim().toLowerCase()
  const password = entry.slice(first + 1, last)
  const named = entry
    .slice(last + 1)
    .split('+')
    .map((role) => role.trim())

  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > longest) return 'begins with no e-mail address'
  if (password === '') return 'has no password'
  if (password.length > longest) return `has a password of more than ${longest} characters`
  const roles = knownRoles.filter((role) => named.includes(role))
  if (!named.every((role) => roles.some((known) => known === role)))
    return `has a role that is none of ${knownRoles.join(', ')}`
  return { email, password, roles }
}
