import type { ConversationId } from '../../bot/conversation/ids.js'
import type { Message } from '../../bot/conversation/message.js'
import type { ConversationStore } from '../../bot/conversation/ports.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import { caseworkerOf, type Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import { nameOf } from '../relay/announcements.js'

export type Dossier = ReturnType<typeof createDossier>

/** What a caseworker may see of a conversation: hers, from where the citizen began to share until it was over. */
export function createDossier({
  handoffs,
  store,
  questionsIn,
}: {
  handoffs: HandoffStore
  store: ConversationStore
  /** What a citizen has asked, among what was said. */
  questionsIn: (said: readonly Message[]) => readonly string[]
}) {
  const messages = async (handoff: Handoff, after = 0): Promise<Message[]> => {
    const from = Math.max(after, handoff.shared.transcript ? 0 : handoff.after)
    const all = await store.messages(handoff.conversation, { after: from })
    if (handoff.state !== 'closed') return all
    // What is said to the assistant afterwards is between the two of them.
    const [end] = await store.turn(handoff.conversation, nameOf(handoff, 'closed'))
    const { closedAt } = handoff
    return all.filter(({ seq, at }) => (end ? seq <= end.seq : closedAt && at <= closedAt))
  }

  return {
    messages,
    /** The handoff, where it is this caseworker's now; or, when `ended` will do, was. Refused otherwise. */
    mustHave: async (
      staff: StaffMember,
      conversation: ConversationId,
      ended: 'ended too' | 'now' = 'now',
    ): Promise<Handoff> => {
      const me = caseworkerOf(staff).id
      const open = await handoffs.openOf(conversation)
      if (open?.state === 'active' && open.caseworker?.id === me) return open
      if (ended === 'ended too') {
        const had = (await handoffs.allOf(conversation)).findLast(
          ({ state, hadBy }) => state === 'closed' && hadBy.includes(me),
        )
        if (had) return had
      }
      const known = open ?? (await handoffs.lastOf(conversation))
      if (!known) throw new Refusal(404, 'unknown-conversation', 'No such conversation has been asked over.')
      throw known.state === 'closed'
        ? new Refusal(409, 'ended', 'The conversation with a person is over.')
        : new Refusal(403, 'not-yours', 'Somebody else has the conversation, or nobody yet.')
    },
    /** What the citizen asked last, as far as it was shared. */
    lastQuestion: async (handoff: Handoff): Promise<string> =>
      questionsIn(await messages(handoff)).at(-1) ?? (handoff.shared.transcript ? handoff.question : ''),
  }
}
