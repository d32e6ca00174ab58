import { describe, expect, it } from '@jest/globals'
import { crisisIn, mayBeInDistress } from '../crisis.js'
import { crossValidate } from './cross-validate.js'
import { featuresOf, wordsOf } from './features.js'
import { fit, lessonsOf, pack, type Example } from './fit.js'
import { judge, likelihoods, unpack } from './model.js'
import { piecesOf } from './pieces.js'

const labels = ['wet', 'dry']
const examples: readonly Example[] = [
  ...['det regner', 'regnen vælter ned', 'der er regn i luften', 'it is raining'].map((text) => ({
    text,
    label: 'wet',
  })),
  ...['solen skinner', 'der er sol hele dagen', 'varmt og tørt vejr', 'the sun is out'].map((text) => ({
    text,
    label: 'dry',
  })),
].map((example, n) => ({ ...example, group: String(n) }))
const learn = () =>
  fit(
    labels,
    examples.flatMap((example) => lessonsOf(labels, example)),
  )

describe('what is learnt', () => {
  it('is the same every time', () => expect(pack(learn())).toEqual(pack(learn())))

  it('is what the examples show, and survives being kept', () => {
    const kept = unpack(pack(learn()))
    expect(judge(kept, 'regn').sure).toBeGreaterThan(0.5)
    expect(judge(kept, 'sol').sure).toBeLessThan(0.5)
    expect(judge(kept, '').sure).toBe(0)
    expect(judge(kept, 'regn', 2).sure).toBe(0)
  })

  it('sums up to one', () => {
    const found = likelihoods(learn(), featuresOf(wordsOf('regn og sol')))
    expect(found.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
  })

  it('is tested on ideas it has not learnt from', () => {
    const unseen = crossValidate(labels, [{ text: 'xyzzy', label: 'wet', group: 'alone' }, ...examples], {
      folds: 3,
    })
    expect(unseen.map(({ text }) => text).sort()).toEqual(
      ['xyzzy', ...examples.map(({ text }) => text)].sort(),
    )
    expect(unseen.find(({ text }) => text === 'xyzzy')?.sure).toBeLessThan(0.9)
  })
})

describe('pieces', () => {
  it('are the whole, its sentences, and places in long ones', () => {
    expect(piecesOf('Hej. Jeg er ledig.')).toEqual([
      ['hej', 'jeg', 'er', 'ledig'],
      ['jeg', 'er', 'ledig'],
    ])
    expect(piecesOf('ord '.repeat(30)).length).toBeGreaterThan(2)
    expect(piecesOf('?!…')).toEqual([[]])
  })
})

describe('a crisis nobody wrote a pattern for', () => {
  it.each([
    ['Min far er faldet om … og han svarer ikke', 'emergency'],
    ['Min mand er deprimeret og taler om at skyde sig selv. Han har et gevær', 'suicide'],
    ['hvis jeg mister dagpengene så hopper jeg ud foran toget', 'suicide'],
    ['i am thinkin about killing my self', 'suicide'],
  ])('%s', (text, kind) => expect(crisisIn(text)).toBe(kind))

  it('is found in a long story', () => {
    const story = 'Jeg har været ledig siden maj og søger to job om ugen. Min a-kasse har været flink. '
    expect(
      crisisIn(`${story.repeat(6)} I går købte jeg reb og skrev til mine børn. ${story.repeat(6)}`),
    ).toBeDefined()
    expect(crisisIn(story.repeat(12))).toBeUndefined()
  })

  it('leaves everyday questions without a line of numbers', () => {
    for (const text of ['Hvad er G-dage?', 'jeg er lidt ked af at være ledig, hvordan søger jeg job', 'hej'])
      expect(mayBeInDistress(text)).toBe(false)
  })
})
