import type { Queue } from '../../../widget/protocol/desk.js'

/** What has happened that a caseworker wants to hear of, without a word of a citizen's in it. */
export type News =
  | { kind: 'waiting'; waiting: number }
  | { kind: 'task' }
  | { kind: 'message'; conversationId: string; who: string }

/** What is new in a picture of the queue; the first picture is no news. */
export function newsBetween(before: Queue | undefined, after: Queue): News[] {
  if (!before) return []
  const known = new Set([...before.waiting, ...before.active].map(({ conversationId }) => conversationId))
  const knownTasks = new Set(before.tasks.map(({ id }) => id))
  const news: News[] = []
  if (after.waiting.some(({ conversationId }) => !known.has(conversationId)))
    news.push({ kind: 'waiting', waiting: after.waiting.length })
  if (after.tasks.some(({ id, caseworker }) => !caseworker && !knownTasks.has(id)))
    news.push({ kind: 'task' })
  return news
}
