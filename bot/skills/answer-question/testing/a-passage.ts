import type { Passage, Sentence } from '../../../../knowledge/chunking/passage.js'

/** A passage of these sentences; those beginning with "- " are list items on lines of their own. */
export function aPassage(articleId: string, lines: readonly string[], more: Partial<Passage> = {}): Passage {
  let text = ''
  const sentences: Sentence[] = lines.map((line) => {
    const item = line.startsWith('- ')
    text += text === '' ? '' : item ? '\n' : ' '
    const start = text.length + (item ? 2 : 0)
    text += line
    return { text: line.slice(item ? 2 : 0), start, end: text.length, kind: item ? 'item' : 'prose' }
  })
  return {
    id: `${articleId}/${more.section ?? 0}`,
    articleId,
    title: `Om ${articleId}`,
    language: 'da',
    section: '',
    text,
    sentences,
    position: 0,
    targetGroups: ['dagpenge'],
    topics: [],
    questions: [],
    source: 'STAR',
    url: 'https://star.dk',
    reviewedAt: '2026-11-21',
    validFrom: '2026-01-01',
    ...more,
  }
}
