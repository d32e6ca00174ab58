import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chunkArticle } from '../chunking/chunk-article.js'
import type { Article } from '../editing/article.js'
import { parseArticle } from '../editing/parse-article.js'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import { embeddingText } from '../ingestion/embedding-text.js'
import { projectRoot } from '../ingestion/project-root.js'
import { indexPassages } from '../search/index-passages.js'
import { createSearch, type Search } from '../search/search.js'
import { createExactVectorIndex } from '../search/vector-index.js'
import { type Question, readQuestions } from './question.js'

/**
 * `node dist/knowledge/evaluation/measure-search.js [FILE]`: how well search alone finds the article that answers. Put are the articles' own
 * questions, each a fifth of them left out of the index in turn, and the questions of FILE (the project's own unless told), of which
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
type Ranked = { readonly articles: readonly string[]; readonly kept: boolean }

const bundled = readdirSync(path.join(folder, 'articles'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => parseArticle(readFileSync(path.join(folder, 'articles', name), 'utf8')))

async function open(articles: readonly Article[]): Promise<Search> {
  const passages = articles.flatMap(chunkArticle)
  const rows = new Float32Array(passages.length * embedder.dimensions)
  const vectors = await embedder.embed(passages.map(embeddingText))
  vectors.forEach((vector, at) => rows.set(vector, at * embedder.dimensions))
  return createSearch(
    { passages, words: indexPassages(passages), vectors: createExactVectorIndex(rows, embedder.dimensions) },
    { embedder },
  )
}

/** The articles found, the best first, whether or not they reach the floor. */
async function rank(search: Search, { question, language }: Asked): Promise<Ranked> {
  const { kept, rejected } = await search({ question, language, limit: 10 })
  const found = [...kept, ...rejected].sort((a, b) => b.score - a.score)
  return { articles: [...new Set(found.map(({ passage }) => passage.articleId))], kept: kept.length > 0 }
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
  const search = await open(articles)
  return Promise.all(held.map(async (asked): Promise<[Asked, Ranked]> => [asked, await rank(search, asked)]))
}

function line(name: string, rows: readonly (readonly [Asked, Ranked])[]): string {
  const places = rows.map(([asked, ranked]) => ranked.articles.findIndex((id) => asked.articles.includes(id)))
  const share = (count: number) => (count / Math.max(1, rows.length)).toFixed(3)
  const hits = (within: number) => share(places.filter((place) => place >= 0 && place < within).length)
  const reciprocal = places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0)
  const kept = share(rows.filter(([, ranked]) => ranked.kept).length)
  return `${name.padEnd(28)} ${String(rows.length).padStart(5)}   hit@1 ${hits(1)}   hit@3 ${hits(3)}   MRR ${share(reciprocal)}   over the floor ${kept}`
}

const leftOut: [Asked, Ranked][] = []
for (let fold = 0; fold < folds; fold++) leftOut.push(...(await leaveOut(fold)))

const file = process.argv[2] ?? path.join(folder, 'evaluation', 'questions.jsonl')
const questions = await readQuestions(file)
const search = await open(bundled)
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
const outOfScope = await put(questions.filter(({ kind }) => kind === 'out_of_scope'))

for (const language of ['da', 'en'] as const) {
  const of = (rows: readonly [Asked, Ranked][]) => rows.filter(([asked]) => asked.language === language)
  console.log(line(`articles' own questions, ${language}`, of(leftOut)))
  console.log(line(`${path.basename(file)}, ${language}`, of(answerable)))
}
const refused = outOfScope.filter(([, { kept }]) => !kept).length
console.log(`${'out of scope'.padEnd(28)} ${String(outOfScope.length).padStart(5)}   refused ${refused}`)
