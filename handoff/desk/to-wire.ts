import type * as Wire from '../../widget/protocol/desk.js'
import type { Present } from '../presence/presence-store.js'
import { isThere } from '../presence/presence-store.js'
import type { Note } from '../notes/note-store.js'
import type { Handoff } from '../queue/handoff.js'
import type { Task } from '../tasks/task-store.js'

/** A handoff as the contract shows it to caseworkers: what the citizen shared, and where it stands. */
export function handoffToWire(handoff: Handoff, position?: number): Wire.Handoff {
  const { conversation, state, since, reason, first, targetGroup, municipality, language, question } = handoff
  const { shared, citationsShown, claimedAt, closedAt, outcome, theme } = handoff
  const caseworker = handoff.caseworker ?? handoff.waitsFor
  return {
    conversationId: conversation,
    state,
    since: since.toISOString(),
    reason,
    ...(first && { first }),
    summary: shared.summary,
    ...(targetGroup !== undefined && { targetGroup }),
    ...(municipality !== undefined && { municipality }),
    language,
    question: shared.transcript ? question : '',
    citationsShown: shared.transcript ? [...citationsShown] : [],
    shared: { transcript: shared.transcript, ...(shared.name !== undefined && { name: shared.name }) },
    ...(position !== undefined && { position }),
    ...(caseworker && { caseworker }),
    ...(claimedAt && { claimedAt: claimedAt.toISOString() }),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
    ...(outcome && { outcome }),
    ...(theme && { theme }),
  }
}

/** How she is reached only to the one who has taken it on. */
export function taskToWire(task: Task, reader: string): Wire.Task {
  const { id, kind, since, at, text, contact, name, municipality, language, caseworker } = task
  return {
    id,
    kind,
    since: since.toISOString(),
    ...(at && { at: at.toISOString() }),
    text,
    ...(caseworker?.id === reader && { contact }),
    ...(name !== undefined && { name }),
    ...(municipality !== undefined && { municipality }),
    language,
    ...(caseworker && { caseworker }),
  }
}

export const noteToWire = ({ id, at, by, text }: Note): Wire.Note => ({
  id,
  at: at.toISOString(),
  by: { id: by.id, name: by.name },
  text,
})

export const colleagueToWire = (one: Present, active: number, now: Date): Wire.Colleague => ({
  id: one.id,
  name: one.name,
  state: isThere(one, now) ? one.state : 'absent',
  active,
  ...(one.capacity !== undefined && { capacity: one.capacity }),
})
