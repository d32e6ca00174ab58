import type { Skill, Turn } from '../../conversation/ports.js'
import { asksHowToCheat } from '../../guardrails/cheating.js'
import { hear } from '../../guardrails/injection.js'
import { fewestWords, learntToDecline, sureEnoughToDecline } from '../../guardrails/learned/decline.js'
import { judge } from '../../guardrails/learned/model.js'
import { textsIn } from '../../texts/texts-in.js'

/** What is asked for that nobody gets: to be obeyed against the rules, or to be shown how to cheat. */
export const declinable = ({ said: { text } }: Turn): 'order' | 'cheating' | undefined => {
  if (asksHowToCheat(text)) return 'cheating'
  const { label, sure } = judge(learntToDecline, text, fewestWords)
  if (sure >= sureEnoughToDecline) return label
  // Where something else was asked, the orders have been left out before a skill sees the text.
  return hear(text).ordered ? 'order' : undefined
}

/** Says no in one kind sentence, without lecturing, and offers what it can do instead. */
export const decline: Skill = {
  name: 'decline',
  async *take(turn) {
    const texts = textsIn(turn.language)
    const cheating = declinable(turn) === 'cheating'
    yield {
      kind: 'reply',
      text: cheating ? texts.noCheating : texts.noOrders,
      answer: { status: 'refused', citations: [] },
      suggestions: cheating ? [texts.dutyToInform, texts.talkToAPerson] : texts.starters,
    }
    return {}
  },
}
