import { Router, type Request, type RequestHandler, type Response } from 'express'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { QuickReplyChange, type QuickReply } from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import { bodyOf, parsed } from '../../bot/channels/web/parse-request.js'
import type { QuickReplyStore } from './quick-reply-store.js'

/** The door to quick replies: whoever serves citizens uses everybody's and looks after her own; leaders look after everybody's. */
export function createQuickReplyRoutes({
  store,
  staffOf,
  requireCaseworker,
}: {
  store: QuickReplyStore
  /** Who asks, once she has been let in. */
  staffOf: (response: Response) => StaffMember
  /** Lets in whoever serves citizens, and leaders. */
  requireCaseworker: RequestHandler
}): Router {
  const router = Router()

  router.get('/quick-replies', requireCaseworker, async (_request, response) => {
    response.json({ quickReplies: await store.usableBy(staffOf(response).id) })
  })

  router.post('/quick-replies', requireCaseworker, async (request, response) => {
    const staff = staffOf(response)
    const reply = parsed(QuickReplyChange, bodyOf(request))
    permit(staff, reply)
    response.status(201).json(await store.add(staff.id, reply))
  })

  /** The one that is asked for, if she may change it. */
  const changeable = async (request: Request<{ id: string }>, staff: StaffMember): Promise<QuickReply> => {
    const found = await store.find(request.params.id, staff.id)
    if (!found) throw unknownQuickReply()
    permit(staff, found)
    return found
  }

  router.put('/quick-replies/:id', requireCaseworker, async (request: Request<{ id: string }>, response) => {
    const staff = staffOf(response)
    const reply = parsed(QuickReplyChange, bodyOf(request))
    const found = await changeable(request, staff)
    permit(staff, reply)
    const changed = await store.change(found, staff.id, reply)
    if (!changed) throw unknownQuickReply()
    response.json(changed)
  })

  router.delete(
    '/quick-replies/:id',
    requireCaseworker,
    async (request: Request<{ id: string }>, response) => {
      const staff = staffOf(response)
      if (!(await store.remove(await changeable(request, staff), staff.id))) throw unknownQuickReply()
      response.status(204).end()
    },
  )

  return router
}

/** What everybody uses, only leaders change. */
function permit(staff: StaffMember, { shared }: Pick<QuickReply, 'shared'>): void {
  if (shared && !staff.roles.includes('admin'))
    throw new Refusal(403, 'forbidden', 'Only an administrator changes the replies everybody shares.')
}

const unknownQuickReply = () => new Refusal(404, 'unknown-quick-reply', 'There is no such quick reply.')
