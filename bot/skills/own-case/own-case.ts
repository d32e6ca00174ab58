import type { Reply } from '../../conversation/message.js'
import type { Skill, Turn } from '../../conversation/ports.js'
import { municipalities } from '../../texts/municipalities.js'
import { textsIn } from '../../texts/texts-in.js'

/** What the knowledge base says to everybody who asks this; nothing where no passage is sure enough. */
export type AnswerGenerally = (turn: Turn) => Promise<Reply | undefined>

/**
 * Only somebody with her case open can answer: nothing is decided or worked out here. She gets the rule for everyone first, where there is one,
 * and then whom to ask.
 */
export const createOwnCase = ({ answerGenerally }: { answerGenerally: AnswerGenerally }): Skill => ({
  name: 'ownCase',
  async *take(turn) {
    const { language, conversation } = turn
    const texts = textsIn(language)
    const municipality = conversation.municipality && municipalities.get(conversation.municipality)
    const general = await answerGenerally(turn)
    if (general) yield { ...general, text: `${texts.ruleForEveryone}\n\n${general.text}` }
    yield {
      kind: 'reply',
      text: general ? texts.askAboutYourCase(municipality) : texts.ownCase(municipality),
      answer: { status: 'own-case', citations: [] },
      suggestions: [texts.talkToAPerson],
    }
    return {}
  },
})

/** The answers of a skill that look a rule up; what it says when it knows nothing is left to the one who asked. */
export const answersOf =
  (skill: Skill): AnswerGenerally =>
  async (turn) => {
    for await (const line of skill.take(turn))
      if (line.kind === 'reply' && (line.answer?.status === 'answered' || line.answer?.status === 'partial'))
        return line
    return undefined
  }
