import type { Skill } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'

/** The same skill, with a person one tap away beside each of its answers. */
export const withAPersonOffered = (skill: Skill): Skill => ({
  name: skill.name,
  async *take(turn) {
    const { talkToAPerson } = textsIn(turn.language)
    const replies = skill.take(turn)
    for (;;) {
      const next = await replies.next()
      if (next.done) return next.value
      const { value } = next
      const offers =
        value.kind === 'fragment' || value.suggestions?.some(({ text }) => text === talkToAPerson.text)
      yield value.kind === 'fragment' || offers
        ? value
        : { ...value, suggestions: [...(value.suggestions ?? []), talkToAPerson] }
    }
  },
})
