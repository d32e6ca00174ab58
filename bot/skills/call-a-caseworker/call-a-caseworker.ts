import type { CaseworkerDesk, Skill, Turn } from '../../conversation/ports.js'
import { inLineReply, offerReply, unavailableReply } from '../../texts/handoff-replies.js'
import { textsIn } from '../../texts/texts-in.js'
import { answerToOffer, type AnswerToOffer } from './answer-to-offer.js'
import { whatToShare } from './what-to-share.js'

/**
 * She wants a person. First she sees what that person would be told; when she agrees, she stands in line. Where nobody can come she is told
 * why, when somebody can, and what else she can do.
 */
export const createCallACaseworker = (desk: CaseworkerDesk): Skill => ({
  name: 'callACaseworker',
  async *take(turn) {
    const { language, conversation, said, earlier } = turn
    const { offer } = textsIn(language)
    const answer = answerToOffer(said.text)
    if (turn.phase.kind === 'waiting') {
      if (answer === 'leave' && (await desk.leaveLine(conversation.id)))
        yield { kind: 'reply', text: offer.left, event: { kind: 'handoff', state: 'closed' } }
      else {
        const place = await desk.placeOf(conversation.id)
        if (place) yield inLineReply(place, language, offer.noted)
      }
      return {}
    }
    const open = openOffer(turn)
    if (open && (answer === 'decline' || answer === 'leave')) {
      yield { kind: 'reply', text: offer.stays }
      return {}
    }
    const wish = whatToShare(conversation, earlier)
    if (open && (answer === 'accept' || answer === 'wait')) {
      const joined = await desk.join(conversation, wish)
      yield joined.kind === 'in-line'
        ? inLineReply(joined, language)
        : unavailableReply(joined, conversation, language, wish.shared.summary)
      return {}
    }
    const availability = await desk.availabilityFor(conversation)
    yield availability.kind === 'open'
      ? offerReply(availability, language, wish.shared.summary)
      : unavailableReply(
          availability,
          conversation,
          language,
          wish.shared.summary,
          answer === 'message' || answer === 'callback',
        )
    return {}
  },
})

/** Whether a person was offered by the last thing said, or it was said why there is none. */
export function openOffer({ earlier }: Pick<Turn, 'earlier'>): boolean {
  const state = earlier.at(-1)?.event?.state
  return state === 'offered' || state === 'unavailable'
}

/** Whether what she says is an answer to that, and not something new. */
export function answersOffer(turn: Pick<Turn, 'earlier' | 'said'>): AnswerToOffer | undefined {
  return openOffer(turn) ? answerToOffer(turn.said.text) : undefined
}
