import type { Skill } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'
import { smallTalkIn } from './small-talk-in.js'

/** Greetings, thanks and "what can you do": a word back, and no search. */
export const smallTalk: Skill = {
  name: 'smallTalk',
  async *take({ language, said }) {
    const texts = textsIn(language)
    const kind = smallTalkIn(said.text) ?? 'hello'
    const offers = kind === 'hello' || kind === 'whatICanDo' || kind === 'howAreYou'
    const suggestions = kind === 'anger' ? [texts.talkToAPerson] : offers ? texts.starters : undefined
    yield { kind: 'reply', text: texts[kind], ...(suggestions && { suggestions }) }
    return {}
  },
}
