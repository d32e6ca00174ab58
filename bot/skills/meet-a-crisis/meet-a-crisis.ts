import type { CaseworkerDesk, Skill } from '../../conversation/ports.js'
import { crisisIn } from '../../guardrails/crisis.js'
import { textsIn } from '../../texts/texts-in.js'

/** Somebody in distress gets the numbers to call, first: no rules, no sources, no small print. Whoever waits for a person goes first from now on. */
export const createMeetACrisis = (desk: Pick<CaseworkerDesk, 'goFirst'>): Skill => ({
  name: 'meetACrisis',
  async *take({ language, said, phase, conversation }) {
    const texts = textsIn(language)
    yield {
      kind: 'reply',
      text: texts.crisis[crisisIn(said.text) ?? 'suicide'],
      answer: { status: 'crisis', citations: [] },
      ...(phase.kind === 'withAssistant' && { suggestions: [texts.talkToAPerson] }),
    }
    if (said.masked) yield { kind: 'reply', text: texts.masked(said.masked) }
    if (phase.kind === 'waiting') await desk.goFirst(conversation.id)
    return {}
  },
})
