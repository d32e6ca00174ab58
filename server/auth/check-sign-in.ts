import type { StaffAccount } from './account.js'
import type { AccountStore } from './account-store.js'
import type { Audit } from './audit.js'
import { countTry, isLocked } from './count-try.js'
import type { InTurn } from './create-line.js'
import type { Passwords } from './passwords.js'

/** The account, if this is its password and it may sign in; every failure looks and lasts the same from outside. */
export type CheckSignIn = (
  find: () => Promise<StaffAccount | undefined>,
  password: string,
) => Promise<StaffAccount | undefined>

/**
 * Checks a password. The try is counted as failed before the password is looked at and forgiven afterwards, so guesses at the same time, here or
 * on other instances, get no more tries than one after another; and it is counted when its turn comes, so the right password from many
 * windows at once does not lock its owner out.
 */
export function createCheckSignIn({
  accounts,
  passwords,
  inTurn,
  now,
  audit,
}: {
  accounts: AccountStore
  passwords: Passwords
  inTurn: InTurn
  now: () => Date
  audit: Audit
}): CheckSignIn {
  /** Whether there was a try left; the count is set only from what was read, so each try counts. */
  const takeTry = async (from: StaffAccount): Promise<'taken' | 'locks' | 'none'> => {
    for (let account: StaffAccount | undefined = from; account; account = await accounts.byId(from.id)) {
      const to = countTry(account, now())
      if (!to) return 'none'
      if (await accounts.countTries(account, to)) return isLocked(to, now()) ? 'locks' : 'taken'
    }
    return 'none'
  }

  return (find, password) =>
    inTurn(async () => {
      const account = await find()
      const refused = (code: 'unknown' | 'wrong-password' | 'disabled' | 'locked'): undefined => {
        audit('sign-in-refused', { ...(account && { staff: account.id }), way: 'password', code })
        return undefined
      }
      const tried = account && !account.disabled ? await takeTry(account) : 'none'
      const { matches, outdated } = await passwords.check(password, account?.passwordHash)
      if (!account?.passwordHash) {
        refused('unknown')
        return
      }
      if (account.disabled) {
        refused('disabled')
        return
      }
      if (tried === 'none') {
        refused('locked')
        return
      }
      if (!matches) {
        if (tried === 'locks') audit('locked', { staff: account.id })
        refused('wrong-password')
        return
      }
      if (outdated) await accounts.renewHash(account.id, account.passwordHash, await passwords.hash(password))
      const forgiven = await accounts.change(account.id, { failedSignIns: 0, lockedUntil: undefined })
      // What the password opens is of the generation it was read with: it may have been changed meanwhile.
      return forgiven && { ...forgiven, generation: account.generation }
    })
}
