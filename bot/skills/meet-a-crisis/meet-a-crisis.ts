import type { Skill } from '../../conversation/ports.js'
import { crisisIn } from '../../guardrails/crisis.js'
import { textsIn } from '../../texts/texts-in.js'

/** Somebody in distress gets the numbers to call, first: no rules, no sources, no small print. */
export const meetACrisis: Skill = {
  name: 'meetACrisis',
  async *take({ language, said }) {
    const texts = textsIn(language)
    yield {
      kind: 'reply',
      text: texts.crisis[crisisIn(said.text) ?? 'suicide'],
      answer: { status: 'crisis', citations: [] },
      suggestions: [texts.talkToAPerson],
    }
    if (said.masked) yield { kind: 'reply', text: texts.masked(said.masked) }
    return {}
  },
}
