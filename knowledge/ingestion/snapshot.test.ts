import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import { exactBelow } from '../search/vector-index.js'
import { articleOf } from '../testing/articles.js'
import { buildIndex } from './build-index.js'
import { readSnapshot, UnusableSnapshotError } from './read-snapshot.js'
import { digestOf, fileNames, folderNameOf, type Ingredients } from './snapshot-manifest.js'
import { writeSnapshot } from './write-snapshot.js'

const embedder = createHashedNgramEmbedder(32)
const articles = [
  articleOf({ id: 'a', title: 'Karantæne', body: 'Karantæne er tre uger.\n\n## Klage\nDu kan klage.' }),
  articleOf({ id: 'b', title: 'Ferie', body: 'Ferie på dagpenge.', questions: ['Må jeg holde ferie?'] }),
]
const ingredients: Ingredients = { embedder: embedder.id, dimensions: 32, articles: digestOf(articles) }

async function built(some = articles) {
  const { data } = await buildIndex(some, 32, (texts) => embedder.embed(texts))
  if (!data.vectors) throw new Error('not embedded')
  return { ...data, vectors: data.vectors }
}

let folder = ''
const snapshotFile = (name: string) => path.join(folder, folderNameOf(ingredients), name)
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'snapshot-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const refusal = () =>
  readSnapshot(folder, ingredients).then(
    () => undefined,
    (error: unknown) => (error instanceof UnusableSnapshotError ? error.code : error),
  )

describe('a snapshot', () => {
  it('comes back as it was written', async () => {
    const data = await built()
    await writeSnapshot(folder, ingredients, data)
    expect(await readSnapshot(folder, ingredients)).toEqual(data)
  })

  it('is missing for other articles, another embedder and other dimensions', async () => {
    await writeSnapshot(folder, ingredients, await built())
    for (const other of [{ articles: 'x' }, { embedder: 'x' }, { dimensions: 64 }])
      await expect(readSnapshot(folder, { ...ingredients, ...other })).rejects.toMatchObject({
        code: 'snapshot-missing',
      })
  })

  it('takes the place of the ones before, and of what was left unfinished', async () => {
    await writeSnapshot(folder, { ...ingredients, articles: 'old' }, await built())
    await writeFile(path.join(folder, '.new-unfinished'), '')
    await writeSnapshot(folder, ingredients, await built())
    expect(await readdir(folder)).toEqual([folderNameOf(ingredients)])
  })

  const files = [fileNames.manifest, fileNames.texts, fileNames.arrays, fileNames.vectors]
  it.each(files)('is refused when %s is gone, cut, longer, or changed in one byte', async (name) => {
    const data = await built()
    const damages: ((file: string) => Promise<void>)[] = [
      (file) => rm(file),
      async (file) => truncate(file, Math.floor((await stat(file)).size / 2)),
      (file) => truncate(file, 0),
      (file) => appendFile(file, 'x'),
      async (file) => {
        const bytes = await readFile(file)
        // In a manifest only some bytes matter: take one of a digest.
        const at = name === fileNames.manifest ? bytes.indexOf('sha256') + 10 : bytes.length >> 1
        bytes[at] = (bytes[at] ?? 0) ^ 1
        await writeFile(file, bytes)
      },
    ]
    for (const damage of damages) {
      await writeSnapshot(folder, ingredients, data)
      await damage(snapshotFile(name))
      expect(await refusal()).toBe('snapshot-damaged')
    }
  })

  it('is refused when its manifest says it is something else', async () => {
    await writeSnapshot(folder, ingredients, await built())
    const manifest = await readFile(snapshotFile(fileNames.manifest), 'utf8')
    for (const [from, to] of [
      [/"formatVersion": \d+/, '"formatVersion": 99'],
      [embedder.id, 'another'],
      ['"passages": 3', '"passages": 4'],
    ] as const) {
      await writeFile(snapshotFile(fileNames.manifest), manifest.replace(from, to))
      expect(await refusal()).toBe('snapshot-damaged')
    }
  })

  it('of many passages holds a graph, and is refused when that is changed', async () => {
    const many = Array.from({ length: exactBelow }, (_, n) =>
      articleOf({ id: `a-${n}`, title: `Sag ${n}`, body: `Tekst om ${n} og ${n % 17}.` }),
    )
    const data = await writeSnapshot(folder, ingredients, await built(many))
    expect(data.graph?.rows.scales).toHaveLength(exactBelow)
    expect((await readSnapshot(folder, ingredients)).graph).toEqual(data.graph)
    await appendFile(snapshotFile(fileNames.hnsw), 'x')
    expect(await refusal()).toBe('snapshot-damaged')
  })
})

describe('buildIndex', () => {
  it('keeps to words when the embedder fails or answers nonsense', async () => {
    for (const embed of [
      () => Promise.reject(new Error('away')),
      (texts: readonly string[]) => Promise.resolve(texts.map(() => new Float32Array(32).fill(Number.NaN))),
      (texts: readonly string[]) => Promise.resolve(texts.map(() => new Float32Array(8))),
      () => Promise.resolve([]),
    ]) {
      const { data, embeddingError } = await buildIndex(articles, 32, embed)
      expect(data.passages).toHaveLength(3)
      expect(data.vectors).toBeUndefined()
      expect(embeddingError).toBeInstanceOf(Error)
    }
  })

  it('takes published articles only', async () => {
    const { data } = await buildIndex(
      [articleOf({ id: 'x', status: 'withdrawn' }), ...articles],
      32,
      (texts) => embedder.embed(texts),
    )
    expect(data.passages.map(({ articleId }) => articleId)).toEqual(['a', 'a', 'b'])
  })
})
