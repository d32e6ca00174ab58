import { describe, expect, it } from '@jest/globals'
import { figures, tallies } from './figures.js'
import { missedFloors } from './floors.js'
import { placeOf, recallOf } from './recall.js'
import { failures, report, summary } from './report.js'
import { hitsOf, outcomeOf } from './testing/outcomes.js'

const outcomes = [
  outcomeOf(
    { id: 'a', articles: ['ferie-som-ledig'] },
    {},
    hitsOf('g-dage', 'ferie-som-ledig-en', 'ferie-som-ledig'),
  ),
  outcomeOf({ id: 'b', must_mention: [['3 uger']] }, {}, hitsOf('karantaene')),
  outcomeOf({ id: 'c' }, { status: 'unanswered', text: 'Det ved jeg ikke.', citations: [] }),
  outcomeOf({ id: 'd', kind: 'commands' }, { status: 'out-of-scope', citations: [] }),
  outcomeOf({ id: 'e', lang: 'en' }, { citations: [{ articleId: 'g-dage-en', stands: false }] }),
]

describe('recall', () => {
  it('finds the place of the right article, a twin being one with it and passages of one article one place', () => {
    expect(placeOf(hitsOf('a', 'a', 'b-en', 'c'), ['b'])).toBe(2)
    expect(placeOf(hitsOf('a', 'a-2027', 'c-2027-en'), ['x', 'c'])).toBe(2)
    expect(placeOf(hitsOf('a'), ['b'])).toBe(Infinity)
    expect(placeOf([], ['b'])).toBe(Infinity)
  })
  it('counts who is at home within 1, 3 and 5, and the mean of one over the place', () => {
    expect(recallOf([1, 2, 4, Infinity])).toEqual({
      questions: 4,
      at1: 0.25,
      at3: 0.5,
      at5: 0.75,
      mrr: 0.4375,
    })
    expect(recallOf([])).toMatchObject({ questions: 0, mrr: 0 })
  })
})

describe('figures', () => {
  it('counts by kind and language', () => {
    expect(tallies(outcomes)[0]).toEqual({
      kind: 'answerable',
      language: 'da',
      asked: 3,
      answered: 2,
      correct: 1,
      'wrongly-answered': 1,
      'wrongly-refused': 1,
      rightSource: { cited: 1, of: 1 },
    })
  })
  it('are shares, better when higher', () => {
    expect(Object.fromEntries(figures(outcomes))).toEqual({
      'correct/answerable/da': 1 / 3,
      'answered/answerable/da': 2 / 3,
      'correct/answerable/en': 0,
      'answered/answerable/en': 1,
      'correct/commands/da': 1,
      'recall@1/da': 0,
      'recall@3/da': 1,
      'recall@5/da': 1,
      'mrr/da': 0.5,
      citations: 2 / 3,
    })
  })
  it('miss a floor that is higher, and one for what nobody asked', () => {
    const floors = { 'answered/answerable/da': 0.6, 'correct/answerable/da': 0.5, 'correct/crisis/en': 0 }
    expect(missedFloors(figures(outcomes), floors)).toEqual([
      'correct/answerable/da is 0.333, below 0.500',
      'correct/crisis/en was not measured',
    ])
  })
})

describe('the report', () => {
  it('has a table of how each kind went', () => {
    expect(summary(outcomes)).toMatch(
      /\| answerable \| da +\| +3 \| +1 \| 33.3 % +\| +2 \| +1 \| +1 \| 1\/1 +\|/,
    )
    expect(summary(outcomes)).toContain('2 of 3 quotes stand')
  })
  it('tells of each failure what was asked and said, why that is wrong and what search found', () => {
    const text = failures(outcomes)
    expect(text).toContain('### answerable: 3')
    expect(text).toContain('**b** (da, wrongly answered) Hvad?')
    expect(text).toContain('- does not mention "3 uger"\n- said (answered): Senest 14 dage før.')
    expect(text).toContain('- found: karantaene 0.90')
    expect(text).not.toContain('**a**')
    expect(report(outcomes.slice(0, 1))).toContain('None.')
  })
})
