import type { Converse } from '../../bot/conversation/converse.js'
import type { Metrics } from './metrics.js'

/** The same turns, timed and counted by how they end. */
export const observeConverse = (converse: Converse, metrics: Metrics): Converse =>
  async function* observed(conversation, said) {
    const end = metrics.turns.startTimer()
    for await (const step of converse(conversation, said)) {
      if (step.kind === 'message' && step.message.answer)
        metrics.answers.inc({ status: step.message.answer.status, language: conversation.language })
      yield step
    }
    end()
  }
