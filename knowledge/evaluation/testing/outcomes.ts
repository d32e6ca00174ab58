import { judge, type Reply } from '../judge.js'
import { Question } from '../question.js'
import type { Hit, Outcome } from '../run-questions.js'

/** A question; say only what the test is about. */
export const questionOf = (some: Record<string, unknown> = {}): Question =>
  Question.parse({ id: 'q', lang: 'da', question: 'Hvad?', kind: 'answerable', ...some })

/** How a question went to which this was replied. */
export function outcomeOf(
  some: Record<string, unknown>,
  replied: Partial<Reply> = {},
  hits?: readonly Hit[],
): Outcome {
  const question = questionOf(some)
  const reply: Reply = {
    status: 'answered',
    text: 'Senest 14 dage før.',
    length: replied.text?.length ?? 19,
    citations: [{ articleId: 'ferie-som-ledig', stands: true }],
    kept: question.question,
    ...replied,
  }
  return { question, reply, ...judge(question, reply), tookMs: 5, ...(hits && { hits }) }
}

/** What search found, in this order. */
export const hitsOf = (...articleIds: string[]): Hit[] =>
  articleIds.map((articleId, at) => ({ articleId, section: '', score: 0.9 - at / 10, kept: at < 2 }))
