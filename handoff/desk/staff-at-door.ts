import type { IncomingHttpHeaders } from 'node:http'
import type { Role, StaffMember } from '../../widget/protocol/staff.js'

/** Who a browser's cookie says she is, as long as she is signed in. */
export type SignedIn = (
  headers: IncomingHttpHeaders,
) => Promise<{ readonly sessionId: string; readonly staff: StaffMember } | undefined>

/** One line for each thing that was refused or done at the desk: ids and codes, never names or words. */
export type Audit = (event: string, details: Readonly<Record<string, string | number>>) => void

export const hasRole = ({ roles }: StaffMember, role: Role): boolean => roles.includes(role)
