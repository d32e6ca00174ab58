import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Passage } from '../../../knowledge/chunking/passage.js'
import type { ModelOutcome, ModelRequest } from '../../language-model/language-model.js'
import { createScriptedModel, type Part } from '../../language-model/testing/scripted-model.js'
import { textsIn } from '../../texts/texts-in.js'
import { maxAnswerLength, type Asked, type Composed } from './compose-answer.js'
import { createComposeWithModel, type ModelLimits } from './compose-with-model.js'
import { aPassage } from './testing/a-passage.js'

const rate = aPassage('satsen', [
  'Du kan højst få 22.041 kr. om måneden.',
  'Du får 90 procent af din tidligere løn.',
  'Satsen stiger den 1. januar 2027.',
])
const period = aPassage('perioden', ['Du kan få dagpenge i op til to år.', 'Læs mere på jobnet.dk.'])
const asking = (...passages: [Passage, ...Passage[]]): Asked => {
  const [best, ...others] = passages.map((passage, at) => ({ passage, score: 0.9 - at / 100 }))
  return { question: 'Hvad får jeg?', kept: [best ?? { passage: rate, score: 1 }, ...others], near: [] }
}
/** A sentence fits another by the words they share. */
const scoreSentences = (question: string, { sentences }: Passage) => {
  const words = new Set(question.toLowerCase().match(/\p{L}{4,}/gu))
  return sentences.map(
    ({ text }) =>
      (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => words.has(word)).length / 10,
  )
}

type Given = {
  readonly question: string
  readonly meant?: string
  readonly passages: readonly { id: string; about: string; text: string; for: readonly string[] }[]
}
const given = ({ user }: ModelRequest) => JSON.parse(user) as Given
type Wrote = { text: string; from?: readonly number[]; sources?: readonly string[] }

/** Writes these sentences; `from` counts the passages that were given, in order. */
const writing =
  (sentences: readonly Wrote[], completeness = 'full') =>
  (request: ModelRequest): Part => {
    const { passages } = given(request)
    const object = {
      completeness,
      sentences: sentences.map(({ text, from = [0], sources }) => ({
        text,
        sources: sources ?? from.map((at) => passages[at]?.id ?? ''),
      })),
    }
    return { pieces: JSON.stringify(object).match(/.{1,7}/gsu) ?? [] }
  }

async function compose(
  play: (request: ModelRequest) => Part,
  {
    asked = [asking(rate, period)],
    language = 'da',
    limits,
  }: { asked?: Asked[]; language?: 'da' | 'en'; limits?: ModelLimits } = {},
) {
  const model = createScriptedModel(play)
  const outcomes: ModelOutcome[] = []
  const causes: unknown[] = []
  const composeWithModel = createComposeWithModel({
    model,
    scoreSentences,
    onOutcome: ({ outcome, cause }) => {
      outcomes.push(outcome)
      if (cause !== undefined) causes.push(cause)
    },
    ...(limits && { limits }),
  })
  const fragments: string[] = []
  const writing = composeWithModel({ question: 'Hvad får jeg?', language, asked, since: performance.now() })
  let composed: Composed | undefined
  for (let next = await writing.next(); ; next = await writing.next()) {
    if (next.done) {
      composed = next.value
      break
    }
    fragments.push(next.value.text)
  }
  expect(outcomes).toHaveLength(1)
  return { composed, fragments, outcome: outcomes[0], causes, model }
}

describe('an answer in a model’s words', () => {
  it('comes sentence by sentence, with marks after the last of each source and quotes word for word', async () => {
    const { composed, fragments, outcome } = await compose(
      writing([
        { text: 'Højst 22.041 kr. om måneden.' },
        { text: 'Det er 90 % af din løn.' },
        { text: 'Du kan få det i to år.', from: [1] },
      ]),
    )
    expect(outcome).toBe('written')
    expect(composed?.text).toBe(
      'Højst 22.041 kr. om måneden. Det er 90 % af din løn. [1] Du kan få det i to år. [2]',
    )
    expect(fragments.join('')).toBe(
      'Højst 22.041 kr. om måneden. Det er 90 % af din løn. [1] Du kan få det i to år.',
    )
    expect(fragments).toHaveLength(3)
    expect(composed?.answer).toMatchObject({
      status: 'answered',
      targetGroup: 'dagpenge',
      citations: [
        {
          n: 1,
          articleId: 'satsen',
          quote: 'Du kan højst få 22.041 kr. om måneden. Du får 90 procent af din tidligere løn.',
        },
        { n: 2, articleId: 'perioden', quote: 'Du kan få dagpenge i op til to år.' },
      ],
    })
  })

  it('shows each sentence before the next has come', async () => {
    const model = createScriptedModel((request) => {
      const id = given(request).passages[0]?.id ?? ''
      return {
        pieces: [`{"completeness":"full","sentences":[{"text":"Højst 22.041 kr.","sources":["${id}"]}`],
        then: 'waits',
      }
    })
    const outcomes: ModelOutcome[] = []
    const composeWithModel = createComposeWithModel({
      model,
      scoreSentences,
      onOutcome: ({ outcome }) => outcomes.push(outcome),
    })
    const written = composeWithModel({
      question: 'Hvad?',
      language: 'da',
      asked: [asking(rate)],
      since: performance.now(),
    })
    expect((await written.next()).value).toEqual({ kind: 'fragment', text: 'Højst 22.041 kr.' })
    await written.return(undefined)
    expect(outcomes).toEqual(['abandoned'])
  })

  it('names passages by tokens that are new every time and mean nothing', async () => {
    const play = writing([{ text: 'Højst 22.041 kr.' }])
    const [one, other] = [await compose(play), await compose(play)]
    const tokens = [one, other].flatMap(({ model }) =>
      model.asked.flatMap((request) => given(request).passages.map(({ id }) => id)),
    )
    expect(new Set(tokens).size).toBe(4)
    for (const token of tokens) expect(token).toMatch(/^[a-z]{6}$/)
  })

  it('strikes tokens it did not give, and drops a sentence that has no other', async () => {
    const { composed } = await compose((request) => {
      const { passages } = given(request)
      return writing([
        { text: 'Det her har ingen kilde.', sources: ['zzzzzz'] },
        { text: 'Højst 22.041 kr.', sources: ['zzzzzz', passages[0]?.id ?? ''] },
      ])(request)
    })
    expect(composed?.text).toBe('Højst 22.041 kr. [1]')
  })

  it('writes English from Danish passages, figures in the English way', async () => {
    const { composed, outcome } = await compose(
      writing([{ text: 'You get at most DKK 22,041 a month until 1 January 2027.' }]),
      { language: 'en' },
    )
    expect(outcome).toBe('written')
    expect(composed?.answer.citations[0]?.quote).toContain('22.041 kr.')
  })

  it('says what it does not know', async () => {
    const { composed } = await compose(writing([{ text: 'Højst 22.041 kr.' }], 'partial'))
    expect(composed?.answer.status).toBe('partial')
    expect(composed?.text).toBe(`Højst 22.041 kr. [1]\n\n${textsIn('da').partlyAnswered}`)
  })

  it.each<[string, (request: ModelRequest) => Part, ModelOutcome]>([
    ['an amount that is nowhere', writing([{ text: 'Højst 22.042 kr.' }]), 'ungrounded'],
    ['an amount of another passage', writing([{ text: 'Højst 22.041 kr.', from: [1] }]), 'ungrounded'],
    ['a date that is nowhere', writing([{ text: 'Satsen stiger den 1. februar 2027.' }]), 'ungrounded'],
    ['an address that is nowhere', writing([{ text: 'Log ind på https://evil.example.' }]), 'ungrounded'],
    ['a link', writing([{ text: 'Læs [her](javascript:alert) om satsen.' }]), 'ungrounded'],
    [
      'a sentence about something else',
      writing([{ text: 'Kommunens borgmester er desværre grundig uærlig overfor samtlige vælgere derude.' }]),
      'ungrounded',
    ],
    [
      'an invention after a good sentence',
      writing([{ text: 'Højst 22.041 kr.' }, { text: 'Og 5.000 kr. mere.' }]),
      'ungrounded',
    ],
    ['no source at all', writing([{ text: 'Højst 22.041 kr.', sources: ['zzzzzz'] }]), 'no-source'],
    ['no sentence', writing([]), 'no-source'],
    ['that nothing answers', writing([], 'none'), 'not-answered'],
    ['another shape', () => ({ pieces: ['{"answer":"Højst 22.041 kr."}'] }), 'malformed'],
    [
      'sentences of another shape',
      () => ({ pieces: ['{"completeness":"full","sentences":[{"t":1}]}'] }),
      'malformed',
    ],
    ['half an object', () => ({ pieces: ['{"completeness":"full","sentences":['] }), 'malformed'],
    ['that it refuses', () => ({ then: 'refused' }), 'refused'],
    ['nothing but an error of ours', () => ({ then: new Error('a bug') }), 'broken'],
  ])('is given up when the model writes %s', async (_what, play, outcome) => {
    const ended = await compose(play)
    expect(ended.composed).toBeUndefined()
    expect(ended.outcome).toBe(outcome)
    expect(ended.causes).toHaveLength(outcome === 'broken' ? 1 : 0)
  })

  const limits = { firstSentence: 40, stall: 30, total: 200 }
  it('is given up when nothing has come in time, and when it stops coming', async () => {
    const late = await compose(() => ({ then: 'waits' }), { limits })
    expect(late.outcome).toBe('too-late')
    const stalled = await compose(
      (request) => {
        const { pieces = [] } = writing([{ text: 'Højst 22.041 kr.' }])(request)
        return { pieces: pieces.slice(0, -1), then: 'waits' }
      },
      { limits },
    )
    expect(stalled.outcome).toBe('stalled')
    expect(stalled.composed).toBeUndefined()
    expect(stalled.fragments).toEqual(['Højst 22.041 kr.'])
  })

  it('never mixes benefits: the model sees only what may stand together', async () => {
    const cash = aPassage('kontanthjælp', ['Du kan få 13.000 kr.'], { targetGroups: ['kontanthjaelp'] })
    const everybody = aPassage('alle', ['Du skal melde dig ledig.'], { targetGroups: ['alle'] })
    const { model } = await compose(writing([{ text: 'Højst 22.041 kr.' }]), {
      asked: [asking(rate, cash, everybody)],
    })
    expect(model.asked.flatMap((request) => given(request).passages.map(({ text }) => text))).toEqual([
      rate.text,
      everybody.text,
    ])
    const mixed = await compose(writing([{ text: 'Højst 22.041 kr.' }]), {
      asked: [asking(rate), asking(cash)],
    })
    expect(mixed.outcome).toBe('mixed-benefits')
    expect(mixed.model.asked).toEqual([])
  })

  it('keeps marks of the model’s own making out', async () => {
    const { composed } = await compose(writing([{ text: '- **Højst** 22.041 kr. [7]\u200b' }]))
    expect(composed?.text).toBe('Højst 22.041 kr. [1]')
  })

  it('is never too long, never without a source, and quotes what stands there, whatever the model writes', async () => {
    const wrote = fc.record({
      text: fc.oneof(
        fc.constantFrom(
          'Højst 22.041 kr.',
          'Du får 90 %.',
          'I to år.',
          'Du kan få dagpenge. '.repeat(20),
          '',
          '[1]',
          'Læs på jobnet.dk.',
        ),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
      ),
      from: fc.array(fc.nat(3), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(wrote, { maxLength: 12 }),
        fc.constantFrom('full', 'partial', 'none'),
        async (sentences, completeness) => {
          const { composed, fragments, outcome } = await compose(writing(sentences, completeness))
          expect(composed === undefined).toBe(outcome !== 'written')
          expect(outcome).not.toBe('broken')
          if (!composed) return
          expect(composed.text.length).toBeLessThanOrEqual(maxAnswerLength)
          expect(composed.text.startsWith(fragments.join(''))).toBe(true)
          expect(composed.answer.citations.length).toBeGreaterThan(0)
          for (const { n, quote, articleId } of composed.answer.citations) {
            expect(composed.text).toContain(`[${n}]`)
            expect([rate, period].find((passage) => passage.articleId === articleId)?.text).toContain(quote)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
