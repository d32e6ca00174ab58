import path from 'node:path'
import { guardModel } from '../../bot/language-model/guard-model.js'
import { createKillSwitch } from '../../bot/language-model/kill-switch.js'
import type { OnModelOutcome } from '../../bot/language-model/language-model.js'
import type { ModelBudget } from '../../bot/language-model/model-budget.js'
import { createOpenAiModel } from '../../bot/language-model/openai-model.js'
import { createComposeWithModel } from '../../bot/skills/answer-question/compose-with-model.js'
import { createCondenseWithModel } from '../../bot/skills/answer-question/condense-with-model.js'
import { scoreSentences } from '../../knowledge/search/score-sentences.js'
import type { ModelParts } from '../assistant.js'
import { killSwitchFile } from '../choose-model.js'
import type { Config } from '../config/config.js'

/** The day's budget is kept in the store, which this command leaves alone: a few turns by hand are not counted. */
const uncounted: ModelBudget = { reserve: async () => ({ settle: async () => undefined }) }

/** What the configured model does for answers; nothing when there is none. The server's kill switch holds here too. */
export async function askModel(
  { model: configured, dataDir }: Pick<Config, 'model' | 'dataDir'>,
  onOutcome: OnModelOutcome,
): Promise<ModelParts> {
  if (!configured) return {}
  const model = guardModel(await createOpenAiModel(configured.endpoint), {
    budget: uncounted,
    isOff: createKillSwitch(path.join(dataDir, killSwitchFile)),
    onUsage: () => undefined,
  })
  return {
    composeWithModel: createComposeWithModel({ model, scoreSentences, onOutcome }),
    condenseWithModel: createCondenseWithModel({ model, onOutcome }),
  }
}
