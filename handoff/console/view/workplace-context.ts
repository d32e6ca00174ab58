import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Handoff, QuickReply } from '../../../widget/protocol/desk.js'
import type { StaffMember } from '../../../widget/protocol/staff.js'
import type { DeskConnection } from '../connection/desk-connection.js'
import type { StaffApi } from '../connection/staff-api.js'

/** What stands in the middle: one's own conversation, or one that is over, to read. */
export type Opened = { kind: 'own'; id: string } | { kind: 'earlier'; handoff: Handoff }
/** What is shown where there is room for one part only. */
export type Part = 'list' | 'conversation' | 'details'
export type ShownDialog = 'help' | 'settings' | 'transfer' | 'end' | 'article'

/** What every part of the page works with. */
export type WorkplaceParts = {
  me: StaffMember
  api: StaffApi
  desk: DeskConnection
  /** Says something once: on the screen, and to a screen reader. */
  tell: (text: string, kind?: 'news' | 'problem') => void
  replies: readonly QuickReply[]
  reloadReplies: () => Promise<void>
  opened: Opened | undefined
  open: (opened: Opened) => void
  /** Leaves the conversation in the middle; the focus goes to the list. */
  leave: () => void
  part: Part
  setPart: (part: Part) => void
  dialog: ShownDialog | undefined
  setDialog: (dialog: ShownDialog | undefined) => void
  claim: (handoff: Handoff) => Promise<void>
  claimNext: () => Promise<void>
  claiming: boolean
  draft: (id: string) => Promise<void>
  drafting: ReadonlySet<string>
}

export const WorkplaceContext = createContext<WorkplaceParts | undefined>(undefined)

export function useWorkplace(): WorkplaceParts {
  const parts = useContext(WorkplaceContext)
  if (!parts) throw new Error('not at the workplace')
  return parts
}
