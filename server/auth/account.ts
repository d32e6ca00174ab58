import type { Language } from '../../widget/protocol/http.js'
import type { Account, Role, StaffMember } from '../../widget/protocol/staff.js'
import { isLocked } from './count-try.js'

/** Somebody who works here, with what signing in needs. */
export type StaffAccount = {
  readonly id: string
  /** In lower case; unique among those who have a password here. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly municipalities: readonly string[]
  readonly languages: readonly Language[]
  readonly capacity?: number
  readonly disabled: boolean
  readonly passwordHash?: string
  /** Who she is in the organisation's own sign-in; then she has no password here. */
  readonly external?: { readonly issuer: string; readonly subject: string }
  readonly failedSignIns: number
  readonly lockedUntil?: Date
  readonly lastSignIn?: Date
  /** Goes up whenever sessions begun so far are to end: with a new password, other roles, or when it is disabled. */
  readonly generation: number
}

export const normalEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

export const toStaffMember = (account: StaffAccount): StaffMember => ({
  id: account.id,
  email: account.email,
  name: account.name,
  roles: [...account.roles],
  municipalities: [...account.municipalities],
  languages: [...account.languages],
  ...(account.capacity !== undefined && { capacity: account.capacity }),
})

export const toAccount = (account: StaffAccount, at: Date): Account => ({
  ...toStaffMember(account),
  disabled: account.disabled,
  external: account.external !== undefined,
  ...(isLocked(account, at) && { lockedUntil: account.lockedUntil?.toISOString() }),
  ...(account.lastSignIn && { lastSignIn: account.lastSignIn.toISOString() }),
})
