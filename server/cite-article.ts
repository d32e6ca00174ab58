import { citationOf } from '../bot/skills/answer-question/compose-answer.js'
import type { Cite } from '../handoff/relay/relay.js'
import { chunkArticle } from '../knowledge/chunking/chunk-article.js'
import type { ArticleStore } from '../knowledge/editing/article-store.js'

/** An article a caseworker attaches, cited by its first sentence, which is what it is about. */
export const createCite =
  (articles: ArticleStore): Cite =>
  async (id, n) => {
    const article = await articles.find(id)
    if (article?.status !== 'published') return undefined
    const [lead] = chunkArticle(article)
    const [first] = lead?.sentences ?? []
    return lead && citationOf(lead, first?.text ?? lead.text, n)
  }
