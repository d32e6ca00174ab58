/** What the record of sign-ins tells; with ids and codes alone, never an address or a password. */
export type AuditEvent =
  | 'sign-in'
  | 'sign-in-refused'
  | 'locked'
  | 'sign-out'
  | 'password-changed'
  | 'password-reset'
  | 'account-created'
  | 'account-changed'
  | 'account-deleted'

export type AuditDetails = {
  /** Whose account; absent where there is none. */
  readonly staff?: string
  /** The administrator who did it, where it was not herself. */
  readonly by?: string
  readonly way?: 'password' | 'oidc'
  /** Why it was refused. */
  readonly code?:
    | 'unknown'
    | 'wrong-password'
    | 'disabled'
    | 'locked'
    | 'no-role'
    | 'no-attempt'
    | 'wrong-state'
    | 'cancelled'
    | 'unavailable'
    | 'not-proved'
}

export type Audit = (event: AuditEvent, details: AuditDetails) => void
