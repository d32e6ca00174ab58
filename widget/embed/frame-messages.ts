import type { Language } from '../protocol/http.js'

/** What the frame tells the page around it. Never a word of the conversation. */
export type FromFrame =
  | { type: 'ready' }
  | { type: 'close' }
  | { type: 'unread'; count: number }
  | { type: 'language'; language: Language }

/** What the page tells the frame: the panel is shown (and the citizen asked for it, so the focus may move) or hidden. */
export type ToFrame = { type: 'shown'; focus: boolean } | { type: 'hidden' }

/** Marks our messages among all that travel between windows, and their version. */
const mark = 1

export const wrapped = (
  message: FromFrame | ToFrame,
): { jobassistent: typeof mark } & (FromFrame | ToFrame) => ({
  jobassistent: mark,
  ...message,
})

/** A message of ours, or undefined for everything else there is in the world. */
export function fromFrame(data: unknown): FromFrame | undefined {
  const { type, count, language } = fieldsOf(data)
  if (type === 'ready' || type === 'close') return { type }
  if (type === 'unread' && typeof count === 'number' && Number.isInteger(count) && count >= 0)
    return { type, count }
  if (type === 'language' && (language === 'da' || language === 'en')) return { type, language }
  return undefined
}

/** As `fromFrame`, in the other direction. */
export function toFrame(data: unknown): ToFrame | undefined {
  const { type, focus } = fieldsOf(data)
  if (type === 'shown' && typeof focus === 'boolean') return { type, focus }
  return type === 'hidden' ? { type } : undefined
}

const fieldsOf = (data: unknown): Partial<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && 'jobassistent' in data && data.jobassistent === mark
    ? { ...data }
    : {}
