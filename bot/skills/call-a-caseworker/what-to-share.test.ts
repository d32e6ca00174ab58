import { describe, expect, it } from '@jest/globals'
import type { MessageId } from '../../conversation/ids.js'
import type { AnswerStatus, Citation, ConversationEvent, Message } from '../../conversation/message.js'
import { whatToShare } from './what-to-share.js'

const line = (role: 'citizen' | 'assistant', text: string, more: Partial<Message> = {}): Message => ({
  id: text as MessageId,
  seq: 1,
  at: new Date(0),
  author: { role },
  text,
  ...more,
})
const she = (text: string) => line('citizen', text)
const answered = (status: AnswerStatus, ...articles: readonly string[]) =>
  line('assistant', 'svar', {
    answer: {
      status,
      citations: articles.map((articleId) => ({ articleId, title: `Om ${articleId}`, url: '' }) as Citation),
    },
  })
const happened = (state: ConversationEvent['state']) =>
  line('assistant', state, { event: { kind: 'handoff', state, caseworker: 'Mette' } })
const sharing = (...said: readonly Message[]) => whatToShare({ language: 'da' }, said)

describe('what is shared', () => {
  it('is her last questions and the sources she was shown, each once', () => {
    const { question, citationsShown, shared } = sharing(
      she('Et?'),
      answered('answered', 'a', 'b'),
      she('To?'),
      answered('partial', 'a', 'c'),
      she('Tre?'),
      she('Fire\n\n  og mere?'),
      she('Jeg vil gerne tale med et menneske'),
      happened('offered'),
      she('ja tak'),
    )
    expect(question).toBe('Fire\n\n  og mere?')
    expect(citationsShown.map(({ articleId }) => articleId)).toEqual(['b', 'a', 'c'])
    expect(shared).toEqual({
      summary:
        'Mine spørgsmål:\n- To?\n- Tre?\n- Fire og mere?\nAssistenten har vist mig: Om b · Om a · Om c',
      transcript: true,
    })
  })

  it('is a sentence where nothing was asked, and a piece of what was asked at length', () => {
    expect(sharing(she('sagsbehandler')).shared.summary).toBe('Jeg vil gerne tale med en sagsbehandler.')
    const { summary } = sharing(she('x'.repeat(2000))).shared
    expect(summary).toMatch(/^Mit spørgsmål: x{299}…$/)
  })

  it('is nothing of what was said to a person before', () => {
    for (const state of ['closed', 'active'] as const) {
      const { question, shared, reason } = sharing(
        she('jeg vil klage'),
        answered('crisis', 'a'),
        happened(state),
        she('Nyt?'),
      )
      expect([question, reason]).toEqual(['Nyt?', 'asked'])
      expect(shared.summary).toBe('Mit spørgsmål: Nyt?')
    }
  })

  it.each([
    ['crisis', [she('hjælp'), answered('crisis'), she('jeg vil klage'), answered('unanswered')]],
    ['complaint', [she('Det er uretfærdigt'), answered('unanswered'), she('et menneske')]],
    ['own-case', [she('Hvad med min sag?'), answered('answered', 'a'), answered('own-case')]],
    ['unanswered', [she('Hvad?'), answered('unanswered')]],
    ['failed', [she('Hvad?'), answered('failed')]],
    ['asked', [she('Hvad?'), answered('unanswered'), she('Hvordan?'), answered('answered', 'a')]],
  ] as const)('is for the reason %s', (reason, said) => {
    expect(sharing(...said).reason).toBe(reason)
  })
})
