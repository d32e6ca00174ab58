import type { ErrorRequestHandler, Response } from 'express'
import { Refusal } from '../../bot/channels/web/refusal.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import type { Audit } from './staff-at-door.js'

/** One line for each request of staff's that was refused, and then whatever is done with it. */
export const auditRefusals =
  (audit: Audit, staffOf: (response: Response) => StaffMember | undefined): ErrorRequestHandler =>
  (cause: unknown, request, response, next) => {
    const staff = staffOf(response)?.id
    if (cause instanceof Refusal)
      audit('desk-request-refused', { ...(staff && { staff }), method: request.method, code: cause.code })
    next(cause)
  }
