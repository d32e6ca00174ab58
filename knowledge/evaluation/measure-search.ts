import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArticle } from '../editing/parse-article.js'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import { projectRoot } from '../ingestion/project-root.js'
import { searchInMemory } from '../ingestion/search-in-memory.js'
import type { Search } from '../search/search.js'
import { type Question, questionSets, readQuestions } from './question.js'
import { placeOf, recallOf } from './recall.js'

/**
 * `node dist/knowledge/evaluation/measure-search.js [PLACE]`: how well search alone finds the article that answers. Put are the articles' own
 * questions, each a fifth of them left out of the index in turn, and the questions of PLACE, a file or folder (the project's own unless told), of which
 * those out of scope should find nothing. A question may be answered by an article it does not count for: the figures are a lower bound,
 * for comparing one change of the search with another.
 */
const folds = 5
const embedder = createHashedNgramEmbedder()
const folder = path.join(projectRoot, 'knowledge')

type Asked = {
  readonly question: string
  readonly language: 'da' | 'en'
  readonly articles: readonly string[]
}
type Ranked = { readonly hits: readonly { readonly articleId: string }[]; readonly kept: boolean }

const bundled = readdirSync(path.join(folder, 'articles'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => parseArticle(readFileSync(path.join(folder, 'articles', name), 'utf8')))

/** The articles found, the best first, whether or not they reach the floor. */
async function rank(search: Search, { question, language }: Asked): Promise<Ranked> {
  const { kept, rejected } = await search({ question, language, limit: 10 })
  const found = [...kept, ...rejected].sort((a, b) => b.score - a.score)
  return { hits: found.map(({ passage }) => passage), kept: kept.length > 0 }
}

async function leaveOut(fold: number): Promise<[Asked, Ranked][]> {
  const held: Asked[] = []
  const articles = bundled.map((article) => ({
    ...article,
    questions: article.questions.filter((question, at) => {
      if (at % folds !== fold || question === article.title) return true
      held.push({ question, language: article.language, articles: [article.id] })
      return false
    }),
  }))
  const search = await searchInMemory(articles, embedder)
  return Promise.all(held.map(async (asked): Promise<[Asked, Ranked]> => [asked, await rank(search, asked)]))
}

function line(name: string, rows: readonly (readonly [Asked, Ranked])[]): string {
  const { at1, at3, at5, mrr } = recallOf(rows.map(([asked, { hits }]) => placeOf(hits, asked.articles)))
  const kept = rows.filter(([, ranked]) => ranked.kept).length / Math.max(1, rows.length)
  const figures = Object.entries({
    'recall@1': at1,
    'recall@3': at3,
    'recall@5': at5,
    MRR: mrr,
    'over the floor': kept,
  }).map(([figure, share]) => `${figure} ${share.toFixed(3)}`)
  return `${name.padEnd(28)} ${String(rows.length).padStart(5)}   ${figures.join('   ')}`
}

const leftOut: [Asked, Ranked][] = []
for (let fold = 0; fold < folds; fold++) leftOut.push(...(await leaveOut(fold)))

const place = process.argv[2] ?? path.join(projectRoot, questionSets)
const questions = await readQuestions(place)
const search = await searchInMemory(bundled, embedder)
const put = async (some: readonly Question[]) =>
  Promise.all(
    some.map(async ({ question, lang, articles = [] }): Promise<[Asked, Ranked]> => {
      const asked = { question, language: lang, articles }
      return [asked, await rank(search, asked)]
    }),
  )
const answerable = await put(
  questions.filter(({ kind, articles }) => kind === 'answerable' && articles !== undefined),
)
const outOfScope = await put(questions.filter(({ kind }) => kind === 'out-of-scope' || kind === 'commands'))

for (const language of ['da', 'en'] as const) {
  const of = (rows: readonly [Asked, Ranked][]) => rows.filter(([asked]) => asked.language === language)
  console.log(line(`articles' own questions, ${language}`, of(leftOut)))
  console.log(line(`${path.basename(place)}, ${language}`, of(answerable)))
}
const refused = outOfScope.filter(([, { kept }]) => !kept).length
console.log(`${'out of scope'.padEnd(28)} ${String(outOfScope.length).padStart(5)}   refused ${refused}`)
