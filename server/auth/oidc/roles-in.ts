import { roles, type Role } from '../../../widget/protocol/staff.js'

/** Our roles in a claim, which is a list or words with blanks between; what else is in it is somebody else's. */
export function rolesIn(claim: unknown): Role[] {
  const named: unknown[] = typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? claim : []
  return roles.filter((role) => named.includes(role))
}
