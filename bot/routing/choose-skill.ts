import type { Skill, Turn } from '../conversation/ports.js'
import { crisisIn } from '../guardrails/crisis.js'
import { wantsAPerson } from '../skills/call-a-caseworker/wants-a-person.js'
import { asksAboutHerCase } from '../skills/own-case/asks-about-her-case.js'
import { outsideSubjectOf } from '../skills/outside-our-subject/subject-of.js'
import { smallTalkIn } from '../skills/small-talk/small-talk-in.js'

/** Who takes this turn: rules in order of what matters most. What none of them knows is a question. */
export function createChooseSkill({
  asksWhatWeKnow,
  ...skills
}: {
  /** Whether an article answers this very question: then it is ours, whatever its words sound like. */
  asksWhatWeKnow: (turn: Turn) => Promise<boolean>
  meetACrisis: Skill
  callACaseworker: Skill
  ownCase: Skill
  smallTalk: Skill
  outsideOurSubject: Skill
  answerQuestion: Skill
}) {
  return async (turn: Turn): Promise<Skill> => {
    const { text } = turn.said
    if (crisisIn(text)) return skills.meetACrisis
    if (wantsAPerson(text)) return skills.callACaseworker
    if (asksAboutHerCase(text)) return skills.ownCase
    if (smallTalkIn(text)) return skills.smallTalk
    const subject = outsideSubjectOf(text)
    if (subject && (subject.stays === 'nothing' || !(await asksWhatWeKnow(turn))))
      return skills.outsideOurSubject
    return skills.answerQuestion
  }
}
