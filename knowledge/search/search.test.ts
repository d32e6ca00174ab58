import { beforeAll, describe, expect, it } from '@jest/globals'
import { chunkArticle } from '../chunking/chunk-article.js'
import type { Article } from '../editing/article.js'
import type { Embedder } from '../embedding/embedder.js'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import { bundledArticles, articleOf } from '../testing/articles.js'
import { indexPassages } from './index-passages.js'
import { createSearch, type Search } from './search.js'
import { createExactVectorIndex } from './vector-index.js'

const builtIn = createHashedNgramEmbedder()
const at = new Date('2026-11-21T12:00:00Z')

function open(
  articles: readonly Article[],
  embedder: Embedder = builtIn,
  onVectorFailure?: () => void,
): Search {
  const passages = articles.flatMap(chunkArticle)
  const rows = new Float32Array(passages.length * builtIn.dimensions)
  passages.forEach(({ title, section, questions, text }, row) =>
    rows.set(builtIn.embedNow([title, section, ...questions, text].join('\n')), row * builtIn.dimensions),
  )
  const vectors = createExactVectorIndex(rows, builtIn.dimensions)
  return createSearch(
    { passages, words: indexPassages(passages), vectors },
    { embedder, ...(onVectorFailure && { onVectorFailure }) },
  )
}

describe('searching the bundled articles', () => {
  let search: Search
  beforeAll(() => {
    search = open(bundledArticles())
  })
  const best = async (question: string) =>
    (await search({ question, language: 'da', at })).kept[0]?.passage.articleId

  it.each([
    ['Hvor lang er karantænen, når jeg selv siger op?', 'selv-sagt-op'],
    ['hvad er g dage', 'g-dage'],
    ['hva er karensdage', 'karensdag'],
    ['hvornår får jeg understøttelse udbetalt', 'dagpenge-udbetaling'],
    ['kan jeg tage dagpengene med til Tyskland', 'dagpenge-i-udlandet-pd-u2'],
    ['hvormange timer skal man arbejde for at genoptjene dagpenge', 'genoptjening-af-dagpenge'],
    ['jeg vil klage over akassens afgørelse', 'klage-over-a-kassen'],
    ['hvordan far jeg et fleksjob', 'fleksjob-ledighedsydelse'],
  ])('%s → %s', async (question, articleId) => {
    expect(await best(question)).toBe(articleId)
  })

  it.each([
    'Har du en god opskrift på pandekager?',
    'Hvordan bliver vejret på lørdag?',
    'Hvem vandt kampen i går?',
    'asdf qwer',
    'hej',
    '',
    '???',
  ])('keeps nothing for %j', async (question) => {
    expect((await search({ question, language: 'da', at })).kept).toEqual([])
  })

  it('puts an English question to English articles', async () => {
    const { kept } = await search({ question: 'When do I get my unemployment benefits?', language: 'en', at })
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.every(({ passage }) => passage.language === 'en')).toBe(true)
  })

  it('takes no more than three passages of one article, the best first, with scores from 0 to 1', async () => {
    const { kept, rejected } = await search({ question: 'G-dage', language: 'da', limit: 20, at })
    const counts = new Map<string, number>()
    for (const { passage } of kept) counts.set(passage.articleId, (counts.get(passage.articleId) ?? 0) + 1)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(3)
    const scores = kept.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    for (const { score } of [...kept, ...rejected]) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  })

  it('gives the same answer again, whatever was asked between', async () => {
    const ask = async () =>
      (await search({ question: 'Hvornår får jeg karantæne?', language: 'da', at })).kept.map(
        ({ passage, score }) => [passage.id, score],
      )
    const first = await ask()
    await search({ question: 'Kan jeg få kontanthjælp og boligstøtte?', language: 'da', at })
    expect(await ask()).toEqual(first)
  })

  it('bears a long and strange question', async () => {
    const question = 'dagpenge '.repeat(200) + '\u202E\uD800 ' + 'x'.repeat(300)
    expect((await search({ question, language: 'da', at })).tookMs).toBeLessThan(1000)
  })
})

describe('who may be answered from what', () => {
  const parking = (some: Partial<Article>) =>
    articleOf({
      title: 'Parkering ved jobcentret',
      body: 'Du parkerer gratis ved jobcentret i to timer.',
      questions: ['Hvor parkerer jeg?'],
      ...some,
    })
  const filler = [
    'Karantæne i a-kassen',
    'Ferie på dagpenge',
    'Sygemelding',
    'Feriepenge fra arbejdsgiver',
  ].map((title, n) => articleOf({ id: `andet-${n}`, title, body: `${title} er noget andet.` }))
  const found = async (articles: Article[], request: Partial<Parameters<Search>[0]>) => {
    const { kept } = await open([...articles, ...filler])({
      question: 'Hvor parkerer jeg ved jobcentret?',
      language: 'da',
      at,
      ...request,
    })
    return kept.map(({ passage }) => passage.articleId)
  }

  it('answers from a municipality’s own article only there, and before the national one', async () => {
    const articles = [parking({ id: 'landet' }), parking({ id: 'odense', municipality: '0461' })]
    expect(await found(articles, {})).toEqual(['landet'])
    expect(await found(articles, { municipality: '0101' })).toEqual(['landet'])
    expect(await found(articles, { municipality: '0461' })).toEqual(['odense', 'landet'])
  })

  it('answers from an article on its first and last day in Denmark, and not outside them', async () => {
    const articles = [parking({ id: 'parkering', validFrom: '2026-07-01', validTo: '2026-07-31' })]
    expect(await found(articles, { at: new Date('2026-06-30T21:59:00Z') })).toEqual([])
    expect(await found(articles, { at: new Date('2026-06-30T22:01:00Z') })).toEqual(['parkering'])
    expect(await found(articles, { at: new Date('2026-07-31T21:59:00Z') })).toEqual(['parkering'])
    expect(await found(articles, { at: new Date('2026-07-31T22:01:00Z') })).toEqual([])
  })
})

describe('an embedder that fails', () => {
  it('costs a question its vector and not its answer', async () => {
    let failures = 0
    const failing: Embedder = {
      id: 'failing',
      dimensions: builtIn.dimensions,
      embed: () => Promise.reject(new Error('away')),
    }
    const search = open(bundledArticles(), failing, () => (failures += 1))
    const { kept } = await search({ question: 'Hvad kan give karantæne?', language: 'da', at })
    expect(kept[0]?.passage.articleId).toBe('karantaene')
    expect(kept[0]?.vector).toBe(0)
    expect(failures).toBe(1)
  })
})
