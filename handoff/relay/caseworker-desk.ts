import type { Conversation, Phase } from '../../bot/conversation/conversation.js'
import type { ConversationId, HandoffId } from '../../bot/conversation/ids.js'
import type { Availability, CaseworkerDesk, ConversationStore, InLine } from '../../bot/conversation/ports.js'
import { availabilityAt } from '../opening-hours/availability-at.js'
import { callbackSlots } from '../opening-hours/callback-slots.js'
import type { SettingsStore } from '../opening-hours/settings-store.js'
import type { Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import type { TaskStore } from '../tasks/task-store.js'
import type { QueueFigures } from './queue-figures.js'
import type { Windows } from './windows.js'

/** How many times to be called a citizen is shown. */
const mostSlots = 24

/** Counted when something happens to a handoff: nothing in it names anybody. */
export type OnHandoff = (
  what:
    | { readonly kind: 'requested'; readonly handoff: Handoff }
    | { readonly kind: 'claimed'; readonly handoff: Handoff }
    | { readonly kind: 'closed'; readonly handoff: Handoff },
) => void

/** The desk as a turn and the skills see it, and the times at which it can call. */
export type Desk = Omit<CaseworkerDesk, 'join'> & {
  /** `id`: under which name, so that the same wish again is known. */
  readonly join: (
    ...wish: [...Parameters<CaseworkerDesk['join']>, id?: HandoffId]
  ) => ReturnType<CaseworkerDesk['join']>
  readonly callTimes: (of: Pick<Conversation, 'municipality'>) => Promise<readonly Date[]>
}
export function createCaseworkerDesk({
  handoffs,
  tasks,
  settings,
  figures,
  store,
  windows,
  alwaysOpen,
  changed,
  onHandoff,
  newHandoffId,
  now,
}: {
  handoffs: HandoffStore
  tasks: TaskStore
  settings: SettingsStore
  figures: QueueFigures
  store: ConversationStore
  windows: Windows
  /** Open whenever somebody is present. */
  alwaysOpen: boolean
  /** The queue is not as it was. */
  changed: () => void
  onHandoff: OnHandoff
  newHandoffId: () => HandoffId
  now: () => Date
}): Desk {
  const availabilityFor = async ({
    municipality,
    language,
  }: Pick<Conversation, 'municipality' | 'language'>): Promise<Availability> => {
    const queue = { language, ...(municipality !== undefined && { municipality }) }
    const at = now()
    const [{ settings: own }, there, calls] = await Promise.all([
      settings.read(municipality),
      figures.at(queue),
      tasks.callsFrom(municipality, at),
    ])
    const taken = (slot: Date) => calls.get(slot.getTime()) ?? 0
    const { present, waiting, waitSeconds } = there
    const found = availabilityAt({ settings: own, at, alwaysOpen, present, waiting, taken })
    if (found.kind === 'open')
      return { kind: 'open', waiting, ...(waitSeconds !== undefined && { waitSeconds }) }
    const { why, because, opensAt, ways } = found
    return {
      kind: 'unavailable',
      why,
      ...(because && { because: because[language] }),
      ...(opensAt && { opensAt }),
      ways,
      slots: ways.includes('callback') ? callbackSlots(own, at, taken, mostSlots) : [],
    }
  }

  const placeOf = async (id: ConversationId): Promise<InLine | undefined> => {
    const handoff = await handoffs.openOf(id)
    if (handoff?.state !== 'queued') return undefined
    await handoffs.seen([id], now())
    return figures.placeOf(handoff)
  }

  return {
    phaseOf: async (id) => phaseOf(await handoffs.standing(id)),
    callTimes: async ({ municipality }) => {
      const [{ settings: own }, calls] = await Promise.all([
        settings.read(municipality),
        tasks.callsFrom(municipality, now()),
      ])
      return callbackSlots(own, now(), (slot) => calls.get(slot.getTime()) ?? 0, mostSlots)
    },
    heard: async (id, said, { caseworker }) => windows.message(caseworker.id, id, said),
    availabilityFor,

    join: async (conversation, { reason, question, citationsShown, shared }, handoffId = newHandoffId()) => {
      const { id, channel, language, municipality, targetGroup } = conversation
      const standing = await placeOf(id)
      if (standing) return standing
      const availability = await availabilityFor(conversation)
      if (availability.kind === 'unavailable' && !availability.ways.includes('wait')) return availability
      const [last] = await store.messages(id, { last: 1 })
      const handoff: Handoff = {
        id: handoffId,
        conversation: id,
        channel,
        language,
        ...(municipality !== undefined && { municipality }),
        ...(targetGroup !== undefined && { targetGroup }),
        state: 'queued',
        since: now(),
        ...(reason === 'crisis' && { first: 'crisis' as const }),
        reason,
        question,
        citationsShown,
        shared,
        after: last?.seq ?? 0,
        ahead: availability.kind === 'open' ? availability.waiting : 0,
        seenAt: now(),
        ...(availability.kind === 'unavailable' && { toldNobody: true }),
        claims: 0,
        hadBy: [],
      }
      if (await handoffs.open(handoff)) onHandoff({ kind: 'requested', handoff })
      changed()
      return (await placeOf(id)) ?? { kind: 'in-line', position: 1, attended: availability.kind === 'open' }
    },
    placeOf,
    goFirst: async (id) => {
      if (await handoffs.goFirst(id)) changed()
    },
    leaveLine: async (id) => {
      const handoff = await handoffs.close(id, { state: 'queued' }, { closedAt: now(), closedBy: 'left' })
      if (handoff) onHandoff({ kind: 'closed', handoff })
      changed()
      return handoff !== undefined
    },
  }
}

function phaseOf(standing: Pick<Handoff, 'id' | 'state' | 'caseworker'> | undefined): Phase {
  if (!standing) return { kind: 'withAssistant' }
  const { id: handoff, caseworker } = standing
  return standing.state === 'active' && caseworker
    ? { kind: 'withCaseworker', handoff, caseworker }
    : { kind: 'waiting', handoff }
}
