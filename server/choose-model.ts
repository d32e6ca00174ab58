import path from 'node:path'
import type { Connection } from 'mongoose'
import { guardModel } from '../bot/language-model/guard-model.js'
import { createKillSwitch } from '../bot/language-model/kill-switch.js'
import type { OnModelOutcome } from '../bot/language-model/language-model.js'
import { createModelBudget } from '../bot/language-model/model-budget.js'
import { createOpenAiModel } from '../bot/language-model/openai-model.js'
import { createComposeWithModel } from '../bot/skills/answer-question/compose-with-model.js'
import { createCondenseWithModel } from '../bot/skills/answer-question/condense-with-model.js'
import { dayInDenmark } from '../knowledge/search/eligibility.js'
import { scoreSentences } from '../knowledge/search/score-sentences.js'
import type { ModelParts } from './assistant.js'
import type { Config } from './config/config.js'
import type { Logger } from './observability/logger.js'
import type { Metrics } from './observability/metrics.js'

/** While there is a file of this name in the data folder, no model is asked. */
export const killSwitchFile = 'model-off'

/** What a model does for answers, where one is configured: within its budget, counted, and never asked while the kill switch is on. */
export async function chooseModel(
  { model: configured, dataDir }: Pick<Config, 'model' | 'dataDir'>,
  {
    connection,
    now,
    metrics,
    log,
    failed,
  }: {
    connection: Connection
    now: () => Date
    metrics: Metrics
    log: Logger
    failed: (cause: unknown) => void
  },
): Promise<ModelParts> {
  if (!configured) return {}
  const model = guardModel(await createOpenAiModel(configured.endpoint), {
    budget: createModelBudget(connection, configured.budget, () => dayInDenmark(now())),
    isOff: createKillSwitch(path.join(dataDir, killSwitchFile)),
    onUsage: (prompt, { inputTokens, outputTokens }) => {
      metrics.modelTokens.inc({ prompt, direction: 'in' }, inputTokens)
      metrics.modelTokens.inc({ prompt, direction: 'out' }, outputTokens)
    },
    failed,
  })
  const onOutcome: OnModelOutcome = ({ prompt, outcome, seconds, cause }) => {
    metrics.model.observe({ prompt, outcome }, seconds)
    log.info({ model: model.id, prompt, outcome, ms: Math.round(seconds * 1000) }, 'model')
    if (cause !== undefined) failed(cause)
  }
  return {
    composeWithModel: createComposeWithModel({ model, scoreSentences, onOutcome }),
    condenseWithModel: createCondenseWithModel({ model, onOutcome }),
  }
}
