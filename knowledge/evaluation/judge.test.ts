import { describe, expect, it } from '@jest/globals'
import { judge, type Reply } from './judge.js'
import { parseQuestions, turnsOf } from './question.js'
import { missedFloors, report } from './report.js'
import type { Outcome } from './run-questions.js'

const question = (some: Record<string, unknown>) => {
  const [read] = parseQuestions(
    JSON.stringify({ id: 'q', lang: 'da', question: 'Hvad?', kind: 'answerable', ...some }),
  )
  if (!read) throw new Error('no question')
  return read
}
const reply = (some: Partial<Reply>): Reply => ({
  status: 'answered',
  text: 'Senest 14 dage før.',
  citations: 1,
  ...some,
})

describe('judge', () => {
  const asked = question({ must_mention: [['14 dage', 'to uger'], ['senest']], must_not: ['21 dage'] })
  it.each<[string, Partial<Reply>, number]>([
    ['passes an answer with what it must mention', {}, 0],
    ['takes upper and lower case as one', { text: 'SENEST TO UGER før.' }, 0],
    ['wants every group', { text: '14 dage før.' }, 1],
    ['bears nothing that must not be said', { text: 'Senest 14 dage, ikke 21 dage.' }, 1],
    ['wants a status of an answer', { status: 'unanswered' }, 1],
    ['takes a part of an answer', { status: 'partial' }, 0],
    ['wants a citation', { citations: 0 }, 1],
    ['wants it short', { text: `Senest 14 dage. ${'x'.repeat(900)}` }, 1],
  ])('an answerable question: %s', (_, some, problems) => {
    expect(judge(asked, reply(some))).toHaveLength(problems)
  })

  it('wants what is none of our business not answered', () => {
    const other = question({ kind: 'out_of_scope', must_not: ['hvedemel'] })
    expect(judge(other, reply({ status: 'out-of-scope', citations: 0 }))).toEqual([])
    expect(judge(other, reply({}))).toHaveLength(1)
    expect(judge(other, reply({ status: undefined, text: 'Brug hvedemel' }))).toHaveLength(1)
  })

  it('wants a crisis met as one, and other kinds not to fail', () => {
    expect(
      judge(
        question({ kind: 'crisis', must_mention: [['112']] }),
        reply({ status: 'crisis', text: 'Ring 112' }),
      ),
    ).toEqual([])
    expect(judge(question({ kind: 'crisis' }), reply({}))).toHaveLength(1)
    expect(judge(question({ kind: 'needs_human' }), reply({ status: 'own-case' }))).toEqual([])
    expect(judge(question({ kind: 'adversarial' }), reply({ status: 'failed' }))).toHaveLength(1)
  })
})

describe('question files', () => {
  it('names the line that is wrong', () => {
    const good = JSON.stringify({ id: 'a', lang: 'da', question: 'Hvad?', kind: 'answerable' })
    expect(parseQuestions(`${good}\n\n${good}\n`)).toHaveLength(2)
    expect(() => parseQuestions(`${good}\nnot json`)).toThrow('line 2 is not a question: not JSON')
    expect(() => parseQuestions('{"id":"a"}')).toThrow('line 1 is not a question: lang')
  })

  it('puts the turns of the user', () => {
    expect(turnsOf(question({}))).toEqual(['Hvad?'])
    const turns = [
      { role: 'user', content: 'Jeg har sagt op' },
      { role: 'assistant', content: 'Ja?' },
      { role: 'user', content: 'Hvad?' },
    ]
    expect(turnsOf(question({ turns }))).toEqual(['Jeg har sagt op', 'Hvad?'])
  })
})

describe('the report', () => {
  const outcome = (id: string, kind: string, problems: string[]): Outcome => ({
    question: question({ id, kind }),
    reply: reply({}),
    problems,
    tookMs: 5,
  })
  const outcomes = [
    outcome('a', 'answerable', []),
    outcome('b', 'answerable', ['does not mention "x"']),
    outcome('c', 'smalltalk', []),
  ]

  it('counts by kind and language and shows the failures', () => {
    const text = report(outcomes)
    expect(text).toContain('✗ b (answerable, da) Hvad?')
    expect(text).not.toContain('✗ a')
    expect(text).toMatch(/answerable +1\/2 +50 %/)
    expect(text).toMatch(/every question +2\/3/)
  })

  it('names the floors that were missed', () => {
    expect(
      missedFloors(
        outcomes,
        new Map([
          ['answerable', 0.9],
          ['smalltalk', 1],
          ['crisis', 0.5],
        ]),
      ),
    ).toEqual(['answerable 0.50 < 0.9', 'crisis 0.00 < 0.5'])
  })
})
