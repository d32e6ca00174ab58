import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { figures } from '../../knowledge/evaluation/figures.js'
import { missedFloors } from '../../knowledge/evaluation/floors.js'
import { createHttpDoor } from '../../knowledge/evaluation/http-door.js'
import { questionSets, readQuestions } from '../../knowledge/evaluation/question.js'
import { failures, report, summary } from '../../knowledge/evaluation/report.js'
import { type Door, runQuestions } from '../../knowledge/evaluation/run-questions.js'
import { searchInMemory } from '../../knowledge/ingestion/search-in-memory.js'
import { chooseEmbedder } from '../choose-embedder.js'
import { readConfig } from '../config/config.js'
import { projectRoot } from '../config/project-root.js'
import { createLogger } from '../observability/logger.js'
import { readBundledArticles } from '../seed-articles.js'
import { createInProcessDoor } from './in-process-door.js'

const usage = `npm run eval [-- FILE-OR-FOLDER] [--report FILE] [--url http://…] [--at 2027-01-01T00:30+01:00] [--floor FIGURE=SHARE]…

Puts questions (JSON lines; knowledge/evaluation/questions, the project's own, unless told) to the assistant over the bundled articles, without a
model, and reports in Markdown.
  --report  writes the report to a file, and only its tables to the screen
  --url     a server that is already running, as it is configured
  --at      another moment than now; not with --url
  --floor   ends with exit code 1 when a figure is below, e.g. --floor correct/answerable/da=0.9`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      report: { type: 'string' },
      url: { type: 'string' },
      at: { type: 'string' },
      floor: { type: 'string', multiple: true, default: [] },
    },
  })
  const [place = path.join(projectRoot, questionSets)] = positionals
  if (positionals.length > 1) throw new Error('one file or folder of questions, please')
  if (values.at !== undefined && values.url !== undefined)
    throw new Error('a running server answers at its own time: --at or --url, please')
  const at = values.at === undefined ? new Date() : new Date(values.at)
  if (Number.isNaN(at.getTime())) throw new Error(`--at ${values.at}: a moment, please`)
  const floors = values.floor.map((text): [string, number] => {
    const [figure = '', share = ''] = text.split('=')
    if (!figure || share === '' || !(Number(share) >= 0 && Number(share) <= 1))
      throw new Error(`--floor ${text}: FIGURE=SHARE with a share from 0 to 1, please`)
    return [figure, Number(share)]
  })
  return {
    place,
    at,
    floors: Object.fromEntries(floors),
    url: values.url?.replace(/\/$/, ''),
    reportFile: values.report,
  }
}

async function openDoor(at: Date): Promise<Door> {
  const config = readConfig(process.env)
  const articles = await readBundledArticles()
  const embedder = await chooseEmbedder(config, createLogger('warn'))
  return createInProcessDoor({ articles, search: await searchInMemory(articles, embedder), at })
}

async function main(): Promise<number> {
  let wanted: ReturnType<typeof readArguments>
  try {
    wanted = readArguments()
  } catch (error) {
    console.error(`eval: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
  const { place, at, floors, url, reportFile } = wanted
  const questions = await readQuestions(place)
  const outcomes = await runQuestions(url === undefined ? await openDoor(at) : createHttpDoor(url), questions)
  console.log(summary(outcomes))
  if (reportFile === undefined) console.log(`\n${failures(outcomes)}`)
  else await writeFile(reportFile, report(outcomes))
  const missed = missedFloors(figures(outcomes), floors)
  for (const line of missed) console.log(`floor missed: ${line}`)
  return missed.length > 0 ? 1 : 0
}

process.exitCode = await main()
