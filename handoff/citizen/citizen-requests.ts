import type { Conversation } from '../../bot/conversation/conversation.js'
import type { Deliver } from '../../bot/conversation/deliver.js'
import type { ClientId, HandoffId, MessageId } from '../../bot/conversation/ids.js'
import type { Message, PersonalData, Reply } from '../../bot/conversation/message.js'
import type { ConversationStore } from '../../bot/conversation/ports.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { readableText } from '../../bot/channels/web/readable-text.js'
import { clean } from '../../bot/guardrails/clean.js'
import { whatToShare } from '../../bot/skills/call-a-caseworker/what-to-share.js'
import { inLineReply, unavailableReply, whenInWords } from '../../bot/texts/handoff-replies.js'
import { textsIn } from '../../bot/texts/texts-in.js'
import type { HandoffRequest, Rating } from '../../widget/protocol/handoff.js'
import type { Assignment } from '../assignment/assignment.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import type { Desk } from '../relay/caseworker-desk.js'
import type { Announcements } from '../relay/announcements.js'
import type { Task, TaskStore } from '../tasks/task-store.js'
import { createLines } from '../relay/lines.js'

/** How much of the conversation is looked at for what was asked and shown. */
const looked = 40

export type CitizenRequests = ReturnType<typeof createCitizenRequests>

/** What a citizen asks of the desk with a form instead of words. Each asked again under the same `clientId` does nothing twice. */
export function createCitizenRequests({
  store,
  deliver,
  desk,
  handoffs,
  tasks,
  assignment,
  announcements,
  changed,
  newMessageId,
  now,
}: {
  store: ConversationStore
  deliver: Deliver
  desk: Desk
  handoffs: HandoffStore
  tasks: TaskStore
  assignment: Assignment
  announcements: Announcements
  changed: () => void
  newMessageId: () => MessageId
  now: () => Date
}) {
  /** One after another: what one conversation asks, and calls of one desk, so that a time is not given to more than it takes. */
  const inLine = createLines()

  type Kind<K extends HandoffRequest['kind']> = HandoffRequest & { kind: K }
  const turnOf = (clientId: string) => `~asked:${clientId}` as ClientId

  async function askForChat(
    conversation: Conversation,
    { shared, clientId }: Kind<'chat'>,
  ): Promise<readonly Reply[]> {
    const asked = `${conversation.id}:${clientId}` as HandoffId
    const phase = await desk.phaseOf(conversation.id)
    // Of this very request a crash may have left the first half.
    if (phase.kind !== 'withAssistant' && phase.handoff !== asked)
      throw phase.kind === 'waiting'
        ? new Refusal(409, 'already-waiting', 'In line already.')
        : new Refusal(409, 'with-caseworker', 'A caseworker has the conversation.')
    // And of this one, which is over, all but the words: what has been said since tells more.
    if (phase.kind === 'withAssistant' && (await handoffs.isKept(asked))) return []
    const wish = whatToShare(conversation, await store.messages(conversation.id, { last: looked }))
    const summary = clean(legible(shared.summary))
    const name = shared.name === undefined ? undefined : clean(legible(shared.name)).text
    const joined = await desk.join(
      conversation,
      {
        ...wish,
        shared: {
          summary: summary.text,
          transcript: shared.transcript,
          ...(name !== undefined && { name }),
        },
      },
      asked,
    )
    const { language } = conversation
    const answer =
      joined.kind === 'in-line'
        ? inLineReply(joined, language)
        : unavailableReply(joined, conversation, language, summary.text)
    return [...maskedReply(summary.masked, conversation), answer]
  }

  async function leaveTask(
    conversation: Conversation,
    request: Kind<'message'> | Kind<'callback'>,
  ): Promise<readonly Reply[]> {
    const { municipality, language } = conversation
    const { text, masked } = clean(legible(request.text))
    const texts = textsIn(language).person
    const at = request.kind === 'callback' ? new Date(request.at) : undefined
    const task: Task = {
      id: `${conversation.id}:${request.clientId}`,
      conversation: conversation.id,
      kind: request.kind,
      since: now(),
      ...(at && { at }),
      text,
      contact: request.contact,
      ...(request.name !== undefined && { name: legible(request.name) }),
      ...(municipality !== undefined && { municipality }),
      language,
    }
    if (at) await inLine(`calls ${municipality ?? ''}`, () => book(conversation, task, at))
    else await tasks.add(task)
    changed()
    return [
      ...maskedReply(masked, conversation),
      { kind: 'reply', text: at ? texts.callBooked(whenInWords(at, language)) : texts.messageLeft },
    ]
  }

  async function book(conversation: Conversation, task: Task, at: Date): Promise<void> {
    if (await tasks.has(task.id)) return
    const slots = await desk.callTimes(conversation)
    if (!slots.some((slot) => slot.getTime() === at.getTime()))
      throw new Refusal(409, 'slot-taken', 'That time is not free any longer.')
    await tasks.add(task)
  }

  const maskedReply = (masked: readonly PersonalData[], { language }: Conversation): readonly Reply[] =>
    masked.length > 0 ? [{ kind: 'reply', text: textsIn(language).masked(masked) }] : []

  async function ask(conversation: Conversation, request: HandoffRequest): Promise<readonly Message[]> {
    const turn = turnOf(request.clientId)
    const standing = await store.turn(conversation.id, turn)
    if (standing.length > 0) return standing
    const replies =
      request.kind === 'chat'
        ? await askForChat(conversation, request)
        : await leaveTask(conversation, request)
    // Whoever came at once has said so herself.
    const mayBeSaid = async () =>
      request.kind !== 'chat' || (await desk.phaseOf(conversation.id)).kind !== 'withCaseworker'
    const messages: Message[] = []
    for (const [part, { kind: _kind, ...said }] of replies.entries()) {
      const message = await deliver(
        conversation,
        {
          id: newMessageId(),
          at: now(),
          author: { role: 'assistant' },
          ...said,
          turn: { id: turn, part },
        },
        mayBeSaid,
      )
      if (message) messages.push(message)
    }
    return messages
  }

  return {
    ask: (conversation: Conversation, request: HandoffRequest): Promise<readonly Message[]> =>
      inLine(conversation.id, () => ask(conversation, request)),

    leave: async (conversation: Conversation, meant?: 'queued' | 'active'): Promise<readonly Message[]> => {
      const handoff = await assignment.leave(conversation.id, meant)
      if (!handoff) return []
      if (handoff.closedBy !== 'left') return announcements.ended(handoff)
      const said = await announcements.left(handoff)
      return said ? [said] : []
    },

    rate: async (conversation: Conversation, { stars, words }: Rating): Promise<readonly Message[]> => {
      const rating = { stars, ...(words && { words: clean(words).text }), at: now() }
      if (!(await handoffs.rate(conversation.id, rating)))
        throw new Refusal(409, 'already-rated', 'Rated already, or there is nothing to rate.')
      return [
        await deliver(conversation, {
          id: newMessageId(),
          at: now(),
          author: { role: 'assistant' },
          text: textsIn(conversation.language).person.rated,
        }),
      ]
    },
  }
}

/** What is written in a form may be left empty, but can be read. */
const legible = (text: string) => (text.trim() === '' ? '' : readableText(text))
