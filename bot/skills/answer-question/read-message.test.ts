import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { asksSomething, mostQuestions, readMessage } from './read-message.js'

describe('what a message asks', () => {
  it.each<[string, string[], string]>([
    ['Hvad er G-dage?', ['Hvad er G-dage?'], ''],
    ['G-dage', ['G-dage'], ''],
    [
      'Jeg blev fyret i går. Hvornår skal jeg melde mig ledig?',
      ['Hvornår skal jeg melde mig ledig?'],
      'Jeg blev fyret i går.',
    ],
    ['Hvad er G-dage, og hvor mange har jeg ret til?', ['Hvad er G-dage', 'hvor mange har jeg ret til?'], ''],
    ['hvad er mit varsel og får jeg g-dage', ['hvad er mit varsel', 'får jeg g-dage'], ''],
    [
      'Can I bring a friend and can I get an interpreter?',
      ['Can I bring a friend', 'can I get an interpreter?'],
      '',
    ],
    ['Hvor og hvornår melder jeg mig ledig?', ['Hvor og hvornår melder jeg mig ledig?'], ''],
    ['Jeg møder kl. 8 den 3. maj. Må jeg det?', ['Må jeg det?'], 'Jeg møder kl. 8 den 3. maj.'],
  ])('%s', (text, questions, told) => expect(readMessage(text)).toEqual({ questions, told }))

  it('is at least one question and never more than it can answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const { questions } = readMessage(text)
        expect(questions.length).toBeGreaterThanOrEqual(1)
        expect(questions.length).toBeLessThanOrEqual(mostQuestions)
      }),
    )
  })

  it('tells asking from telling', () => {
    expect(['va er minplan', 'Må jeg det?', 'can i go'].map(asksSomething)).toEqual([true, true, true])
    expect(['Jeg er sygemeldt', 'I lost my job.'].map(asksSomething)).toEqual([false, false])
  })
})
