import { randomUUID } from 'node:crypto'
import { Router, type Response } from 'express'
import type { Connection } from 'mongoose'
import { createVisitorOf } from '../bot/channels/web/access.js'
import type { HumanSide } from '../bot/channels/web/human-side.js'
import type { SpendOne } from '../bot/channels/web/limits.js'
import type { ChannelName } from '../bot/conversation/conversation.js'
import { createDeliver } from '../bot/conversation/deliver.js'
import type { CaseworkerId, ConversationId, HandoffId, MessageId } from '../bot/conversation/ids.js'
import type { Channel, ConversationStore } from '../bot/conversation/ports.js'
import { createAccessLog } from '../handoff/access-log/access-log.js'
import { createAssignment } from '../handoff/assignment/assignment.js'
import { createPresenceStore } from '../handoff/presence/presence-store.js'
import { createCitizenRequests } from '../handoff/citizen/citizen-requests.js'
import { createCitizenRoutes } from '../handoff/citizen/routes.js'
import { createBoard } from '../handoff/desk/board.js'
import {
  createDeskWindows,
  openDeskNamespace,
  type DeskNamespace,
  type DraftFor,
} from '../handoff/desk/desk-namespace.js'
import { createDossier } from '../handoff/desk/dossier.js'
import { createOverview } from '../handoff/desk/overview.js'
import { createDeskRoutes } from '../handoff/desk/routes.js'
import { createNoteStore } from '../handoff/notes/note-store.js'
import { createSettingsRoutes } from '../handoff/opening-hours/settings-routes.js'
import { createSettingsStore } from '../handoff/opening-hours/settings-store.js'
import { createHandoffStore } from '../handoff/queue/handoff-store.js'
import { createQuickReplyRoutes } from '../handoff/quick-replies/quick-reply-routes.js'
import { createQuickReplyStore } from '../handoff/quick-replies/quick-reply-store.js'
import { createAnnouncements } from '../handoff/relay/announcements.js'
import { createCaseworkerDesk, type Desk } from '../handoff/relay/caseworker-desk.js'
import { createQueueFigures } from '../handoff/relay/queue-figures.js'
import { createRelay, type Cite } from '../handoff/relay/relay.js'
import type { Windows } from '../handoff/relay/windows.js'
import { createTaskStore } from '../handoff/tasks/task-store.js'
import { questionsIn } from '../bot/skills/call-a-caseworker/what-to-share.js'
import { municipalities } from '../bot/texts/municipalities.js'
import { auditRefusals } from '../handoff/desk/audit-refusals.js'
import type { Audit } from '../handoff/desk/staff-at-door.js'
import type { StaffMember } from '../widget/protocol/staff.js'
import type { StaffDoor } from './auth/staff-door.js'
import type { Logger } from './observability/logger.js'
import type { Metrics } from './observability/metrics.js'
import { countHandoffs } from './observability/count-handoffs.js'

export type DeskParts = {
  readonly desk: Desk
  readonly human: HumanSide
  /** For /api/conversations, beside the citizen's own. */
  readonly citizenRoutes: Router
  /** For /api/staff, beside the sign-in. */
  readonly staffRoutes: Router
  /** What is to be done now and then: `windows` are the conversations somebody has open here. */
  readonly lookAfter: (windows: readonly ConversationId[]) => Promise<void>
  /** After a start: what a crash left unsaid. */
  readonly heal: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The human side of the house: queue, desk and relay over one store, behind the sockets and routes they need. */
export async function createDesk({
  connection,
  store,
  channels,
  namespace,
  door,
  cite,
  draftFor,
  spendOne,
  alwaysOpen,
  trustProxy,
  seed,
  metrics,
  log,
  failed,
  now,
}: {
  connection: Connection
  store: ConversationStore
  channels: ReadonlyMap<ChannelName, Channel>
  namespace: DeskNamespace
  door: StaffDoor
  cite: Cite
  draftFor: DraftFor
  spendOne: SpendOne
  alwaysOpen: boolean
  trustProxy: number
  seed: boolean
  metrics: Metrics
  log: Logger
  failed: (cause: unknown) => void
  now: () => Date
}): Promise<DeskParts> {
  const newMessageId = () => randomUUID() as MessageId
  const handoffs = await createHandoffStore(connection)
  const presence = await createPresenceStore(connection)
  const tasks = await createTaskStore(connection)
  const notes = await createNoteStore(connection)
  const accesses = await createAccessLog(connection, now)
  const settings = createSettingsStore(connection)
  const quickReplies = await createQuickReplyStore(connection)
  if (seed) await quickReplies.seed()

  const windows: Windows = {
    ...createDeskWindows(namespace),
    standing: (to, event) => channels.get(to.channel)?.stands?.(to, event),
    caseworkerTypes: (to) => channels.get(to.channel)?.types?.(to, 'caseworker'),
  }
  const deliver = createDeliver({ store, channels })
  const figures = createQueueFigures({ handoffs, presence, now })
  const board = createBoard({ handoffs, presence, tasks, figures, windows, failed, now })
  const { changed } = board
  const { onHandoff, countWaiting } = countHandoffs(metrics)
  const announcements = createAnnouncements({ deliver, handoffs, newMessageId, now })
  const newHandoffId = () => randomUUID() as HandoffId
  const desk = createCaseworkerDesk({
    ...{ handoffs, tasks, settings, figures, store, windows, alwaysOpen, changed, onHandoff },
    newHandoffId,
    now,
  })
  const assignment = createAssignment({
    ...{ handoffs, presence, notes, accesses, announcements, figures, desk, windows, alwaysOpen },
    ...{ changed, onHandoff, now },
    isMunicipality: (code) => municipalities.has(code),
  })
  const { notYours } = assignment
  const relay = createRelay({ handoffs, store, channels, windows, cite, notYours, newMessageId, now })
  const dossier = createDossier({ handoffs, store, questionsIn })
  const audit: Audit = (event, details) => log.info({ audit: event, ...details }, 'audit')
  const { present, settle } = openDeskNamespace(namespace, {
    signedIn: door.signedIn,
    onStaffChange: door.onChange,
    ...{ assignment, relay, presence, notes, dossier, board, windows, draftFor, spendOne, trustProxy },
    audit,
    failed,
    now,
  })

  door.onChange((id) => {
    const look = async () => {
      const account = await door.accounts.byId(id)
      if (!account || account.disabled) await presence.forget(id as CaseworkerId)
    }
    look().catch(failed)
  })

  const human: HumanSide = {
    standingOf: async (id) => {
      const standing = await handoffs.standing(id)
      if (!standing) return undefined
      if (standing.state === 'active')
        return {
          kind: 'handoff',
          state: 'active',
          ...(standing.caseworker && { caseworker: standing.caseworker.name }),
        }
      const place = await desk.placeOf(id)
      return (
        place && {
          kind: 'handoff',
          state: 'queued',
          position: place.position,
          ...(place.waitSeconds !== undefined && { waitSeconds: place.waitSeconds }),
        }
      )
    },
    citizenTypes: relay.citizenTypes,
    held: async (id) => ({
      handoffs: await handoffs.allOf(id),
      messagesToTheOffice: await tasks.of(id),
      accessLog: await accesses.of(id),
    }),
    erase: async (id) => {
      const open = await handoffs.standing(id)
      await Promise.all([handoffs.erase(id), tasks.erase(id), notes.erase(id), accesses.erase(id)])
      if (open?.caseworker) windows.released(open.caseworker.id, id, 'erased')
      changed()
    },
  }

  const staffOf = (response: Response) => response.locals.staff as StaffMember
  const requireCaseworker = door.requireRole('caseworker')
  const requireAdmin = door.requireRole('admin')
  const staffRoutes = Router()
  staffRoutes.use(
    createDeskRoutes({
      ...{ handoffs, tasks, notes, accesses, dossier, board, staffOf, changed, now },
      overview: createOverview({ handoffs, presence, tasks, now }),
      requireCaseworker,
      requireAdmin,
    }),
    createSettingsRoutes({ store: settings, requireAdmin, now }),
    createQuickReplyRoutes({
      store: quickReplies,
      staffOf,
      requireCaseworker: door.requireRole('caseworker', 'admin'),
    }),
  )
  staffRoutes.use(auditRefusals(audit, staffOf))
  const requests = createCitizenRequests({
    ...{ store, deliver, desk, handoffs, tasks, assignment, announcements, changed, newMessageId, now },
  })

  return {
    desk,
    human,
    citizenRoutes: createCitizenRoutes({
      requests,
      visitorOf: createVisitorOf({ store, spendOne }),
      human,
      spendOne,
    }),
    staffRoutes,
    lookAfter: async (open) => {
      await presence.stay(present(), now())
      await handoffs.seen(open, now())
      await assignment.sweep()
      countWaiting(await handoffs.count('queued'), await handoffs.count('active'))
    },
    heal: assignment.heal,
    stop: async () => {
      await settle()
      await board.stop()
    },
  }
}
