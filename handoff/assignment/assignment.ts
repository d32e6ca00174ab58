import type { CaseworkerId, ConversationId } from '../../bot/conversation/ids.js'
import type { Unavailable } from '../../bot/conversation/ports.js'
import type { CaseworkerDesk } from '../../bot/conversation/ports.js'
import type { Message } from '../../bot/conversation/message.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import type { Outcome, Theme, TransferTo } from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import type { AccessLog } from '../access-log/access-log.js'
import type { NoteStore } from '../notes/note-store.js'
import { caseworkerOf, type Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import type { Announcements } from '../relay/announcements.js'
import type { OnHandoff } from '../relay/caseworker-desk.js'
import type { QueueFigures } from '../relay/queue-figures.js'
import type { Windows } from '../relay/windows.js'
import { isThere, serves, type PresenceStore } from '../presence/presence-store.js'

/** A caseworker whose windows have all been closed for this long has let go of her conversations, in milliseconds. */
export const lease = 60_000
/** So long nobody who could come has been there before those who wait are told so, in milliseconds: a reload is no leave. */
export const unattendedFor = 60_000
/** Somebody who waits and has had no window open for this long does not wait any more, in milliseconds. */
export const absence = 10 * 60_000

/** A crash longer ago than this has been healed, in milliseconds. */
const healedUpTo = 10 * 60_000

export type Assignment = ReturnType<typeof createAssignment>

/** Who has which conversation: taken, passed on, ended, and given back when its caseworker is gone. */
export function createAssignment({
  handoffs,
  presence,
  notes,
  accesses,
  announcements,
  figures,
  desk,
  windows,
  alwaysOpen,
  isMunicipality,
  changed,
  onHandoff,
  now,
}: {
  handoffs: HandoffStore
  presence: PresenceStore
  notes: NoteStore
  accesses: AccessLog
  announcements: Announcements
  figures: QueueFigures
  desk: CaseworkerDesk
  windows: Windows
  alwaysOpen: boolean
  isMunicipality: (code: string) => boolean
  changed: () => void
  onHandoff: OnHandoff
  now: () => Date
}) {
  /** A server that has just started has not seen anybody yet. */
  const startedAt = now().getTime()
  const goneFor = (seenAt: Date, at: Date) => at.getTime() - Math.max(seenAt.getTime(), startedAt)
  /** Since when nobody was there for a queue. */
  const unattended = new Map<string, number>()

  /** Claims of one caseworker, one after another, so that her capacity holds. */
  const claims = new Map<string, Promise<unknown>>()

  async function claim(staff: StaffMember, conversation: ConversationId): Promise<Handoff> {
    const standing = await handoffs.openOf(conversation)
    if (!standing) throw await notOpen(conversation)
    if (standing.state === 'active') throw alreadyClaimed()
    if (standing.waitsFor && standing.waitsFor.id !== staff.id) throw forbidden()
    if (!serves(staff, standing)) throw forbidden()
    if (
      staff.capacity !== undefined &&
      (await handoffs.countActive(caseworkerOf(staff).id)) >= staff.capacity
    )
      throw new Refusal(409, 'at-capacity', 'No more conversations at once.')
    const claimed = await handoffs.claim(conversation, caseworkerOf(staff), now())
    if (!claimed) throw alreadyClaimed()
    onHandoff({ kind: 'claimed', handoff: claimed })
    changed()
    const joined = await begin(claimed)
    if (!joined) throw await notOpen(conversation)
    windows.message(caseworkerOf(staff).id, conversation, joined)
    return claimed
  }

  /** It is written down who sees it now, and both are told. Nothing where the citizen has erased it meanwhile. */
  async function begin(handoff: Handoff): Promise<Message | undefined> {
    const { id, conversation, caseworker, claims } = handoff
    if (caseworker) await accesses.write(conversation, caseworker, 'claimed', `${id}:${claims}`)
    const joined = await announcements.joined(handoff)
    if (!joined) await accesses.erase(conversation)
    return joined
  }

  async function notOpen(conversation: ConversationId): Promise<Refusal> {
    return (await handoffs.lastOf(conversation))
      ? new Refusal(409, 'ended', 'The conversation with a person is over.')
      : new Refusal(404, 'unknown-conversation', 'No such conversation has been asked over.')
  }

  /** Why something cannot be done with a conversation that is not this caseworker's own. */
  async function notYours(conversation: ConversationId): Promise<Refusal> {
    const standing = await handoffs.standing(conversation)
    return standing
      ? new Refusal(403, 'not-yours', 'Somebody else has the conversation, or nobody yet.')
      : notOpen(conversation)
  }

  async function giveBack(
    handoff: Handoff,
    why: NonNullable<Handoff['returned']>['why'],
    to?: Parameters<HandoffStore['giveBack']>[3],
  ): Promise<Handoff | undefined> {
    const from = handoff.caseworker
    if (!from) return undefined
    const returned = await handoffs.giveBack(handoff.conversation, from.id, { why, at: now() }, to)
    if (!returned) return undefined
    await announcements.backInLine(returned, await figures.placeOf(returned))
    windows.released(from.id, handoff.conversation, why)
    changed()
    return returned
  }

  async function end(
    conversation: ConversationId,
    standing: Parameters<HandoffStore['close']>[1],
    closing: Parameters<HandoffStore['close']>[2],
  ): Promise<Handoff | undefined> {
    const closed = await handoffs.close(conversation, standing, closing)
    if (!closed) return undefined
    onHandoff({ kind: 'closed', handoff: closed })
    changed()
    return closed
  }

  /** What hours and presence have done to those who wait, and to those whose caseworker is gone. */
  async function sweep(): Promise<void> {
    const at = now()
    const there = new Map((await presence.all()).map((one) => [one.id, one]))
    for (const holder of await handoffs.holders()) {
      const caseworker = there.get(holder)
      const gone = !caseworker || (!isThere(caseworker, at) && goneFor(caseworker.seenAt, at) > lease)
      if (gone) for (const handoff of await handoffs.activeOf(holder)) await giveBack(handoff, 'lease')
    }
    const all = await figures.everything()
    const queues = new Set(all.waiting.map(queueOf))
    for (const queue of unattended.keys()) if (!queues.has(queue)) unattended.delete(queue)
    for (const handoff of all.waiting) {
      const { conversation, waitsFor } = handoff
      if (handoff.channel === 'web' && goneFor(handoff.seenAt, at) > absence) {
        const closed = await end(conversation, { state: 'queued' }, { closedAt: at, closedBy: 'away' })
        if (closed) await announcements.gaveUp(closed)
        continue
      }
      const colleague = waitsFor && there.get(waitsFor.id)
      if (waitsFor && !(colleague && isThere(colleague, at)) && (await handoffs.waitForAnybody(conversation)))
        changed()
      await lookAfter(handoff, isAttended(handoff, figures.attended(all, handoff), at))
    }
  }

  /** Whether somebody is there who could come to this queue, or was a moment ago. */
  function isAttended(handoff: Handoff, someoneIs: boolean, at: Date): boolean {
    const queue = queueOf(handoff)
    if (someoneIs) unattended.delete(queue)
    else if (!unattended.has(queue)) unattended.set(queue, at.getTime())
    return at.getTime() - (unattended.get(queue) ?? at.getTime()) < unattendedFor
  }

  /** Nobody waits in vain for somebody who cannot come. */
  async function lookAfter(handoff: Handoff, attended: boolean): Promise<void> {
    const { conversation, toldNobody = false } = handoff
    if (attended) {
      if (toldNobody) await handoffs.somebodyCame(conversation)
      return
    }
    const availability = await desk.availabilityFor(handoff)
    if (availability.kind === 'open') return
    if (!alwaysOpen && isClosed(availability)) {
      const closed = await end(
        conversation,
        { state: 'queued' },
        { closedAt: now(), closedBy: 'desk-closed' },
      )
      if (closed) await announcements.lineClosed(closed, availability)
    } else if (!toldNobody && (await handoffs.toldNobody(conversation)))
      await announcements.nobodyLeft(handoff, await figures.placeOf(handoff))
  }

  return {
    claim: (staff: StaffMember, conversation: ConversationId): Promise<Handoff> => {
      const before = claims.get(staff.id) ?? Promise.resolve()
      const mine = before.catch(() => undefined).then(() => claim(staff, conversation))
      const settled = mine.catch(() => undefined)
      claims.set(staff.id, settled)
      void settled.then(() => claims.get(staff.id) === settled && claims.delete(staff.id))
      return mine
    },

    transfer: async (
      staff: StaffMember,
      conversation: ConversationId,
      to: TransferTo,
      note: string | undefined,
    ): Promise<void> => {
      const handoff = await handoffs.openOf(conversation)
      if (handoff?.caseworker?.id !== staff.id) throw await notYours(conversation)
      if ('municipality' in to && to.municipality !== null && !isMunicipality(to.municipality))
        throw new Refusal(400, 'unknown-municipality', 'No Danish municipality has that code.')
      const target = 'caseworker' in to ? await presence.of(to.caseworker as CaseworkerId) : undefined
      if ('caseworker' in to && (!target || !isThere(target, now()) || target.id === staff.id))
        throw new Refusal(409, 'not-present', 'That colleague is not at the desk.')
      if (target && !serves(target, handoff))
        throw new Refusal(409, 'not-served', 'That colleague does not take this queue.')
      if (note) await notes.add({ conversation, at: now(), by: caseworkerOf(staff), text: note })
      const returned = await giveBack(
        handoff,
        'transferred',
        'municipality' in to
          ? { municipality: to.municipality }
          : target && { waitsFor: { id: target.id, name: target.name } },
      )
      if (!returned) throw await notYours(conversation)
    },

    close: async (
      staff: StaffMember,
      conversation: ConversationId,
      ending: { outcome?: Outcome | undefined; theme?: Theme | undefined },
    ): Promise<void> => {
      const id = caseworkerOf(staff).id
      const closed = await end(
        conversation,
        { state: 'active', caseworker: id },
        {
          closedAt: now(),
          closedBy: 'caseworker',
          ...(ending.outcome && { outcome: ending.outcome }),
          ...(ending.theme && { theme: ending.theme }),
        },
      )
      if (!closed) throw await notYours(conversation)
      await announcements.ended(closed)
      windows.released(id, conversation, 'closed')
    },

    /** The citizen leaves the line, or ends the conversation with her caseworker: only what she means, where she says it. Nothing when neither was. */
    leave: async (
      conversation: ConversationId,
      meant?: 'queued' | 'active',
    ): Promise<Handoff | undefined> => {
      if (meant !== 'active') {
        const left = await end(conversation, { state: 'queued' }, { closedAt: now(), closedBy: 'left' })
        if (left || meant === 'queued') return left
      }
      const ended = await end(
        conversation,
        { state: 'active' },
        { closedAt: now(), closedBy: 'citizen', outcome: 'citizen-left' },
      )
      if (ended?.caseworker) windows.released(ended.caseworker.id, conversation, 'left')
      return ended
    },

    /** She is back: what she lost while she was gone is told her now. */
    tellLost: async (caseworker: CaseworkerId, since: Date): Promise<void> => {
      for (const { conversation } of await handoffs.lostBy(caseworker, since))
        windows.released(caseworker, conversation, 'lease')
    },

    notYours,
    sweep,
    /** After a crash: what stands is said again, and nothing twice. */
    heal: async (): Promise<void> => {
      for (const handoff of await handoffs.active()) await begin(handoff)
      for (const handoff of await handoffs.queued())
        if (handoff.returned) await announcements.backInLine(handoff, await figures.placeOf(handoff))
      const lately = new Date(now().getTime() - healedUpTo)
      for (const handoff of await handoffs.closedSince(lately)) {
        const { closedBy } = handoff
        if (closedBy === 'caseworker' || closedBy === 'citizen') await announcements.ended(handoff)
        if (closedBy === 'away') await announcements.gaveUp(handoff)
        if (closedBy === 'desk-closed') {
          const availability = await desk.availabilityFor(handoff)
          if (availability.kind === 'unavailable') await announcements.lineClosed(handoff, availability)
        }
      }
    },
  }
}

const queueOf = ({ municipality, language }: Handoff) => `${municipality ?? ''} ${language}`
const isClosed = ({ why }: Unavailable) =>
  why === 'outside-hours' || why === 'holiday' || why === 'closing-day'
const alreadyClaimed = () => new Refusal(409, 'already-claimed', 'A colleague has it.')
const forbidden = () => new Refusal(403, 'forbidden', 'Not one of your queues.')
