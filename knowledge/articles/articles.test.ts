import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Article } from '../editing/article.js'
import { parseArticle } from '../editing/parse-article.js'

const articles: readonly Article[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const article = parseArticle(readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    expect(`${article.id}.md`).toBe(file)
    return article
  })
const danish = articles.filter(({ language }) => language === 'da')
const byId = new Map(articles.map((article) => [article.id, article]))

const validTogether = (a: Article, b: Article) =>
  a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31')
const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/**
 * The id of the article that takes over after the last day of another: its id with the new year after it, or in place of the old one, and
 * still before the language. `dagpengesats-en` is followed by `dagpengesats-2027-en`.
 */
function successorId(id: string, year: string): string {
  const [, subject = id, language = ''] = /^(.*?)(?:-\d{4})?(-en)?$/.exec(id) ?? []
  return `${subject}-${year}${language}`
}

/** The lead and the sections, without their headings. */
const partsOf = ({ body }: Article) => body.split(/^#{2,3} .*$/m).map((part) => part.trim())
const proseOf = ({ body }: Article) => body.replace(/^#+ .*$/gm, '').replace(/^(?:-|\d+\.) /gm, '')

/**
 * LIX, Björnsson's readability index: words per sentence plus the percentage of words longer than six letters. Under 40 is easy to read for
 * most grown-ups.
 */
function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.,-]*/gu) ?? []
  const long = words.filter((word) => word.replace(/\P{L}/gu, '').length > 6)
  const sentences = text.split(/(?<=[.!?:])\s+|\n\n+/).filter((sentence) => /\p{L}/u.test(sentence))
  return words.length / sentences.length + (100 * long.length) / words.length
}

/** Sites that only compare, sell, advise for money or report: they may be right, but an answer cannot rest on them. */
const notAuthorities =
  /tjekfagforening|(?:^|\.)a-kasser\.dk|skift-a-kasse|jobindex|stepstone|ballisager|aeldresagen|lundsteen|lwid\.dk|advodan|hjulmand|norrbom|opkurser|cabiweb|ritzau|danskindustri|(?:^|\.)(?:bt|avisen|tv2ostjylland)\.dk|thelocal/

describe('the bundled articles', () => {
  it('are at least forty in Danish, and some in English', () => {
    expect(danish.length).toBeGreaterThanOrEqual(40)
    expect(articles.length).toBeGreaterThan(danish.length)
  })

  it.each(articles.map((article) => [article.id, article] as const))(
    '%s has the form of an answer',
    (_id, article) => {
      const [lead = '', ...sections] = partsOf(article)
      expect(lead.length).toBeGreaterThanOrEqual(120)
      expect(lead.length).toBeLessThanOrEqual(440)
      expect(sections.length).toBeGreaterThanOrEqual(2)
      for (const section of sections) {
        expect(section.length).toBeGreaterThanOrEqual(100)
        expect(section.length).toBeLessThanOrEqual(640)
      }
      expect(article.questions.length).toBeGreaterThanOrEqual(5)
      expect(article.body).not.toMatch(/^# |\]\(|https?:|<[a-z]|\|.*\|/m)
      expect(article.confidence).not.toBe('low')
    },
  )

  it.each(articles.map((article) => [article.id, article] as const))(
    '%s names sources one can rely on',
    (_id, { sources }) => {
      for (const { url } of sources) expect(new URL(url).hostname).not.toMatch(notAuthorities)
    },
  )

  it.each(danish.map((article) => [article.id, article] as const))('%s is plain Danish', (_id, article) => {
    expect(lix(proseOf(article))).toBeLessThanOrEqual(40)
    expect(article.body).not.toMatch(
      /\b(?:såfremt|vedrørende|i forbindelse med|pågældende|foretages?|ydermere)\b/i,
    )
  })

  it('answer each question in one place only on any day', () => {
    const places = new Map<string, Article[]>()
    for (const article of articles)
      for (const question of article.questions) {
        const key = `${article.language} ${question
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()}`
        places.set(key, [...(places.get(key) ?? []), article])
      }
    const twice = [...places].flatMap(([question, answers]) =>
      answers.flatMap((a, at) =>
        answers
          .slice(at + 1)
          .filter((b) => validTogether(a, b))
          .map((b) => [question, a.id, b.id]),
      ),
    )
    expect(twice).toEqual([])
  })

  it.each(
    articles.flatMap((article) =>
      article.validTo === undefined ? [] : [[article.id, article, dayAfter(article.validTo)] as const],
    ),
  )('%s has one that takes over the day after its last', (id, article, next) => {
    const successor = byId.get(successorId(id, next.slice(0, 4)))
    expect(successor).toMatchObject({ language: article.language, validFrom: next })
    expect(successor?.topics).toEqual(expect.arrayContaining([...article.topics]))
    expect(successor?.targetGroups).toEqual(article.targetGroups)
  })

  it('stand beside their twin in the other language, and the twin beside them', () => {
    for (const { id, twin, language } of articles) {
      if (twin === undefined) continue
      expect(byId.get(twin)?.twin).toBe(id)
      expect(byId.get(twin)?.language).not.toBe(language)
    }
    for (const { id, language, twin } of articles)
      if (language === 'en') expect([id, twin]).not.toContain(undefined)
  })

  it('hold from a day to a later one, and were reviewed before they are reviewed next', () => {
    for (const { validFrom, validTo, reviewedAt, nextReview } of articles) {
      if (validTo !== undefined) expect(validFrom <= validTo).toBe(true)
      if (nextReview !== undefined) expect(reviewedAt < nextReview).toBe(true)
    }
  })
})
