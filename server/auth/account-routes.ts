import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { bodyOf, parsed } from '../../bot/channels/web/parse-request.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { municipalities as known } from '../../bot/texts/municipalities.js'
import { AccountChange, NewAccount, roles as everyRole } from '../../widget/protocol/staff.js'
import { normalEmail, toAccount, type StaffAccount } from './account.js'
import type { AccountStore, AccountChange as StoredChange } from './account-store.js'
import type { Audit } from './audit.js'
import type { InTurn } from './create-line.js'
import { newPassword } from './new-password.js'
import type { Passwords } from './passwords.js'
import type { SessionStore } from './session-store.js'
import type { SessionsAtDoor } from './sessions-at-door.js'

/** Who works here: made, changed and taken away by administrators. */
export function createAccountRoutes({
  accounts,
  sessions,
  door,
  passwords,
  inTurn,
  now,
  audit,
  changed,
}: {
  accounts: AccountStore
  sessions: SessionStore
  door: SessionsAtDoor
  passwords: Passwords
  inTurn: InTurn
  now: () => Date
  audit: Audit
  changed: (staff: string) => void
}): Router {
  const router = Router()
  router.use(door.requireRole('admin'))

  const accountOf = async (id: string): Promise<StaffAccount> => {
    const account = await accounts.byId(id)
    if (!account) throw new Refusal(404, 'unknown-account', 'There is no such account.')
    return account
  }

  /** Changes an account, and leaves somebody who can administer. */
  const change = async (account: StaffAccount, to: StoredChange, endSessions: boolean) => {
    const ceases = canAdminister(account) && !canAdminister({ ...account, ...to } as StaffAccount)
    if (ceases && !(await accounts.hasOtherAdmin(account.id))) throw lastAdmin()
    const after = await accounts.change(account.id, to, { endSessions })
    // Two administrators may have done it to each other at the same moment: then neither has.
    if (ceases && !(await accounts.hasOtherAdmin(account.id))) {
      await accounts.change(account.id, { roles: account.roles, disabled: account.disabled })
      throw lastAdmin()
    }
    if (endSessions) await sessions.endAll(account.id)
    changed(account.id)
    return after
  }

  router.get('/', async (_request, response) => {
    const at = now()
    response.json({ accounts: (await accounts.list()).map((account) => toAccount(account, at)) })
  })

  router.post('/', async (request, response) => {
    const { email, capacity, ...wanted } = parsed(NewAccount, bodyOf(request))
    const password = newPassword()
    const account: StaffAccount = {
      ...fieldsOf(wanted),
      ...(capacity !== undefined && { capacity }),
      id: randomUUID(),
      email: normalEmail(email),
      disabled: false,
      passwordHash: await inTurn(() => passwords.hash(password)),
      failedSignIns: 0,
      generation: 0,
    }
    if (!(await accounts.add(account)))
      throw new Refusal(409, 'email-taken', 'Somebody signs in with that e-mail address already.')
    audit('account-created', { staff: account.id, by: door.visitor(response).staff.id })
    response.status(201).json({ account: toAccount(account, now()), password })
  })

  router.put('/:id', async (request, response) => {
    const account = await accountOf(request.params.id)
    const { disabled, capacity, ...wanted } = parsed(AccountChange, bodyOf(request))
    const fields = fieldsOf(wanted)
    const otherRoles = String(fields.roles) !== String(account.roles)
    if (account.external && otherRoles)
      throw new Refusal(409, 'external-account', "The roles come from the organisation's own sign-in.")

    const endSessions = otherRoles || disabled !== account.disabled
    const after = await change(account, { ...fields, capacity, disabled }, endSessions)
    if (!after) throw new Refusal(404, 'unknown-account', 'There is no such account.')
    const { staff, session } = door.visitor(response)
    // Whoever changes her own roles stays where she is, under a new token.
    if (endSessions && staff.id === account.id && !disabled)
      await door.begin(request, response, after, { external: session.external, since: session.createdAt })
    audit('account-changed', { staff: account.id, by: staff.id })
    response.json({ account: toAccount(after, now()) })
  })

  router.post('/:id/password', async (request, response) => {
    const account = await accountOf(request.params.id)
    if (account.external) throw noPasswordHere()
    const password = newPassword()
    const passwordHash = await inTurn(() => passwords.hash(password))
    await change(account, { passwordHash, failedSignIns: 0, lockedUntil: undefined }, true)
    audit('password-reset', { staff: account.id, by: door.visitor(response).staff.id })
    response.json({ password })
  })

  router.delete('/:id', async (request, response) => {
    const account = await accountOf(request.params.id)
    await change(account, { disabled: true }, true)
    await accounts.remove(account.id)
    audit('account-deleted', { staff: account.id, by: door.visitor(response).staff.id })
    response.status(204).end()
  })

  return router
}

export const noPasswordHere = () =>
  new Refusal(409, 'external-account', "This account signs in with the organisation's own sign-in.")
const lastAdmin = () => new Refusal(409, 'last-admin', 'Somebody has to be able to administer.')

const canAdminister = ({ disabled, roles }: StaffAccount) => !disabled && roles.includes('admin')

/** Each named once, and municipalities that exist. */
function fieldsOf({
  roles,
  municipalities,
  languages,
  name,
}: Pick<NewAccount, 'name' | 'roles' | 'municipalities' | 'languages'>) {
  if (!municipalities.every((code) => known.has(code)))
    throw new Refusal(400, 'unknown-municipality', 'No Danish municipality has that code.')
  return {
    name,
    roles: everyRole.filter((role) => roles.includes(role)),
    municipalities: [...new Set(municipalities)],
    languages: [...new Set(languages)],
  }
}
