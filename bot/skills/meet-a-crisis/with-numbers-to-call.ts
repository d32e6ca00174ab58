import type { Skill } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'

/** The same skill, and after what it says one line for somebody who may be having a hard time: who to talk to. */
export const withNumbersToCall = (skill: Skill): Skill => ({
  name: skill.name,
  async *take(turn) {
    const outcome = yield* skill.take(turn)
    yield { kind: 'reply', text: textsIn(turn.language).ifItIsHard }
    return outcome
  },
})
