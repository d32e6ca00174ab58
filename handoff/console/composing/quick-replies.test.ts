import { describe, expect, it } from '@jest/globals'
import type { QuickReply } from '../../../widget/protocol/desk.js'
import { askedFor, matchingReplies } from './matching-replies.js'

const reply = (key: string, more: Partial<QuickReply> = {}): QuickReply => ({
  id: `${key}-${more.language ?? 'da'}-${more.shared === false ? 'own' : 'shared'}`,
  key,
  language: 'da',
  text: `Teksten til ${key}`,
  shared: true,
  ...more,
})

describe('a quick reply', () => {
  it('is asked for by "/" in an otherwise empty field', () => {
    expect(askedFor('/')).toBe('')
    expect(askedFor('/hej')).toBe('hej')
    expect(['', 'hej', ' /hej', '/hej du', '//', '/hej\n', 'og/eller'].map(askedFor)).toEqual(
      Array(7).fill(undefined),
    )
  })

  it('is found by its key before its text, in the citizen’s language only', () => {
    const replies = [
      reply('farvel', { text: 'Hej hej' }),
      reply('sig-hej'),
      reply('hej'),
      reply('hello', { language: 'en' }),
      reply('vent'),
    ]
    expect(matchingReplies(replies, 'HEJ', 'da').map(({ key }) => key)).toEqual(['hej', 'sig-hej', 'farvel'])
    expect(matchingReplies(replies, '', 'en').map(({ key }) => key)).toEqual(['hello'])
    expect(matchingReplies(replies, 'xyz', 'da')).toEqual([])
  })

  it('of one’s own stands before the shared one of the same key', () => {
    const replies = [
      reply('hej'),
      reply('hej', { shared: false }),
      reply('hej', { shared: false, language: 'en' }),
    ]
    expect(matchingReplies(replies, 'hej', 'da').map(({ id }) => id)).toEqual(['hej-da-own'])
  })
})
