import { describe, expect, it } from '@jest/globals'
import type { MessageId } from '../../conversation/ids.js'
import type { Message } from '../../conversation/message.js'
import type { Passage } from '../../../knowledge/chunking/passage.js'
import { contextOf, leansOnContext } from './in-context.js'
import { byBenefit, type FindPassages, knownBenefit, lookUp } from './look-up.js'
import { aPassage } from './testing/a-passage.js'

const said = (...texts: string[]): Message[] =>
  texts.map((text, at) => ({
    id: `m${at}` as MessageId,
    seq: at + 1,
    at: new Date(0),
    author: { role: 'citizen' },
    text,
  }))
const passage = (id: string, more: Partial<Passage> = {}) => aPassage(id, ['En sætning.'], more)
/** Finds what it is told to for texts that hold the word, and remembers what was looked for. */
function finding(...known: [word: string, passage: Passage, score: number][]) {
  const asked: string[] = []
  const find: FindPassages = (question) => {
    asked.push(question)
    const kept = known
      .filter(([word]) => question.includes(word))
      .map(([, one, score]) => ({ passage: one, score }))
    return Promise.resolve({ kept, rejected: [], read: question })
  }
  return { find, asked }
}
const where = { language: 'da' } as const
const nothing = { told: '', earlier: [], known: undefined }

describe('whose rules she wants', () => {
  it.each([
    ['kontanthjaelp', 'kontanthjaelp'],
    ['efterloen', 'efterloen'],
    ['dagpenge', 'dagpenge'],
    ['opsagt', undefined],
  ])('is what the conversation began with: %s', (targetGroup, benefit) =>
    expect(knownBenefit('Må jeg holde ferie?', [], targetGroup)?.benefit).toBe(benefit),
  )

  it('is what she names now, before what she said of herself, before what was spoken of last', () => {
    const earlier = said('Jeg får kontanthjælp', 'Hvor meget er dagpenge?')
    expect(knownBenefit('Må jeg holde ferie på dagpenge?', earlier, undefined)).toEqual({
      benefit: 'dagpenge',
      how: 'named',
    })
    expect(knownBenefit('Må jeg holde ferie?', earlier, undefined)).toEqual({
      benefit: 'kontanthjaelp',
      how: 'said',
    })
    expect(knownBenefit('Må jeg holde ferie?', said('Hvor meget er dagpenge?'), undefined)).toEqual({
      benefit: 'dagpenge',
      how: 'hinted',
    })
    expect(
      knownBenefit('Hvad er forskellen på dagpenge og kontanthjælp?', earlier, undefined),
    ).toBeUndefined()
  })
})

describe('what a question leans on', () => {
  it.each([
    ['og hvad hvis jeg er under 25?', 'surely'],
    ['hvor længe?', 'perhaps'],
    ['Får jeg så karantæne?', 'perhaps'],
    ['Hvor lang tid har jeg til at klage over en afgørelse fra kommunen?', 'no'],
  ])('%s – %s', (question, leans) => expect(leansOnContext(question)).toBe(leans))

  it('goes back to the last thing that stands by itself', () => {
    const earlier = said('Hvad er en bisidder?', 'Må jeg holde ferie på kontanthjælp?', 'hvor længe?')
    expect(contextOf('og på dagpenge?', earlier)).toEqual({
      text: 'Må jeg holde ferie på ? hvor længe?',
      isTold: false,
    })
    expect(contextOf('hvor længe?', said('Jeg er fyret'))).toEqual({ text: 'Jeg er fyret', isTold: true })
    expect(contextOf('hvor længe?', [])).toEqual({ text: '', isTold: true })
  })
})

describe('looking a question up', () => {
  it('lets a rule for people with another benefit step back', async () => {
    const theirs = passage('kontanthjaelp-ferie', { targetGroups: ['kontanthjaelp'] })
    const hers = passage('ferie', { targetGroups: ['dagpenge'] })
    const { find } = finding(['ferie', theirs, 0.95], ['ferie', hers, 0.9])
    const known = { benefit: 'dagpenge', how: 'said' } as const
    const question = 'Må jeg holde ferie som ledig?'
    expect((await lookUp({ ...nothing, question, known }, where, find)).kept[0]?.passage.id).toBe(hers.id)
    expect((await lookUp({ ...nothing, question }, where, find)).kept[0]?.passage.id).toBe(theirs.id)
  })

  it('looks with what was told, sentence by sentence, and with what was said before', async () => {
    const { find, asked } = finding()
    await lookUp({ ...nothing, question: 'Må jeg det?', told: 'Jeg er ledig. Jeg vil rejse.' }, where, find)
    expect(asked).toEqual([
      'Må jeg det?',
      'Må jeg det? Jeg er ledig. Jeg vil rejse.',
      'Må jeg det? Jeg er ledig.',
      'Må jeg det? Jeg vil rejse.',
    ])
    asked.length = 0
    await lookUp({ ...nothing, question: 'hvor længe?', earlier: said('Hvad er karantæne?') }, where, find)
    expect(asked).toContain('Hvad er karantæne? hvor længe?')
  })

  it('asks more of a question that names nothing of ours, most of a short one', async () => {
    const any = passage('a')
    const kept = async (question: string, score: number) =>
      (await lookUp({ ...nothing, question }, where, finding(['', any, score]).find)).kept.length
    expect(await kept('Hvornår får jeg dagpenge?', 0.4)).toBe(1)
    expect(await kept('Hvornår skal vi holde møde?', 0.4)).toBe(0)
    expect(await kept('Hvornår skal vi holde møde?', 0.6)).toBe(1)
    expect(await kept('kan jeg finde ud af det der på en eller anden måde', 0.9)).toBe(1)
    expect(await kept('to minutter fra nu', 0.9)).toBe(0)
  })

  it('tells two benefits apart that come out alike', () => {
    const one = { passage: passage('a', { targetGroups: ['dagpenge'] }), score: 0.9 }
    const other = { passage: passage('b', { targetGroups: ['kontanthjaelp'] }), score: 0.88 }
    expect(byBenefit([one, other]).map(({ benefit }) => benefit)).toEqual(['dagpenge', 'kontanthjaelp'])
    expect(byBenefit([one, { ...other, score: 0.4 }])).toEqual([])
    expect(byBenefit([one, { ...other, passage: passage('c', { targetGroups: ['alle'] }) }])).toEqual([])
  })
})
