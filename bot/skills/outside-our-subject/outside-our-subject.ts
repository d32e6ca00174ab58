import type { Skill } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'
import { outsideSubjectOf } from './subject-of.js'

/** What is none of our business is declined kindly, without a source, and with an address where there is one. */
export const outsideOurSubject: Skill = {
  name: 'outsideOurSubject',
  async *take({ language, said }) {
    const texts = textsIn(language)
    const ask = outsideSubjectOf(said.text)?.ask?.[language]
    yield {
      kind: 'reply',
      text: ask === undefined ? texts.outOfScope : `${ask}\n\n${texts.outOfScope}`,
      answer: { status: 'out-of-scope', citations: [] },
      suggestions: texts.starters,
    }
    return {}
  },
}
