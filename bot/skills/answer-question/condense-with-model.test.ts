import { describe, expect, it } from '@jest/globals'
import type { Message } from '../../conversation/message.js'
import type { MessageId } from '../../conversation/ids.js'
import type { ModelOutcome, ModelRequest } from '../../language-model/language-model.js'
import { createScriptedModel, type Part } from '../../language-model/testing/scripted-model.js'
import { createCondenseWithModel } from './condense-with-model.js'

const line = (role: 'citizen' | 'assistant' | 'caseworker', text: string, seq: number): Message => ({
  id: `m${seq}` as MessageId,
  seq,
  at: new Date('2026-11-21T10:00:00Z'),
  author: role === 'caseworker' ? { role, name: 'Bo' } : { role },
  text,
})
const earlier = [
  line('caseworker', 'Din sag ligger hos mig.', 1),
  line('citizen', 'Hvad er den højeste dagpengesats?', 2),
  line('assistant', 'Du kan højst få 22.041 kr. om måneden. [1]', 3),
]
const writing = (question: unknown) => (): Part => ({ pieces: [JSON.stringify({ question })] })

async function condense(
  play: (request: ModelRequest) => Part,
  question = 'Og hvis jeg er deltidsforsikret?',
  before = earlier,
) {
  const model = createScriptedModel(play)
  const outcomes: ModelOutcome[] = []
  const condensed = await createCondenseWithModel({
    model,
    onOutcome: ({ outcome }) => outcomes.push(outcome),
    limit: 30,
  })({ question, earlier: before, language: 'da' })
  return { condensed, outcomes, asked: model.asked }
}

describe('writing a follow-up out', () => {
  it('makes a question of it that stands alone', async () => {
    const { condensed, outcomes, asked } = await condense(
      writing('Hvad er den højeste dagpengesats for deltidsforsikrede?'),
    )
    expect(condensed).toBe('Hvad er den højeste dagpengesats for deltidsforsikrede?')
    expect(outcomes).toEqual(['written'])
    expect(JSON.parse(asked[0]?.user ?? '')).toEqual({
      earlier: [
        { by: 'citizen', text: 'Hvad er den højeste dagpengesats?' },
        { by: 'assistant', text: 'Du kan højst få 22.041 kr. om måneden. [1]' },
      ],
      message: 'Og hvis jeg er deltidsforsikret?',
    })
  })

  it('asks nobody when the question stands alone, or stands first', async () => {
    const alone = 'Hvor mange timer skal jeg have arbejdet for at have ret til at få dagpenge udbetalt?'
    expect((await condense(writing('x'), alone)).asked).toEqual([])
    expect((await condense(writing('x'), 'Og så?', [])).asked).toEqual([])
    expect((await condense(writing('x'), 'Og så?', [line('assistant', 'Hej!', 1)])).asked).toEqual([])
  })

  it.each<[string, (request: ModelRequest) => Part, ModelOutcome]>([
    ['adds a figure nobody has named', writing('Hvad får man efter 30 måneder?'), 'ungrounded'],
    ['writes no JSON', () => ({ pieces: ['Hvad mener du?'] }), 'malformed'],
    ['writes another shape', writing(7), 'malformed'],
    ['writes nothing', writing(' '), 'malformed'],
    ['writes a novel', writing('hvad '.repeat(100)), 'malformed'],
    ['takes too long', () => ({ then: 'waits' }), 'too-late'],
    ['fails', () => ({ then: 'server-error' }), 'server-error'],
  ])('goes without when the model %s', async (_what, play, outcome) => {
    const { condensed, outcomes } = await condense(play)
    expect(condensed).toBeUndefined()
    expect(outcomes).toEqual([outcome])
  })
})
