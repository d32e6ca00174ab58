import type { Article } from '../editing/article.js'
import { assignQuestions } from './assign-questions.js'
import type { Passage } from './passage.js'
import { splitSections } from './split-sections.js'
import { splitSentences } from './split-sentences.js'

/**
 * The passages of an article, in order: one for its lead and each section, or several where a section is long. Each is a word-for-word
 * slice of the body and carries what a citation needs.
 */
export function chunkArticle(article: Article): Passage[] {
  const pieces = splitSections(article.body).map(({ trail, start, end }) => ({
    section: trail.join(' › '),
    text: article.body.slice(start, end),
  }))
  const questions = assignQuestions(article, pieces)
  const [source] = article.sources
  return pieces.map(({ section, text }, position) => ({
    id: `${article.id}/${position}`,
    articleId: article.id,
    title: article.title,
    language: article.language,
    section,
    text,
    sentences: splitSentences(text),
    position,
    targetGroups: article.targetGroups,
    topics: article.topics,
    ...(article.municipality !== undefined && { municipality: article.municipality }),
    questions: questions[position] ?? [],
    source: source?.title ?? '',
    url: source?.url ?? '',
    ...(article.law.length > 0 && { law: article.law.join('; ') }),
    reviewedAt: article.reviewedAt,
    validFrom: article.validFrom,
    ...(article.validTo !== undefined && { validTo: article.validTo }),
  }))
}
