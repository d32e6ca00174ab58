import { describe, expect, it } from '@jest/globals'
import type { Citation } from '../../../widget/protocol/message.js'
import { withDraft, withoutArticle } from './attach-draft.js'

const citation = (n: number, articleId: string): Citation => ({
  n,
  articleId,
  title: articleId.toUpperCase(),
  section: '',
  quote: 'ord for ord',
  url: 'https://www.borger.dk/',
  reviewedAt: '2026-11-21',
})
const attached = (id: string) => ({ id, title: id.toUpperCase(), section: '' })

describe('a draft from the knowledge base', () => {
  it('goes in with its articles, once each, and its marks follow them', () => {
    const citations = [citation(1, 'a'), citation(2, 'b'), citation(3, 'a')]
    expect(withDraft({ message: '', articles: [] }, { text: 'Et [1] to [2] tre [3].', citations })).toEqual({
      message: 'Et [1] to [2] tre [1].',
      articles: [attached('a'), attached('b')],
    })
  })

  it('leaves what is written, and comes after the articles that are there', () => {
    const draft = { text: 'Svar. [1]', citations: [citation(1, 'a')] }
    expect(withDraft({ message: 'Hej Anna,\n', articles: [attached('x')] }, draft)).toEqual({
      message: 'Hej Anna,\n\nSvar. [2]',
      articles: [attached('x'), attached('a')],
    })
  })

  it('drops the marks of articles there is no room for', () => {
    const full = ['p', 'q', 'r', 's', 't'].map(attached)
    const draft = { text: 'Svar. [1] Mere.', citations: [citation(1, 'a')] }
    expect(withDraft({ message: '', articles: full }, draft)).toEqual({
      message: 'Svar. Mere.',
      articles: full,
    })
  })
})

describe('an article taken off again', () => {
  const written = { message: 'Et [1], to [2] og tre [3].', articles: ['a', 'b', 'c'].map(attached) }

  it('takes its marks along, and the others move up', () => {
    expect(withoutArticle(written, 'b')).toEqual({
      message: 'Et [1], to og tre [2].',
      articles: [attached('a'), attached('c')],
    })
  })

  it('is no matter when it was never there', () => {
    expect(withoutArticle(written, 'z')).toEqual(written)
  })
})
