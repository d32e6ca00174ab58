import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Embedder } from '../embedding/embedder.js'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import type { Article } from '../editing/article.js'
import { articleOf } from '../testing/articles.js'
import { createKnowledgeIndex, type KnowledgeIndex } from './knowledge-index.js'

const articles = [
  articleOf({
    id: 'karantaene',
    title: 'Karantæne i a-kassen',
    body: 'Karantæne er tre uger uden dagpenge.',
  }),
  articleOf({ id: 'ferie', title: 'Ferie på dagpenge', body: 'Du må holde ferie, når du får dagpenge.' }),
  articleOf({ id: 'boligstoette', title: 'Boligstøtte', body: 'Du kan søge boligstøtte til din husleje.' }),
]
const builtIn = createHashedNgramEmbedder()

let dataDir = ''
const running: KnowledgeIndex[] = []
type Line = { level: string; event: string; details: Record<string, unknown> }
let lines: Line[] = []

async function open(
  some: readonly Article[] = articles,
  embedder: Embedder = builtIn,
): Promise<KnowledgeIndex> {
  const index = await createKnowledgeIndex({
    dataDir,
    embedder,
    loadArticles: () => Promise.resolve(some),
    log: (level, event, details) => lines.push({ level, event, details }),
  })
  running.push(index)
  return index
}
const best = async (index: KnowledgeIndex, question: string) =>
  (await index.search({ question, language: 'da' })).kept[0]?.passage.articleId
const origins = () => lines.flatMap(({ event, details }) => (event === 'index ready' ? [details.from] : []))

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'knowledge-index-'))
  lines = []
})
afterEach(async () => {
  for (const index of running.splice(0)) await index.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the knowledge index', () => {
  it('is built once and read from its snapshot the next time, with the same answers', async () => {
    const first = await open()
    const second = await open([...articles].reverse())
    expect(origins()).toEqual(['articles', 'snapshot'])
    for (const index of [first, second]) {
      expect(index.ready).toBe(true)
      expect(index.size).toBe(3)
      expect(await best(index, 'Hvor lang er en karantæne?')).toBe('karantaene')
    }
  })

  it('is built anew when an article has changed, and when the snapshot is damaged', async () => {
    await open()
    await open(articles.map((article) => ({ ...article, revision: 2 })))
    const [folder = ''] = await readdir(path.join(dataDir, 'index'))
    await writeFile(path.join(dataDir, 'index', folder, 'arrays.bin'), 'nonsense')
    const third = await open(articles.map((article) => ({ ...article, revision: 2 })))
    expect(origins()).toEqual(['articles', 'articles', 'articles'])
    expect(lines.some(({ level, event }) => level === 'warn' && event.includes('snapshot'))).toBe(true)
    expect(await best(third, 'boligstøtte')).toBe('boligstoette')
  })

  it('shows what replaces its articles at the next search', async () => {
    const index = await open()
    await index.replace([
      ...articles,
      articleOf({ id: 'mentor', title: 'Mentor', body: 'Du kan få en mentor på arbejdspladsen.' }),
    ])
    expect(await best(index, 'Kan jeg få en mentor?')).toBe('mentor')
    await index.replace(articles.filter(({ id }) => id !== 'karantaene'))
    expect(await best(index, 'karantæne')).toBeUndefined()
    expect(index.size).toBe(2)
  })

  it('skips what has been overtaken when many replacements come at once', async () => {
    const index = await open()
    lines = []
    await Promise.all(
      [1, 2, 3, 4, 5].map((count) =>
        index.replace(
          Array.from({ length: count }, (_, n) => articleOf({ id: `a-${n}`, body: `Tekst ${n}.` })),
        ),
      ),
    )
    expect(index.size).toBe(5)
    expect(origins().length).toBeLessThanOrEqual(2)
  })

  it('starts empty when there are no articles', async () => {
    const index = await open([])
    expect(await index.search({ question: 'Hvad er dagpenge?', language: 'da' })).toMatchObject({
      kept: [],
      rejected: [],
    })
  })

  it('serves from memory when the snapshot cannot be written', async () => {
    await mkdir(dataDir, { recursive: true })
    await writeFile(path.join(dataDir, 'index'), 'a file where the folder should be')
    const index = await open()
    expect(await best(index, 'ferie')).toBe('ferie')
    expect(lines.some(({ event }) => event === 'index snapshot not written')).toBe(true)
  })

  it('asks an embedder that is not built in from its worker', async () => {
    const asked: number[] = []
    const foreign: Embedder = {
      id: 'foreign',
      dimensions: 8,
      embed: (texts) => {
        asked.push(texts.length)
        return Promise.resolve(
          texts.map((text) => Float32Array.from({ length: 8 }, (_, at) => (at === text.length % 8 ? 1 : 0))),
        )
      },
    }
    const index = await open(articles, foreign)
    expect(asked).toEqual([3])
    await index.search({ question: 'ferie', language: 'da' })
    expect(asked).toEqual([3, 1])
    await open(articles, foreign)
    expect(origins()).toEqual(['articles', 'snapshot'])
  })

  it('searches by words alone while the embedder is away, and writes no snapshot of that', async () => {
    const away: Embedder = { id: 'away', dimensions: 8, embed: () => Promise.reject(new Error('away')) }
    const index = await open(articles, away)
    expect(await best(index, 'karantæne i a-kassen')).toBe('karantaene')
    expect(lines.some(({ level, details }) => level === 'warn' && details.reason === 'away')).toBe(true)
    await open(articles, away)
    expect(origins()).toEqual(['articles', 'articles'])
  })

  it('refuses to search when it has stopped', async () => {
    const index = await open()
    await index.stop()
    expect(index.ready).toBe(false)
    await expect(index.search({ question: 'ferie', language: 'da' })).rejects.toThrow('stopped')
    await expect(index.replace(articles)).rejects.toThrow('stopped')
  })
})
