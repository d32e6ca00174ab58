import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { articleOf } from '../testing/articles.js'
import { chunkArticle } from './chunk-article.js'
import { passageLength, splitSections } from './split-sections.js'

describe('chunkArticle', () => {
  it('gives the lead and each section a passage, with its heading trail and what a citation needs', () => {
    const passages = chunkArticle(
      articleOf({
        id: 'g-dage',
        law: ['Lov A § 1', 'Lov B § 2'],
        body: 'G-dage er penge.\n\n## Hvor meget er en G-dag?\nEn hel er 1.017 kr.\n\n### Deltid\nEn halv er 509 kr.\n\n## Hvornår ikke?\n- Du er syg.',
      }),
    )
    expect(passages.map(({ id, section, text }) => [id, section, text])).toEqual([
      ['g-dage/0', '', 'G-dage er penge.'],
      ['g-dage/1', 'Hvor meget er en G-dag?', 'En hel er 1.017 kr.'],
      ['g-dage/2', 'Hvor meget er en G-dag? › Deltid', 'En halv er 509 kr.'],
      ['g-dage/3', 'Hvornår ikke?', '- Du er syg.'],
    ])
    expect(passages[0]).toMatchObject({
      law: 'Lov A § 1; Lov B § 2',
      url: 'https://star.dk/regler',
      position: 0,
    })
    expect(passages[0]).not.toHaveProperty('municipality')
  })

  it('gives each question to the passage that answers it, and what fits nowhere to the lead', () => {
    const passages = chunkArticle(
      articleOf({
        title: 'G-dage',
        body: 'G-dage er penge fra arbejdsgiveren.\n\n## Hvor meget er en G-dag?\nEn hel er 1.017 kr.\n\n## Hvornår får jeg ikke G-dage?\nDu får dem ikke, når du er syg.',
        questions: [
          'Hvad er G-dage?',
          'Hvor meget får jeg for en G-dag?',
          'Får jeg G-dage, når jeg er syg?',
          'Zebra?',
        ],
      }),
    )
    expect(passages.map(({ questions }) => questions)).toEqual([
      ['Hvad er G-dage?', 'Zebra?'],
      ['Hvor meget får jeg for en G-dag?'],
      ['Får jeg G-dage, når jeg er syg?'],
    ])
  })

  it('never merges sections and keeps every text word for word, within the length', () => {
    const word = fc.constantFrom(
      'Du',
      'skal',
      'melde',
      'dig',
      'ledig.',
      'Ring',
      'kommunen',
      'ca.',
      '90',
      'procent.',
    )
    const paragraph = fc.array(word, { minLength: 1, maxLength: 300 }).map((words) => words.join(' '))
    const block = fc.oneof(
      paragraph,
      fc
        .array(paragraph, { minLength: 1, maxLength: 8 })
        .map((items) => items.map((item) => `- ${item}`).join('\n')),
      word.map((title) => `## ${title}`),
      word.map((title) => `### ${title}`),
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
        const body = blocks.join('\n\n')
        const pieces = splitSections(body)
        const kept = pieces.map(({ start, end }) => body.slice(start, end))
        for (const text of kept) {
          expect(text).toBe(text.trim())
          expect(text).not.toMatch(/^#/m)
          // Only one sentence without an end can be longer.
          if (text.length > passageLength) expect(text).not.toMatch(/[.] (?=\p{Lu})(?!.*ca\.)/u)
        }
        const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
        const withoutHeadings = body
          .split('\n')
          .filter((line) => !line.startsWith('#'))
          .join('\n')
        expect(words(kept.join('\n'))).toEqual(words(withoutHeadings))
      }),
      { numRuns: 150 },
    )
  })
})
