import type { Skill } from '../../conversation/ports.js'
import { municipalities } from '../../texts/municipalities.js'
import { textsIn } from '../../texts/texts-in.js'

/** Only somebody with her case open can answer: nothing is decided or guessed here, she is told whom to ask. */
export const ownCase: Skill = {
  name: 'ownCase',
  async *take({ language, conversation: { municipality } }) {
    const texts = textsIn(language)
    yield {
      kind: 'reply',
      text: texts.ownCase(municipality && municipalities.get(municipality)),
      answer: { status: 'own-case', citations: [] },
      suggestions: [texts.talkToAPerson],
    }
    return {}
  },
}
