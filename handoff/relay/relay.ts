import type { ClientId, ConversationId, MessageId } from '../../bot/conversation/ids.js'
import type { Citation, Message } from '../../bot/conversation/message.js'
import type { Channel, ConversationStore } from '../../bot/conversation/ports.js'
import type { ChannelName } from '../../bot/conversation/conversation.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { clean } from '../../bot/guardrails/clean.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import { caseworkerOf, type Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import { createLines } from './lines.js'
import type { Windows } from './windows.js'

/** An article as a citation of the caseworker's; nothing where it is not published. */
export type Cite = (articleId: string, n: number) => Promise<Citation | undefined>

export type DeskSaid = {
  readonly conversation: ConversationId
  readonly text: string
  readonly clientId: string
  readonly articles: readonly string[]
}

export type Relay = ReturnType<typeof createRelay>

/**
 * A caseworker's words on their way to the citizen: checked, kept, acknowledged, shown. Whether the conversation is hers is asked when a line
 * is kept. Lines of one conversation follow one another as they were written.
 */
export function createRelay({
  handoffs,
  store,
  channels,
  windows,
  cite,
  notYours,
  newMessageId,
  now,
}: {
  handoffs: HandoffStore
  store: ConversationStore
  channels: ReadonlyMap<ChannelName, Channel>
  windows: Windows
  cite: Cite
  notYours: (conversation: ConversationId) => Promise<Refusal>
  newMessageId: () => MessageId
  now: () => Date
}) {
  const inLine = createLines()

  async function say(staff: StaffMember, said: DeskSaid, window: string): Promise<Message> {
    const { conversation } = said
    const turn = `~${staff.id}:${said.clientId}` as ClientId
    if (clean(said.text).masked.includes('cpr'))
      throw new Refusal(422, 'holds-cpr', 'A CPR number does not belong in a chat.')
    const citations = await citationsOf(said.articles)
    const text = citations.reduce(
      (whole, { n }) => (whole.includes(`[${n}]`) ? whole : `${whole} [${n}]`),
      said.text,
    )
    let standing: Pick<Handoff, 'state' | 'caseworker' | 'channel'> | undefined
    const isHers = async () => {
      standing = await handoffs.standing(conversation)
      return standing?.state === 'active' && standing.caseworker?.id === staff.id
    }
    const message = await store.appendIf(isHers, conversation, {
      id: newMessageId(),
      at: now(),
      author: { role: 'caseworker', name: staff.name },
      text,
      ...(citations.length > 0 && { answer: { status: 'answered' as const, citations } }),
      turn: { id: turn, part: 0 },
    })
    if (!message || !standing) {
      // Sent again after she has let go of it: what stands has been said.
      const [said] = await store.turn(conversation, turn)
      if (said) return said
      throw await notYours(conversation)
    }
    const addressee = { id: conversation, channel: standing.channel }
    await channels.get(standing.channel)?.show(addressee, message)
    windows.message(caseworkerOf(staff).id, conversation, message, window)
    return message
  }

  async function citationsOf(articles: readonly string[]): Promise<Citation[]> {
    const citations: Citation[] = []
    for (const id of articles) {
      const citation = await cite(id, citations.length + 1)
      if (!citation) throw new Refusal(409, 'unknown-article', 'That article is not published.')
      citations.push(citation)
    }
    return citations
  }

  return {
    say: (staff: StaffMember, said: DeskSaid, window: string): Promise<Message> =>
      inLine(said.conversation, () => say(staff, said, window)),
    typing: async (staff: StaffMember, conversation: ConversationId): Promise<void> => {
      const standing = await handoffs.standing(conversation)
      if (standing?.state === 'active' && standing.caseworker?.id === staff.id)
        windows.caseworkerTypes({ id: conversation, channel: standing.channel })
    },
    /** The citizen is writing: to the caseworker who has her, if any. */
    citizenTypes: async (conversation: ConversationId): Promise<void> => {
      const standing = await handoffs.standing(conversation)
      if (standing?.state === 'active' && standing.caseworker)
        windows.citizenTypes(standing.caseworker.id, conversation)
    },
  }
}
