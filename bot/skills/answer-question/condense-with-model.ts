import { z } from 'zod'
import type { Language } from '../../conversation/conversation.js'
import type { Message } from '../../conversation/message.js'
import { ungrounded } from '../../guardrails/grounding.js'
import { withoutHiddenText } from '../../guardrails/hidden-text.js'
import { beginAttempt } from '../../language-model/begin-attempt.js'
import { ModelFailure, type LanguageModel, type OnModelOutcome } from '../../language-model/language-model.js'
import { condensePrompt, version } from '../../language-model/prompts/condense-prompt.js'
import { leansOnContext } from './in-context.js'

/**
 * Writes a follow-up out as a question that can be understood alone. Undefined when it stands alone already, when nothing was said before it,
 * or when the model does not manage in time: the search has the question itself either way.
 */
export type CondenseWithModel = (said: {
  readonly question: string
  readonly earlier: readonly Message[]
  readonly language: Language
}) => Promise<string | undefined>

/** It is an extra: so much of the time for the whole answer it may take, in milliseconds. */
const timeLimit = 900
const mostLines = 3
const mostOfALine = 300
const longestQuestion = 300

const Condensed = z.object({ question: z.string() })

export function createCondenseWithModel({
  model,
  onOutcome,
  limit = timeLimit,
}: {
  model: LanguageModel
  onOutcome: OnModelOutcome
  limit?: number
}): CondenseWithModel {
  return async ({ question, earlier, language }) => {
    // What a caseworker has written is nobody else's business, and taps and greetings lead nowhere.
    const lines = earlier
      .flatMap(({ author, text }) =>
        author.role === 'citizen' || author.role === 'assistant'
          ? [{ by: author.role, text: text.slice(0, mostOfALine) }]
          : [],
      )
      .slice(-mostLines)
    if (!lines.some(({ by }) => by === 'citizen') || leansOnContext(question) === 'no') return undefined

    const attempt = beginAttempt(version, performance.now() + limit, onOutcome)
    try {
      let json = ''
      const prompt = condensePrompt(language, { earlier: lines, message: question })
      for await (const piece of model.write(prompt, attempt.deadline.signal)) json += piece
      const condensed = read(json)
      // It may use what was said, and nothing else.
      const said = [...lines.map(({ text }) => text), question].map((text) => ({ text, language }))
      if (ungrounded({ text: condensed, language }, said).length > 0) throw new ModelFailure('ungrounded')
      attempt.succeeded()
      return condensed === question ? undefined : condensed
    } catch (error) {
      attempt.failed(error)
      return undefined
    } finally {
      attempt.end()
    }
  }
}

function read(json: string): string {
  const text = json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1)
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch {
    throw new ModelFailure('malformed')
  }
  const { data } = Condensed.safeParse(object)
  const question = withoutHiddenText(data?.question ?? '').replace(/\s+/g, ' ')
  if (question === '' || question.length > longestQuestion) throw new ModelFailure('malformed')
  return question
}
