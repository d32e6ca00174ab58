import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseMarkdown } from './parse-markdown.js'
import type { Block, Inline } from './parse-markdown.js'

const inlineText = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (typeof part === 'string') return part
      if ('strong' in part) return inlineText(part.strong)
      return 'link' in part ? part.link : `[${part.cite}]`
    })
    .join('')
const textOf = (blocks: readonly Block[]) =>
  blocks
    .map((block) =>
      block.kind === 'list' ? block.items.map(inlineText).join('\n') : inlineText(block.content),
    )
    .join('\n')

describe('parseMarkdown', () => {
  it('reads paragraphs, lists, strong and citations', () => {
    expect(parseMarkdown('Meld dig **senest i dag**. [2]\n\n- en\n- to\n\n3. tre\n4. fire')).toEqual([
      {
        kind: 'paragraph',
        content: ['Meld dig ', { strong: ['senest i dag'] }, '. ', { cite: 2 }],
      },
      { kind: 'list', ordered: false, start: 1, items: [['en'], ['to']] },
      { kind: 'list', ordered: true, start: 3, items: [['tre'], ['fire']] },
    ])
  })

  it('keeps a list together over blank and continued lines, and ends it at a paragraph', () => {
    expect(parseMarkdown('1. en\n\n2. to\n   og mere\nSlut')).toEqual([
      { kind: 'list', ordered: true, start: 1, items: [['en'], ['to og mere']] },
      { kind: 'paragraph', content: ['Slut'] },
    ])
  })

  it('reads headings as two levels', () => {
    expect(parseMarkdown('## Hvor meget?\nTekst\n#### Dybt')).toEqual([
      { kind: 'heading', level: 2, content: ['Hvor meget?'] },
      { kind: 'paragraph', content: ['Tekst'] },
      { kind: 'heading', level: 3, content: ['Dybt'] },
    ])
  })

  it('links web addresses, without the punctuation after them, and nothing else', () => {
    expect(parseMarkdown('Se https://star.dk/da/x?y=1). Ikke javascript:alert(1) [a](javascript:b)')).toEqual(
      [
        {
          kind: 'paragraph',
          content: [
            'Se ',
            { link: 'https://star.dk/da/x?y=1' },
            '). Ikke javascript:alert(1) [a](javascript:b)',
          ],
        },
      ],
    )
  })

  it('takes HTML and unfinished marks as text', () => {
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '**åben',
      '** **',
      '[100]',
      '5.',
      '#nr 1',
      '-5 grader',
    ])
      expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', content: [text] }])
  })

  it('never throws and never loses a letter', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('**', '[1]', '- ', '1. ', '## ', '\n', '\n\n', ' ', 'https://', '[', ']', '*'),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength: 40 },
    )
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        expect(letters(textOf(parseMarkdown(text)))).toBe(letters(text))
      }),
    )
  })

  it('takes time in proportion to the text', () => {
    const started = performance.now()
    for (const nasty of [
      '**'.repeat(5000),
      '[1'.repeat(5000),
      '- '.repeat(5000),
      `# ${'#'.repeat(5000)} x`,
      'https://'.repeat(2000),
    ])
      parseMarkdown(nasty)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
