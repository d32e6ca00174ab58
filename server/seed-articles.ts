import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleStore } from '../knowledge/editing/article-store.js'
import { parseArticle } from '../knowledge/editing/parse-article.js'
import { projectRoot } from './config/project-root.js'

export const articlesFolder = path.join(projectRoot, 'knowledge', 'articles')

/** The bundled articles, in the order of their file names. Throws what `parseArticle` throws, with the file's name. */
export async function readBundledArticles() {
  const files = (await readdir(articlesFolder)).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => {
      try {
        return parseArticle(await readFile(path.join(articlesFolder, file), 'utf8'))
      } catch (cause) {
        throw new Error(`knowledge/articles/${file}`, { cause })
      }
    }),
  )
}

/** Loads the bundled articles into a store that has none. What editors have made of them since is never touched. */
export async function seedArticles(articles: ArticleStore): Promise<number> {
  if (!(await articles.isEmpty())) return 0
  const bundled = await readBundledArticles()
  await articles.add(bundled)
  return bundled.length
}
