import type { Addressee, HandoffReason, HandoffWish } from '../../bot/conversation/ports.js'
import type { Conversation } from '../../bot/conversation/conversation.js'
import type { CaseworkerId, ConversationId, HandoffId } from '../../bot/conversation/ids.js'
import type { Outcome, Theme } from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'

/** Somebody at the desk, as far as citizens and colleagues are told. */
export type Caseworker = { readonly id: CaseworkerId; readonly name: string }

export const caseworkerOf = ({ id, name }: Pick<StaffMember, 'id' | 'name'>): Caseworker => ({
  id: id as CaseworkerId,
  name,
})

/** Named reasons to go before those who have waited longer. */
export type First = 'crisis' | 'returned'

/** How a handoff ended. `left`: she left the line; `away`: her windows were closed for long; `desk-closed`: nobody could come any more. */
export type ClosedBy = 'caseworker' | 'citizen' | 'left' | 'away' | 'desk-closed'

/**
 * A conversation asked over to a person. At most one of a conversation is open, and it alone says who has the conversation: nobody but the
 * assistant (none is open), everybody who waits (`queued`), a caseworker (`active`).
 */
export type Handoff = Pick<Conversation, 'language' | 'municipality' | 'targetGroup'> & {
  readonly id: HandoffId
  readonly conversation: ConversationId
  readonly channel: Addressee['channel']
  readonly state: 'queued' | 'active' | 'closed'
  /** Since when she waits. Given back to the line she keeps it. */
  readonly since: Date
  readonly first?: First
  readonly reason: HandoffReason
  readonly question: string
  readonly citationsShown: HandoffWish['citationsShown']
  readonly shared: HandoffWish['shared']
  /** The last line of the conversation when she asked: what stands up to it is shown to caseworkers only with the transcript. */
  readonly after: number
  /** How many were ahead of her when she joined. */
  readonly ahead: number
  /** When her windows were last seen open. */
  readonly seenAt: Date
  /** She has been told that nobody is there to come. */
  readonly toldNobody?: boolean
  /** The one colleague it was passed on to, while it waits for her. */
  readonly waitsFor?: Caseworker
  /** Why it was last given back to the line: the caseworker was gone, or passed it on. */
  readonly returned?: { readonly why: 'lease' | 'transferred'; readonly at: Date }
  readonly caseworker?: Caseworker
  /** How often it has been claimed. */
  readonly claims: number
  readonly firstClaimedAt?: Date
  readonly claimedAt?: Date
  /** Everybody who has had it. */
  readonly hadBy: readonly CaseworkerId[]
  readonly closedAt?: Date
  readonly closedBy?: ClosedBy
  readonly outcome?: Outcome
  readonly theme?: Theme
  readonly rating?: { readonly stars: number; readonly words?: string; readonly at: Date }
}

/** Whose turn it is is decided within one queue. */
export type QueueName = Pick<Handoff, 'municipality' | 'language'>

export const addresseeOf = ({
  conversation,
  channel,
}: Pick<Handoff, 'conversation' | 'channel'>): Addressee => ({
  id: conversation,
  channel,
})
