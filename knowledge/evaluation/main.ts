import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../ingestion/project-root.js'
import { readQuestions } from './question.js'
import { missedFloors, report } from './report.js'
import { runQuestions } from './run-questions.js'
import { startAssistant } from './start-assistant.js'

const usage = `npm run eval -- FILE [--url http://…] [--floor kind=share]…

Puts the questions of FILE (JSON lines; knowledge/evaluation/questions.jsonl shows the form) to the assistant and reports.
  --url    an assistant that is already running; without it one is started with an empty data folder
  --floor  ends with exit code 1 when fewer of a kind pass, e.g. --floor answerable=0.9`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, floor: { type: 'string', multiple: true } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error('one question file, please')
  const floors = (values.floor ?? []).map((text): [string, number] => {
    const [kind = '', share = ''] = text.split('=')
    if (!kind || !(Number(share) >= 0 && Number(share) <= 1) || share === '')
      throw new Error(`--floor ${text}: kind=share with a share from 0 to 1, please`)
    return [kind, Number(share)]
  })
  return { file, url: values.url?.replace(/\/$/, ''), floors: new Map(floors) }
}

async function main(): Promise<number> {
  let wanted: ReturnType<typeof readArguments>
  try {
    wanted = readArguments()
  } catch (error) {
    console.error(`eval: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
  const questions = await readQuestions(path.resolve(wanted.file))
  const started =
    wanted.url === undefined
      ? await startAssistant(path.join(projectRoot, 'dist', 'server', 'main.js'))
      : undefined
  try {
    const outcomes = await runQuestions(wanted.url ?? started?.baseUrl ?? '', questions)
    console.log(report(outcomes))
    const missed = missedFloors(outcomes, wanted.floors)
    for (const line of missed) console.log(`floor missed: ${line}`)
    return missed.length > 0 ? 1 : 0
  } finally {
    await started?.stop()
  }
}

process.exitCode = await main()
