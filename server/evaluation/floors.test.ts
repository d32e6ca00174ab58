import path from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { figures } from '../../knowledge/evaluation/figures.js'
import { missedFloors, readFloors } from '../../knowledge/evaluation/floors.js'
import { questionSets, readQuestions } from '../../knowledge/evaluation/question.js'
import { type Outcome, runQuestions } from '../../knowledge/evaluation/run-questions.js'
import { createHashedNgramEmbedder } from '../../knowledge/embedding/hashed-ngrams.js'
import { searchInMemory } from '../../knowledge/ingestion/search-in-memory.js'
import { projectRoot } from '../config/project-root.js'
import { readBundledArticles } from '../seed-articles.js'
import { createInProcessDoor } from './in-process-door.js'

/** The day whose rules the questions ask for. */
const at = new Date('2026-12-01T12:00:00+01:00')

/**
 * Every question of the project put to the assistant as it stands, without a model. `knowledge/evaluation/floors.json` holds the least that
 * may come out; `npm run eval` tells what went wrong.
 */
describe('the quality of the answers', () => {
  let outcomes: readonly Outcome[] = []
  let articles: Awaited<ReturnType<typeof readBundledArticles>> = []
  let search: Awaited<ReturnType<typeof searchInMemory>>

  beforeAll(async () => {
    articles = await readBundledArticles()
    search = await searchInMemory(articles, createHashedNgramEmbedder())
    const questions = await readQuestions(path.join(projectRoot, questionSets))
    outcomes = await runQuestions(createInProcessDoor({ articles, search, at }), questions)
  }, 60_000)

  it('does not drop below its floors', async () => {
    const { floors } = await readFloors(path.join(projectRoot, 'knowledge', 'evaluation', 'floors.json'))
    expect(missedFloors(figures(outcomes), floors)).toEqual([])
  })

  it('is held by a floor for every kind and language', async () => {
    const { floors } = await readFloors(path.join(projectRoot, 'knowledge', 'evaluation', 'floors.json'))
    expect(Object.keys(floors).sort()).toEqual([...figures(outcomes).keys()].sort())
  })

  it('rests on quotes that stand word for word in their article, and never ends in an apology', () => {
    expect(
      outcomes
        .filter(({ reply }) => reply.citations.some(({ stands }) => !stands))
        .map(({ question }) => question.id),
    ).toEqual([])
    expect(
      outcomes.filter(({ reply }) => reply.status === 'failed').map(({ question }) => question.id),
    ).toEqual([])
  })

  it.each([
    ['the last minute of 2026 in Denmark', '2026-12-31T22:59:59Z', 'dagpengesats'],
    ['the first of 2027', '2026-12-31T23:00:00Z', 'dagpengesats-2027'],
  ])('rests on the rules of %s', async (_moment, moment, article) => {
    const door = createInProcessDoor({ articles, search, at: new Date(moment) })
    const { citations } = await door.ask(['Hvor meget får man i dagpenge?'], 'da')
    const cited = citations.map(({ articleId }) => articleId)
    expect(cited).toContain(article)
    expect(cited).not.toContain(article === 'dagpengesats' ? 'dagpengesats-2027' : 'dagpengesats')
  })
})
