import type { Language } from '../../conversation/conversation.js'
import type { Reply, Suggestion } from '../../conversation/message.js'
import type { Skill, Turn } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'
import { composeAnswer, type Candidate, type ScoreSentences } from './compose-answer.js'

/** Looks a question up: what may be answered from, best first, and what came near but is not sure enough. */
export type FindPassages = (
  question: string,
  where: { language: Language; municipality?: string },
) => Promise<{ kept: readonly Candidate[]; rejected: readonly Candidate[] }>

const mostSuggestions = 2

/** Answers from the knowledge base, word for word and with sources, or says that it does not know. */
export function createAnswerQuestion({
  findPassages,
  scoreSentences,
}: {
  findPassages: FindPassages
  scoreSentences: ScoreSentences
}): Skill {
  return {
    name: 'answerQuestion',
    async *take(turn) {
      yield await answer(turn)
      return {}
    },
  }

  async function answer({ conversation: { municipality }, language, said, earlier }: Turn): Promise<Reply> {
    const where = { language, ...(municipality !== undefined && { municipality }) }
    let found = await findPassages(said.text, where)
    if (found.kept.length === 0) {
      // "Og hvad hvis jeg er under 25?" makes sense only with what was asked before it.
      const before = earlier.filter(({ author }) => author.role === 'citizen').at(-1)
      if (before && isShort(said.text)) found = await findPassages(`${before.text} ${said.text}`, where)
    }
    const [best, ...others] = found.kept
    const composed = best && composeAnswer(said.text, [best, ...others], found.rejected, scoreSentences)
    if (!composed) return unanswered(language, found.rejected)
    const suggestions = questionsOf(composed.unused, said.text)
    return {
      kind: 'reply',
      text: composed.text,
      answer: composed.answer,
      ...(suggestions.length > 0 && { suggestions }),
    }
  }
}

const isShort = (text: string) => text.split(/\s+/).length <= 10

function unanswered(language: Language, near: readonly Candidate[]): Reply {
  const texts = textsIn(language)
  return {
    kind: 'reply',
    text: texts.unanswered,
    answer: { status: 'unanswered', citations: [] },
    suggestions: [...questionsOf(near, ''), texts.talkToAPerson],
  }
}

/** What else one might ask: a question that each of the passages answers, one for each article. */
function questionsOf(candidates: readonly Candidate[], asked: string): Suggestion[] {
  const seen = new Set<string>()
  return candidates
    .flatMap(({ passage }): Suggestion[] => {
      const question = passage.questions.find((text) => /^\p{Lu}.*\?$/u.test(text) && text !== asked)
      if (question === undefined || seen.has(passage.articleId)) return []
      seen.add(passage.articleId)
      return [{ label: question, text: question }]
    })
    .slice(0, mostSuggestions)
}
