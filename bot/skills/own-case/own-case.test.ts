import { describe, expect, it } from '@jest/globals'
import type { ConversationId, MessageId } from '../../conversation/ids.js'
import type { AnswerStatus, Reply } from '../../conversation/message.js'
import type { Skill, Turn } from '../../conversation/ports.js'
import { answersOf, createOwnCase } from './own-case.js'

const turn: Turn = {
  conversation: {
    id: 'c' as ConversationId,
    channel: 'memory',
    language: 'da',
    municipality: '0751',
    memory: {},
    startedAt: new Date(0),
  },
  phase: { kind: 'withAssistant' },
  said: {
    id: 'm' as MessageId,
    seq: 1,
    at: new Date(0),
    author: { role: 'citizen' },
    text: 'hvorfor er jeg trukket',
  },
  language: 'da',
  earlier: [],
}
const answering = (status: AnswerStatus): Skill => ({
  name: 'answering',
  async *take() {
    yield { kind: 'fragment', text: 'Man' }
    yield { kind: 'reply', text: 'Man trækkes for timer. [1]', answer: { status, citations: [] } }
    return {}
  },
})
const repliesWith = async (status: AnswerStatus) => {
  const replies: Reply[] = []
  const skill = createOwnCase({ answerGenerally: answersOf(answering(status)) })
  for await (const line of skill.take(turn)) if (line.kind === 'reply') replies.push(line)
  return replies
}

describe('her own case', () => {
  it.each(['answered', 'partial'] as const)(
    'gets the general rule first when it is %s, then a person',
    async (status) => {
      const [rule, person, ...more] = await repliesWith(status)
      expect(more).toEqual([])
      expect(rule?.text).toMatch(/kan ikke se din sag[\s\S]*Man trækkes for timer/)
      expect(rule?.answer?.status).toBe(status)
      expect(person).toMatchObject({ answer: { status: 'own-case', citations: [] } })
      expect(person?.text).toContain('Aarhus Kommune')
      expect(person?.suggestions).toHaveLength(1)
    },
  )

  it.each(['unanswered', 'clarify', 'out-of-scope', 'failed'] as const)(
    'gets only a person when the rule is %s',
    async (status) => {
      const replies = await repliesWith(status)
      expect(replies.map(({ answer }) => answer?.status)).toEqual(['own-case'])
      expect(replies[0]?.text).toContain('kan ikke se din sag')
    },
  )
})
