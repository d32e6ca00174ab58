import { Router, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { parsed } from '../../bot/channels/web/parse-request.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { toWire } from '../../bot/channels/web/wire.js'
import type { ConversationId } from '../../bot/conversation/ids.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import type { AccessLog } from '../access-log/access-log.js'
import { serves } from '../presence/presence-store.js'
import type { NoteStore } from '../notes/note-store.js'
import { caseworkerOf } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import type { TaskStore } from '../tasks/task-store.js'
import type { Board } from './board.js'
import type { Dossier } from './dossier.js'
import type { OverviewNow } from './overview.js'
import { handoffToWire, noteToWire } from './to-wire.js'

const Search = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
/** How many of her ended conversations are looked through. */
const looked = 200

/** The desk over HTTP: under /api/staff. */
export function createDeskRoutes({
  handoffs,
  tasks,
  notes,
  accesses,
  dossier,
  board,
  overview,
  requireCaseworker,
  requireAdmin,
  staffOf,
  changed,
  now,
}: {
  handoffs: HandoffStore
  tasks: TaskStore
  notes: NoteStore
  accesses: AccessLog
  dossier: Dossier
  board: Board
  overview: OverviewNow
  requireCaseworker: RequestHandler
  requireAdmin: RequestHandler
  staffOf: (response: Response) => StaffMember
  changed: () => void
  now: () => Date
}): Router {
  const router = Router()

  router.get('/handoffs', requireCaseworker, async (_request, response) => {
    response.json(await board.of(staffOf(response)))
  })

  router.get('/conversations', requireCaseworker, async (request, response) => {
    const me = caseworkerOf(staffOf(response))
    const { q, limit } = parsed(Search, request.query)
    const wanted = q.trim().toLowerCase()
    const found = []
    for (const handoff of await handoffs.endedBy(me.id, looked)) {
      if (found.length >= limit) break
      const { summary, shared, question, theme, outcome } = handoffToWire(handoff)
      const about = [summary, shared.name, question, theme, outcome].join('\n').toLowerCase()
      const said = async () =>
        (await dossier.messages(handoff)).some(({ text }) => text.toLowerCase().includes(wanted))
      if (about.includes(wanted) || (await said())) found.push(handoff)
    }
    if (wanted !== '')
      for (const { conversation } of found) await accesses.write(conversation, me, 'searched')
    response.json({ conversations: found.map((handoff) => handoffToWire(handoff)) })
  })

  router.get('/conversations/:id', requireCaseworker, async (request, response) => {
    const staff = staffOf(response)
    const conversation = String(request.params.id) as ConversationId
    const handoff = await dossier.mustHave(staff, conversation, 'ended too')
    await accesses.write(conversation, caseworkerOf(staff), 'read')
    const messages = await dossier.messages(handoff)
    response.json({
      handoff: handoffToWire(handoff),
      messages: messages.map(toWire),
      notes: (await notes.of(conversation)).map(noteToWire),
    })
  })

  const taskOf = async (id: string, staff: StaffMember) => {
    const task = await tasks.byId(id)
    if (!task || task.doneAt || !serves(staff, task)) throw new Refusal(404, 'unknown-task', 'No such task.')
    return task
  }
  const asTask =
    (act: (id: string, staff: StaffMember) => Promise<boolean>): RequestHandler =>
    async (request, response) => {
      const staff = staffOf(response)
      const { id, conversation } = await taskOf(String(request.params.id), staff)
      if (!(await act(id, staff))) throw new Refusal(409, 'already-taken', 'A colleague has it.')
      await accesses.write(conversation, caseworkerOf(staff), 'read-message')
      changed()
      response.json({ ok: true })
    }
  router.post(
    '/tasks/:id/take',
    requireCaseworker,
    asTask((id, staff) => tasks.take(id, caseworkerOf(staff))),
  )
  router.post(
    '/tasks/:id/release',
    requireCaseworker,
    asTask((id, staff) => tasks.release(id, caseworkerOf(staff))),
  )
  router.post(
    '/tasks/:id/done',
    requireCaseworker,
    asTask((id, staff) => tasks.done(id, caseworkerOf(staff), now())),
  )

  router.get('/overview', requireAdmin, async (_request, response) => {
    response.json(await overview())
  })

  return router
}
