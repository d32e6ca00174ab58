import { z } from 'zod'
import { Language } from './http.js'

export const roles = ['caseworker', 'editor', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Four digits, e.g. "0101" for København. */
export const Municipality = z.string().regex(/^\d{4}$/)

/** Somebody who works here, as every page of theirs gets to see them. */
export const StaffMember = z.object({
  id: z.string(),
  email: z.string(),
  /** What citizens see: a first name. */
  name: z.string(),
  roles: z.array(Role),
  /** Whose citizens she serves; empty: everybody's. */
  municipalities: z.array(Municipality),
  /** Which languages she takes chats in. */
  languages: z.array(Language),
  /** How many conversations she holds at once; absent: no limit. */
  capacity: z.int().positive().optional(),
})
export type StaffMember = z.infer<typeof StaffMember>

/** POST /api/staff/login */
export const Login = z.strictObject({ email: z.string().max(200), password: z.string().min(1).max(200) })
export type Login = z.infer<typeof Login>

/** GET /api/staff/me, and the answer to a login. `oidc`: whether there is a sign-in of the organisation's own (on `GET /api/staff/sign-in`). */
export const Me = z.object({ staff: StaffMember, expiresAt: z.string() })
export type Me = z.infer<typeof Me>

/** GET /api/staff/sign-in: how one can sign in here; open to everybody. */
export const SignInWays = z.object({ local: z.boolean(), oidc: z.boolean() })
export type SignInWays = z.infer<typeof SignInWays>

export const password = z.string().min(12).max(200)
/** POST /api/staff/password: one's own. */
export const PasswordChange = z.strictObject({ current: z.string().max(200), next: password })

const accountFields = {
  name: z.string().trim().min(1).max(60),
  roles: z.array(Role).min(1).max(3),
  municipalities: z.array(Municipality).max(98),
  languages: z.array(Language).min(1).max(2),
  capacity: z.int().min(1).max(1000).optional(),
}
/** POST /api/staff/accounts (admin). The answer is `{ account, password }`: a first password, shown once. */
export const NewAccount = z.strictObject({ email: z.email().max(200), ...accountFields })
export type NewAccount = z.infer<typeof NewAccount>
/** PUT /api/staff/accounts/:id (admin). */
export const AccountChange = z.strictObject({ ...accountFields, disabled: z.boolean() })
export type AccountChange = z.infer<typeof AccountChange>

/** GET /api/staff/accounts (admin) → `{ accounts }`. */
export const Account = StaffMember.extend({
  disabled: z.boolean(),
  /** Signs in with the organisation's own sign-in, so has no password here. */
  external: z.boolean(),
  lockedUntil: z.string().optional(),
  lastSignIn: z.string().optional(),
})
export type Account = z.infer<typeof Account>
