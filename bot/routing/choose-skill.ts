import type { Skill, Turn } from '../conversation/ports.js'
import { crisisIn, mayBeInDistress } from '../guardrails/crisis.js'
import { answerToOffer } from '../skills/call-a-caseworker/answer-to-offer.js'
import { answersOffer } from '../skills/call-a-caseworker/call-a-caseworker.js'
import { complains } from '../skills/call-a-caseworker/complains.js'
import { wantsAPerson } from '../skills/call-a-caseworker/wants-a-person.js'
import { declinable } from '../skills/decline/decline.js'
import { isOnlyPersonalData } from '../skills/invite-a-question/invite-a-question.js'
import { asksAboutHerCase } from '../skills/own-case/asks-about-her-case.js'
import { outsideSubjectOf } from '../skills/outside-our-subject/subject-of.js'
import { smallTalkIn } from '../skills/small-talk/small-talk-in.js'
import { withAPersonOffered } from '../skills/call-a-caseworker/with-a-person-offered.js'
import { withNumbersToCall } from '../skills/meet-a-crisis/with-numbers-to-call.js'

/** Who takes this turn: rules in order of what matters most. What none of them knows is a question. */
export function createChooseSkill({
  asksWhatWeKnow,
  ...skills
}: {
  /** Whether an article answers this very question: then it is ours, whatever its words sound like. */
  asksWhatWeKnow: (turn: Turn) => Promise<boolean>
  meetACrisis: Skill
  inviteAQuestion: Skill
  callACaseworker: Skill
  decline: Skill
  ownCase: Skill
  smallTalk: Skill
  outsideOurSubject: Skill
  answerQuestion: Skill
}) {
  return async (turn: Turn): Promise<Skill> => {
    const { text } = turn.said
    // The words of a button, and as short ones: nobody has to be asked how she feels for saying them.
    if (answersOffer(turn) || (turn.phase.kind === 'waiting' && answerToOffer(text) === 'leave'))
      return skills.callACaseworker
    if (crisisIn(text)) return skills.meetACrisis
    if (turn.phase.kind === 'waiting') return skills.callACaseworker
    if (isOnlyPersonalData(turn)) return skills.inviteAQuestion
    if (wantsAPerson(text)) return skills.callACaseworker
    if (declinable(turn)) return skills.decline
    const kindly = (skill: Skill) => (mayBeInDistress(text) ? withNumbersToCall(skill) : skill)
    if (asksAboutHerCase(text)) return kindly(skills.ownCase)
    if (smallTalkIn(text)) return skills.smallTalk
    const subject = outsideSubjectOf(text)
    if (subject && (subject.stays === 'nothing' || !(await asksWhatWeKnow(turn))))
      return kindly(skills.outsideOurSubject)
    return kindly(complains(text) ? withAPersonOffered(skills.answerQuestion) : skills.answerQuestion)
  }
}
