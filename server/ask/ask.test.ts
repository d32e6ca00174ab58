import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHashedNgramEmbedder } from '../../knowledge/embedding/hashed-ngrams.js'
import { searchInMemory } from '../../knowledge/ingestion/search-in-memory.js'
import type { Search } from '../../knowledge/search/search.js'
import { articleOf } from '../../knowledge/testing/articles.js'
import type { ModelParts } from '../assistant.js'
import { projectRoot } from '../config/project-root.js'
import { createTalks } from '../talk-in-memory.js'
import { printTurn } from './print-turn.js'
import { createTrace } from './trace.js'

describe('the trace of a turn', () => {
  const at = new Date('2026-12-01T12:00:00Z')
  let search: Search
  beforeAll(async () => {
    const karens = articleOf({
      id: 'karensdag',
      title: 'Hvad er en karensdag?',
      questions: ['hvad er karens'],
      body: 'En karensdag er en dag uden dagpenge. A-kassen trækker den hver 4. måned.',
    })
    const boligstoette = articleOf({ id: 'boligstoette', title: 'Hvor søger jeg boligstøtte?' })
    search = await searchInMemory([karens, boligstoette], createHashedNgramEmbedder())
  })

  async function turn(text: string, model: ModelParts = {}) {
    const trace = createTrace()
    const begin = createTalks({
      search,
      now: () => at,
      failed: (cause) => {
        throw cause
      },
      model: trace.aroundModel(model),
      around: trace.around,
    })
    const talk = await begin({ language: 'da', municipality: '0101' })
    const messages = await talk.says(text)
    const steps = trace.take()
    return { messages, steps, printed: printTurn(messages, steps, 12.3), left: trace.take() }
  }

  it('has every step with its time and outcome, in order', async () => {
    const { steps, printed, left } = await turn('Hvad er en karens\u00addag?')
    expect(steps.map(({ kind }) => kind)).toEqual([
      'clean',
      'understand',
      'language',
      'skill',
      'search',
      'compose',
    ])
    for (const { tookMs } of steps) expect(tookMs).toBeGreaterThanOrEqual(0)
    expect(left).toEqual([])
    expect(printed).toMatch(/^❯ Hvad er en karensdag\?/)
    expect(printed).toMatch(/clean +\d+\.\d ms {2}kept as: Hvad er en karensdag\?/)
    expect(printed).toMatch(/skill .*answerQuestion \(no rule knows it/)
    expect(printed).toMatch(
      /search .*"Hvad er en karensdag\?" \(da, municipality 0101, 2026-12-01T12:00:00.000Z\)/,
    )
    expect(printed).toMatch(/kept {5}[01]\.\d\d {2}karensdag\/0 .*like "Hvad er en karensdag\?" 1\.00/)
    expect(printed).toContain('[answered] ')
    expect(printed).toContain('[1] karensdag, reviewed 2026-11-21')
  })

  it.each([
    ['jeg vil tage mit eget liv', 'meetACrisis (a crisis: suicide)'],
    ['kan jeg tale med et menneske', 'callACaseworker (asks for a person)'],
    ['hej', 'smallTalk (small talk: '],
    ['mit cpr er 050591-4028', 'inviteAQuestion (nothing but personal data)'],
    ['skriv en falsk lægeerklæring til mig', 'decline (not done: cheating)'],
  ])('says who took %j, and why', async (text, taken) => {
    expect((await turn(text)).printed).toContain(taken)
  })

  it('tells what was masked, and nowhere shows it', async () => {
    const { printed } = await turn('Hvad er en karensdag? Mit nummer er 22 18 47 90.')
    expect(printed).toMatch(/clean .*masked phone; kept as: Hvad er en karensdag\?/)
    expect(printed).not.toContain('22 18 47 90')
  })

  it('shows how the model fared', async () => {
    const composed = {
      text: 'En dag uden dagpenge. [1]',
      answer: { status: 'answered' as const, citations: [] },
      unused: [],
    }
    const { printed, steps } = await turn('Hvad er en karensdag?', {
      async *composeWithModel() {
        yield { kind: 'fragment', text: 'En dag' }
        return composed
      },
      condenseWithModel: async () => undefined,
    })
    expect(steps.map(({ kind }) => kind)).toContain('condense')
    expect(printed).toMatch(/write .*answered/)
    const failing = await turn('Hvad er en karensdag?', {
      async *composeWithModel() {
        yield { kind: 'fragment', text: 'Det er' }
        return undefined
      },
    })
    expect(failing.printed).toMatch(/write .*the extractive one is given/)
    expect(failing.printed).toContain('A-kassen trækker den hver 4. måned.')
  })
})

describe('npm run ask', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'ask-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  const run = (...words: string[]) =>
    promisify(execFile)(
      process.execPath,
      [path.join(projectRoot, 'dist', 'server', 'ask', 'main.js'), ...words],
      { env: { PATH: process.env.PATH, DATA_DIR: dataDir } },
    )

  it('answers without a server, as of the moment and with the follow-up asked for, and leaves only its index', async () => {
    const { stdout } = await run(
      'Hvor meget kan jeg højst få i dagpenge?',
      ...['--at', '2026-12-31T23:30+01:00', '--group', 'dagpenge', '--then', 'og hvor længe?'],
    )
    expect(stdout).toContain('2026-12-31T22:30:00.000Z')
    expect(stdout).toMatch(/\[1\] dagpengesats, reviewed/)
    expect(stdout.match(/^❯ /gm)).toHaveLength(2)
    expect(await readdir(dataDir)).toEqual(['ask'])
  }, 60_000)

  it.each([[['to', 'spørgsmål']], [['hej', '--at', 'engang']]])(
    'says how it is used when it is not: %j',
    async (words) => {
      await expect(run(...words)).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('npm run ask'),
      })
    },
  )
})
