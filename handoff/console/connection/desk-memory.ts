import { keptIn } from '../../../widget/connection/kept.js'
import type { Attached, UnsentMessage } from './held-conversation.js'

/** What is being written to one citizen. The two kinds of text never mix. */
export type ComposerDraft = {
  mode: 'message' | 'note'
  message: string
  note: string
  articles: readonly Attached[]
  transferNote: string
}

export const emptyDraft: ComposerDraft = {
  mode: 'message',
  message: '',
  note: '',
  articles: [],
  transferNote: '',
}
const isEmpty = ({ mode, message, note, articles, transferNote }: ComposerDraft) =>
  mode === 'message' && !message && !note && !transferNote && articles.length === 0

type Remembered = {
  drafts: Record<string, ComposerDraft>
  unsent: Record<string, readonly UnsentMessage[]>
  seen: Record<string, number>
}
const prefix = 'jobassistent-desk:'
const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' && value !== null && 'drafts' in value && 'unsent' in value && 'seen' in value

export type DeskMemory = ReturnType<typeof createDeskMemory>

/**
 * What this tab remembers for one caseworker through reloads and sign-ins: drafts, what is unsent, and what has been read.
 * Another who signs in here does not get to see it.
 */
export function createDeskMemory(staffId: string) {
  const kept = keptIn(() => sessionStorage, prefix + staffId, isRemembered)
  const all = kept.read() ?? { drafts: {}, unsent: {}, seen: {} }
  const write = () => kept.write(all)
  return {
    draft: (id: string): ComposerDraft => all.drafts[id] ?? emptyDraft,
    setDraft(id: string, draft: ComposerDraft) {
      all.drafts = isEmpty(draft) ? without(all.drafts, id) : { ...all.drafts, [id]: draft }
      write()
    },
    unsent: (id: string) => all.unsent[id] ?? [],
    setUnsent(id: string, unsent: readonly UnsentMessage[]) {
      all.unsent = unsent.length ? { ...all.unsent, [id]: unsent } : without(all.unsent, id)
      write()
    },
    seen: (id: string) => all.seen[id] ?? 0,
    setSeen(id: string, seq: number) {
      all.seen = { ...all.seen, [id]: seq }
      write()
    },
    forget(id: string) {
      all.drafts = without(all.drafts, id)
      all.unsent = without(all.unsent, id)
      all.seen = without(all.seen, id)
      write()
    },
    clear: () => kept.clear(),
  }
}

function without<T>(record: Record<string, T>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id))
}
