import { describe, expect, it } from '@jest/globals'
import { InvalidArticleError, parseArticle } from './parse-article.js'

const front = `id: g-dage
title: G-dage – løn de første to dage
language: da
targetGroups: [dagpenge]
municipality: 0101
questions:
  - Hvad er G-dage?
sources:
  - title: Krifa – G-dage
    url: https://krifa.dk/g-dage
    readOn: 2026-11-21
validFrom: 2026-01-01
reviewedAt: 2026-11-21
confidence: high`

const problemsOf = (markdown: string): readonly string[] => {
  try {
    parseArticle(markdown)
    return []
  } catch (error) {
    if (error instanceof InvalidArticleError) return error.problems
    throw error
  }
}

describe('parseArticle', () => {
  it('reads front matter and body into a published article', () => {
    const article = parseArticle(`---\n${front}\n---\n\nG-dage er penge.\n\n## Mere\nMere.\n`)
    expect(article).toMatchObject({
      id: 'g-dage',
      municipality: '0101',
      validFrom: '2026-01-01',
      topics: [],
      law: [],
      status: 'published',
      revision: 1,
    })
    expect(article.body).toBe('G-dage er penge.\n\n## Mere\nMere.')
  })

  it('reads files as Windows writes them', () => {
    const article = parseArticle(`\uFEFF---\n${front}\n---\nEn.\n\nTo.\n`.replaceAll('\n', '\r\n'))
    expect(article.body).toBe('En.\n\nTo.')
  })

  it.each([
    ['no front matter', 'Bare tekst.', 'front matter'],
    ['no body', `---\n${front}\n---\n\n`, 'body'],
    ['a wrong day', `---\n${front.replace('2026-01-01', '2026-13-01')}\n---\nTekst.`, 'validFrom'],
    ['a missing title', `---\n${front.replace(/title: G.*\n/, '')}\n---\nTekst.`, 'title'],
    ['an unknown key', `---\n${front}\ncolour: red\n---\nTekst.`, 'colour'],
    ['a status of its own', `---\n${front}\nstatus: draft\n---\nTekst.`, 'status'],
    ['broken YAML', `---\n${front}\nlaw: [\n---\nTekst.`, 'line'],
    [
      'an unknown target group',
      `---\n${front.replace('[dagpenge]', '[alle, hund]')}\n---\nTekst.`,
      'targetGroups.1',
    ],
  ])('names what is wrong: %s', (_, markdown, named) => {
    expect(problemsOf(markdown).join('\n')).toContain(named)
  })
})
