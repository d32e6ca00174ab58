import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Article } from '../editing/article.js'
import { parseArticle } from '../editing/parse-article.js'

/** A small published article; say only what the test is about. */
export const articleOf = (some: Partial<Article>): Article =>
  Article.parse({
    id: 'en-artikel',
    title: 'En artikel',
    language: 'da',
    targetGroups: ['alle'],
    topics: [],
    questions: [],
    body: 'Her står noget.',
    law: [],
    sources: [{ title: 'STAR – Regler', url: 'https://star.dk/regler', readOn: '2026-11-21' }],
    validFrom: '2026-01-01',
    reviewedAt: '2026-11-21',
    confidence: 'high',
    status: 'published',
    revision: 1,
    ...some,
  })

/** The articles that come with the project. */
export function bundledArticles(): Article[] {
  const folder = path.join(import.meta.dirname, '..', 'articles')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseArticle(readFileSync(path.join(folder, name), 'utf8')))
}
