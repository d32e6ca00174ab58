import type { Turn } from '../../bot/conversation/ports.js'
import { crisisIn } from '../../bot/guardrails/crisis.js'
import { declinable } from '../../bot/skills/decline/decline.js'
import { nearness, outsideSubjectOf } from '../../bot/skills/outside-our-subject/subject-of.js'
import { subjects } from '../../bot/skills/outside-our-subject/subjects.js'
import { smallTalkIn } from '../../bot/skills/small-talk/small-talk-in.js'

/** Which of the rules of routing took the turn, and by what sign. */
export function whyThisSkill(skill: string, turn: Turn): string {
  const { text } = turn.said
  switch (skill) {
    case 'meetACrisis':
      return `a crisis: ${crisisIn(text) ?? 'of an unknown kind'}`
    case 'inviteAQuestion':
      return 'nothing but personal data'
    case 'decline':
      return `not done: ${declinable(turn) ?? 'of an unknown kind'}`
    case 'callACaseworker':
      return 'asks for a person'
    case 'ownCase':
      return 'only somebody with her case open can answer'
    case 'smallTalk':
      return `small talk: ${smallTalkIn(text) ?? 'of an unknown kind'}`
    case 'outsideOurSubject': {
      const subject = outsideSubjectOf(text)
      const name = Object.entries(subjects).find(([, one]) => one === subject)?.[0]
      return `not our subject: ${name ?? 'none that is known'}`
    }
    case 'answerQuestion':
      return nearness(text) !== 'strange'
        ? 'no rule knows it: a question'
        : 'no rule knows it, and it names nothing of ours: only what fits very well is answered'
    default:
      return 'chosen by routing'
  }
}
