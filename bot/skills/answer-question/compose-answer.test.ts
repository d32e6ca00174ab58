import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Passage } from '../../../knowledge/chunking/passage.js'
import {
  composeAnswer as composeAll,
  maxAnswerLength,
  type Asked,
  type Candidate,
  type ScoreSentences,
} from './compose-answer.js'
import { aPassage } from './testing/a-passage.js'

const candidate = (passage: Passage, score: number): Candidate => ({ passage, score })
const compose = (
  question: string,
  kept: readonly [Candidate, ...Candidate[]],
  near: readonly Candidate[],
  score: ScoreSentences,
) => composeAll([{ question, kept, near }], score)
/** For passages of which something can be quoted. */
function composeAnswer(...parameters: Parameters<typeof compose>) {
  const composed = compose(...parameters)
  if (!composed) throw new Error('nothing could be quoted')
  return composed
}
/** Sentences that name the question fit it. */
const naming = (question: string, { sentences }: Passage) =>
  sentences.map(({ text }) => (text.includes(question) ? 1 : 0))

describe('the extractive answer', () => {
  it('quotes a short passage whole', () => {
    const passage = aPassage('a', ['Du har ret til to dage.', 'Det betaler din arbejdsgiver.'])
    const { text, answer } = composeAnswer('to dage', [candidate(passage, 0.9)], [], naming)
    expect(text).toBe('Du har ret til to dage. Det betaler din arbejdsgiver. [1]')
    expect(answer).toEqual({
      status: 'answered',
      targetGroup: 'dagpenge',
      citations: [
        {
          n: 1,
          articleId: 'a',
          title: 'Om a',
          section: '',
          quote: passage.text,
          url: 'https://star.dk',
          reviewedAt: '2026-11-21',
          validFrom: '2026-01-01',
        },
      ],
    })
  })

  it('takes from a long passage the sentences that answer', () => {
    const filler = Array.from({ length: 20 }, (_, n) => `Nummer ${n} handler om noget helt andet end det.`)
    const passage = aPassage('a', [...filler, 'Fristen er fire uger.', ...filler])
    const { text } = composeAnswer('Fristen', [candidate(passage, 0.9)], [], naming)
    expect(text).toContain('Fristen er fire uger.')
    expect(text.length).toBeLessThan(700)
  })

  it('keeps list marks where it quotes a list', () => {
    const passage = aPassage('a', ['Du skal:', '- Melde dig ledig.', '- Søge job.'])
    expect(composeAnswer('job', [candidate(passage, 0.9)], [], naming).text).toBe(
      'Du skal:\n- Melde dig ledig.\n- Søge job. [1]',
    )
  })

  it('completes an answer from its own article, near or kept, and from others only when as good', () => {
    const long = (word: string) => Array.from({ length: 12 }, (_, n) => `${word}${n} er ${word}${n}${word}.`)
    const best = candidate(aPassage('a', long('Et')), 0.8)
    const same = candidate(aPassage('a', long('To'), { section: 'To' }), 0.5)
    const weak = candidate(aPassage('b', long('Tre')), 0.2)
    const { answer, unused } = composeAnswer('x', [best, weak], [same], naming)
    expect(answer.citations.map(({ articleId, section }) => articleId + section)).toEqual(['a', 'aTo'])
    expect(unused).toEqual([weak])
  })

  it('never mixes benefits', () => {
    const long = (word: string) => Array.from({ length: 12 }, (_, n) => `${word}${n} er ${word}${n}${word}.`)
    const mine = candidate(aPassage('a', long('et')), 0.8)
    const theirs = candidate(aPassage('b', long('to'), { targetGroups: ['kontanthjaelp'] }), 0.8)
    const everyones = candidate(aPassage('c', long('tre'), { targetGroups: ['alle'] }), 0.79)
    const { answer } = composeAnswer('x', [mine, theirs, everyones], [], naming)
    expect(answer.citations.map(({ articleId }) => articleId)).toEqual(['a', 'c'])
  })

  it('quotes no half sentence, so a sentence that is too long is not quoted at all', () => {
    const endless = aPassage('a', [`Det her ${'bliver ved '.repeat(100)}altid.`])
    expect(compose('x', [candidate(endless, 0.9)], [], naming)).toBeUndefined()
    const long = aPassage('a', [`Det her ${'bliver ved '.repeat(70)}længe.`])
    expect(composeAnswer('x', [candidate(long, 0.9)], [], naming).text).toContain('længe. [1]')
  })

  it('says nothing twice', () => {
    const rule = Array.from({ length: 12 }, (_, n) => `regel${n} gælder for dig${n}.`)
    const best = candidate(aPassage('a', rule), 0.9)
    const again = candidate(aPassage('b', rule.toReversed()), 0.89)
    expect(composeAnswer('x', [best, again], [], naming).answer.citations).toHaveLength(1)
  })

  it('is never too long, and every quote stands word for word in its passage and in the answer', () => {
    const sentence = fc.array(fc.constantFrom('du', 'skal', 'senest', 'a-kassen', 'uger', 'æøå'), {
      minLength: 1,
      maxLength: 40,
    })
    const passage = fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.array(
          fc.tuple(fc.boolean(), sentence).map(([item, words]) => `${item ? '- ' : ''}${words.join(' ')}.`),
          { minLength: 1, maxLength: 25 },
        ),
      )
      .map(([id, lines]) => aPassage(id, lines))
    const candidates = fc.array(fc.tuple(passage, fc.double({ min: 0.3, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(candidates, (pairs) => {
        const [best, ...others] = pairs
          .map(([one, score]) => candidate(one, score))
          .sort((a, b) => b.score - a.score)
        if (!best) return
        const { text, answer } = composeAnswer('uger', [best, ...others], [], naming)
        expect(text.length).toBeLessThanOrEqual(maxAnswerLength)
        for (const { n, quote, articleId } of answer.citations) {
          expect(text).toContain(`${quote} [${n}]`)
          expect(pairs.some(([one]) => one.articleId === articleId && one.text.includes(quote))).toBe(true)
        }
      }),
    )
  })

  it('of several questions is never too long, and says quotes and their marks and labels and nothing else', () => {
    const words = fc.array(
      fc.constantFrom('du', 'skal', 'senest', 'a-kassen', 'uger', 'æøå', '7.000', '“ret”'),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    const lines = fc.array(
      fc.tuple(fc.boolean(), words).map(([item, some]) => `${item ? '- ' : ''}${some.join(' ')}.`),
      { minLength: 1, maxLength: 20 },
    )
    const groups = fc.constantFrom(['dagpenge'], ['kontanthjaelp'], ['alle'], ['dagpenge', 'kontanthjaelp'])
    const passage = fc
      .record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        section: fc.constantFrom('', 'Et', 'To'),
        groups,
        lines,
      })
      .map(({ id, section, groups: targetGroups, lines: text }) =>
        aPassage(id, text, { section, targetGroups }),
      )
    const several = fc
      .uniqueArray(passage, { minLength: 2, maxLength: 8, selector: ({ id }) => id })
      .chain((passages) => {
        const found = fc
          .uniqueArray(
            fc.tuple(fc.constantFrom(...passages), fc.double({ min: 0.05, max: 0.99, noNaN: true })),
            {
              minLength: 1,
              selector: ([{ id }]) => id,
            },
          )
          .map((pairs) =>
            pairs.map(([one, score]) => candidate(one, score)).sort((a, b) => b.score - a.score),
          )
        const label = fc.option(
          fc.constantFrom('Dagpenge', 'Hvornår skal jeg melde mig ledig?', 'Kontanthjælp'),
          {
            nil: undefined,
          },
        )
        const one = fc
          .tuple(fc.constantFrom('uger', 'senest', 'x'), label, found, fc.nat(8))
          .map(([question, over, [best, ...others], enough]): Asked[] =>
            best
              ? [
                  {
                    question,
                    label: over,
                    kept: [best, ...others.slice(0, enough)],
                    near: others.slice(enough),
                  },
                ]
              : [],
          )
        return fc.tuple(
          fc.array(one, { minLength: 1, maxLength: 5 }),
          fc.integer({ min: 40, max: maxAnswerLength }),
        )
      })
    let quoted = 0
    fc.assert(
      fc.property(several, ([asking, room]) => {
        const asked = asking.flat()
        const composed = composeAll(asked, naming, room)
        if (!composed) return
        const { text, answer, unused } = composed
        const { citations } = answer
        quoted = Math.max(quoted, citations.length)
        expect(text.length).toBeLessThanOrEqual(room)
        expect(citations.length).toBeGreaterThan(0)
        expect(citations.map(({ n }) => n)).toEqual(citations.map((_, at) => at + 1))
        expect([...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n))).toEqual(
          citations.map(({ n }) => n),
        )
        const withoutLabels = text.replace(/^\*\*.*\*\*\n/gm, '')
        expect(withoutLabels).toBe(citations.map(({ quote, n }) => `${quote} [${n}]`).join('\n\n'))
        const offered = asked.flatMap(({ kept, near }) => [...kept, ...near]).map((one) => one.passage)
        const places = citations.map(({ articleId, section, quote }) => {
          const from = offered.find((one) => one.articleId === articleId && one.section === section)
          expect(from?.text).toContain(quote)
          expect(quote).not.toBe('')
          return from?.id
        })
        expect(new Set(places).size).toBe(places.length)
        for (const { passage: left } of unused) expect(places).not.toContain(left.id)
      }),
      { numRuns: 200 },
    )
    expect(quoted).toBeGreaterThan(2)
  })
})
