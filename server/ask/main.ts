import path from 'node:path'
import { parseArgs } from 'node:util'
import { createMemoryConversationStore } from '../../bot/storage/memory-conversation-store.js'
import { targetGroups } from '../../knowledge/editing/article.js'
import { createKnowledgeIndex } from '../../knowledge/ingestion/knowledge-index.js'
import { createAssistant } from '../assistant.js'
import { noDesk } from '../no-desk.js'
import { chooseEmbedder } from '../choose-embedder.js'
import { readConfig } from '../config/config.js'
import { createLogger, whatFailed } from '../observability/logger.js'
import { readBundledArticles } from '../seed-articles.js'
import { createTalks } from '../talk-in-memory.js'
import { warmUp } from '../warm-up.js'
import { printTurn } from './print-turn.js'
import { createTrace } from './trace.js'

const usage = `npm run ask -- "QUESTION" [--language en] [--municipality 0101] [--group kontanthjaelp] [--at 2027-01-01T00:30+01:00] [--then "FOLLOW-UP"]…

Asks the assistant over the bundled articles and prints what happened, step by step. No server runs, no server is disturbed, and nothing that is
said is kept. A model or embedding endpoint that is configured is asked.`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'da' },
      municipality: { type: 'string' },
      group: { type: 'string' },
      at: { type: 'string' },
      then: { type: 'string', multiple: true, default: [] },
    },
  })
  const { language, municipality, group, at, then } = values
  const [question, ...others] = positionals
  if (question === undefined || question.trim() === '' || others.length > 0)
    throw new Error('one question in quotation marks, please')
  if (language !== 'da' && language !== 'en') throw new Error(`--language ${language}: da or en, please`)
  if (municipality !== undefined && !/^\d{4}$/.test(municipality))
    throw new Error(`--municipality ${municipality}: four digits, please`)
  if (group !== undefined && !(targetGroups as readonly string[]).includes(group))
    throw new Error(`--group ${group}: one of ${targetGroups.join(', ')}, please`)
  const moment = at === undefined ? undefined : new Date(at)
  if (moment && Number.isNaN(moment.getTime())) throw new Error(`--at ${at}: a moment, please`)
  return {
    turns: [question, ...then],
    who: {
      language,
      ...(municipality !== undefined && { municipality }),
      ...(group !== undefined && { targetGroup: group }),
    } as const,
    now: () => moment ?? new Date(),
  }
}

async function ask({ turns, who, now }: ReturnType<typeof readArguments>): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger('warn')
  const trace = createTrace()
  const index = await createKnowledgeIndex({
    // A place of its own, so that a server with the same data folder and this command never read each other's.
    dataDir: path.join(config.dataDir, 'ask'),
    embedder: await chooseEmbedder(config, log),
    loadArticles: readBundledArticles,
    log: (level, event, details) => log[level](details, event),
  })
  try {
    // Only with a model is what it takes to talk to one loaded.
    const model = config.model
      ? await (await import('./ask-model.js')).askModel(config, trace.onModelOutcome)
      : {}
    const parts = { search: index.search, now, failed: (cause: unknown) => console.error(whatFailed(cause)) }
    // Measured is how long turns take, not how long it takes until they are quick.
    const store = createMemoryConversationStore(now)
    await warmUp(store, createAssistant({ ...parts, store, desk: noDesk }))
    const begin = createTalks({
      ...parts,
      model: trace.aroundModel(model),
      around: trace.around,
    })
    const talk = await begin(who)
    for (const text of turns) {
      const began = performance.now()
      const messages = await talk.says(text)
      const tookMs = performance.now() - began
      console.log(printTurn(messages, trace.take(), tookMs))
    }
  } finally {
    await index.stop()
  }
}

try {
  await ask(readArguments())
} catch (error) {
  console.error(`ask: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 2
}
