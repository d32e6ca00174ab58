import type { Deliver } from '../../bot/conversation/deliver.js'
import type { ClientId, MessageId } from '../../bot/conversation/ids.js'
import type { Message, Reply } from '../../bot/conversation/message.js'
import type { InLine, Unavailable } from '../../bot/conversation/ports.js'
import { inLineReply, unavailableReply } from '../../bot/texts/handoff-replies.js'
import { textsIn } from '../../bot/texts/texts-in.js'
import { addresseeOf, type Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'

export type Announcements = ReturnType<typeof createAnnouncements>

/**
 * What both sides are told when a conversation changes hands. Each line has a name of its own, so that a server that comes back after a
 * crash can say all of it again and nothing is said twice.
 */
export function createAnnouncements({
  deliver,
  handoffs,
  newMessageId,
  now,
}: {
  deliver: Deliver
  handoffs: Pick<HandoffStore, 'isKept'>
  newMessageId: () => MessageId
  now: () => Date
}) {
  /** Nothing where the citizen has erased it meanwhile. */
  const say = (
    handoff: Handoff,
    name: string,
    said: Omit<Reply, 'kind'>,
    role: 'system' | 'assistant' = 'system',
  ): Promise<Message | undefined> =>
    deliver(
      addresseeOf(handoff),
      {
        id: newMessageId(),
        at: now(),
        author: { role },
        ...said,
        turn: { id: nameOf(handoff, name), part: 0 },
      },
      () => handoffs.isKept(handoff.id),
    )
  const withoutKind = ({ kind: _kind, ...said }: Reply) => said
  const textsFor = ({ language }: Handoff) => textsIn(language).person

  return {
    joined: (handoff: Handoff): Promise<Message | undefined> => {
      const name = handoff.caseworker?.name ?? ''
      return say(handoff, `active:${handoff.claims}`, {
        text: textsFor(handoff).joined(name),
        event: { kind: 'handoff', state: 'active', caseworker: name },
      })
    },
    /** Back in line: the caseworker is gone, or has passed her on. */
    backInLine: (handoff: Handoff, place: InLine): Promise<Message | undefined> => {
      const texts = textsFor(handoff)
      return say(handoff, `back:${handoff.claims}`, {
        ...withoutKind(inLineReply(place, handoff.language)),
        text:
          handoff.returned?.why === 'transferred' ? texts.passedOn(handoff.waitsFor?.name) : texts.backInLine,
      })
    },
    nobodyLeft: (handoff: Handoff, place: InLine): Promise<Message | undefined> =>
      say(handoff, `nobody:${now().getTime()}`, {
        ...withoutKind(inLineReply({ ...place, attended: true }, handoff.language)),
        text: textsFor(handoff).nobodyLeft,
      }),
    gaveUp: (handoff: Handoff): Promise<Message | undefined> =>
      say(handoff, 'closed', {
        text: textsFor(handoff).gaveUp,
        suggestions: [textsIn(handoff.language).talkToAPerson],
        event: { kind: 'handoff', state: 'closed' },
      }),
    lineClosed: (handoff: Handoff, unavailable: Unavailable): Promise<Message | undefined> => {
      const reply = unavailableReply(unavailable, handoff, handoff.language, handoff.shared.summary)
      return say(handoff, 'closed', {
        ...withoutKind(reply),
        text: `${textsFor(handoff).lineClosed}\n\n${reply.text}`,
      })
    },
    /** She left the line herself. */
    left: (handoff: Handoff): Promise<Message | undefined> =>
      say(handoff, 'closed', {
        text: textsIn(handoff.language).offer.left,
        event: { kind: 'handoff', state: 'closed' },
      }),
    /** The conversation with a person is over; she is asked once how it was. */
    ended: async (handoff: Handoff): Promise<Message[]> => {
      const { caseworker, closedBy, language } = handoff
      const texts = textsIn(language).person
      const name = caseworker?.name ?? ''
      const said = [
        await say(handoff, 'closed', {
          text: closedBy === 'citizen' ? texts.citizenClosed : texts.closed(name),
          event: { kind: 'handoff', state: 'closed', ...(name && { caseworker: name }) },
        }),
        await say(handoff, 'rate', { text: texts.rate, card: { kind: 'rating' } }, 'assistant'),
      ]
      return said.filter((one) => one !== undefined)
    },
  }
}

/** The turn a line of a handoff stands under. No citizen's `clientId` can hold a tilde. */
export const nameOf = ({ id }: Pick<Handoff, 'id'>, name: string) => `~${id}:${name}` as ClientId
