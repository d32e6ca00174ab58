import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { parseArticle } from '../editing/parse-article.js'
import type { Embedder } from '../embedding/embedder.js'
import { createHashedNgramEmbedder } from '../embedding/hashed-ngrams.js'
import { projectRoot } from '../ingestion/project-root.js'
import { searchInMemory } from '../ingestion/search-in-memory.js'
import type { SearchResult } from '../search/search.js'
import { questionSets, readQuestions } from './question.js'
import { placeOf, recallOf } from './recall.js'

/** The day whose rules the questions ask for. */
const at = new Date('2026-12-01T12:00:00+01:00')

/** The least that words alone must find of what the project's questions ask for; a little below what they found when the weights were fitted. */
const floors = {
  da: { at1: 0.82, at3: 0.925, kept: 0.97 },
  en: { at1: 0.85, at3: 0.94, kept: 0.98 },
}
/** The most that may be found for questions that are none of our business, with a score that strangers have to reach. */
const strangers = { score: 0.85, share: 0.04 }

type Found = { readonly lang: 'da' | 'en'; readonly articles?: readonly string[] | undefined } & SearchResult

describe('search while the embedder fails', () => {
  const answerable: Found[] = []
  const outOfScope: Found[] = []

  beforeAll(async () => {
    const built = createHashedNgramEmbedder()
    let up = true
    const embedder: Embedder = {
      id: built.id,
      dimensions: built.dimensions,
      embed: (texts) => (up ? built.embed(texts) : Promise.reject(new Error('down'))),
    }
    const folder = path.join(projectRoot, 'knowledge', 'articles')
    const articles = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => parseArticle(readFileSync(path.join(folder, name), 'utf8')))
    const search = await searchInMemory(articles, embedder)
    up = false
    for (const { kind, question, lang, articles: right } of await readQuestions(
      path.join(projectRoot, questionSets),
    )) {
      const found = async () => ({
        lang,
        articles: right,
        ...(await search({ question, language: lang, at, limit: 10 })),
      })
      if (kind === 'answerable' && right !== undefined) answerable.push(await found())
      if (kind === 'out-of-scope') outOfScope.push(await found())
    }
  }, 180_000)

  it('compares no vectors', () => {
    const cosines = answerable.flatMap(({ kept }) => kept.map(({ evidence }) => evidence.cosine))
    expect(cosines.length).toBeGreaterThan(1000)
    expect(new Set(cosines)).toEqual(new Set([undefined]))
  })

  it.each(['da', 'en'] as const)('still finds the article that answers, in %s', (language) => {
    const asked = answerable.filter(({ lang }) => lang === language)
    const recall = recallOf(
      asked.map(({ kept, rejected, articles = [] }) => {
        const found = [...kept, ...rejected].sort((a, b) => b.score - a.score)
        return placeOf(
          found.map(({ passage }) => passage),
          articles,
        )
      }),
    )
    const kept = asked.filter((one) => one.kept.length > 0).length / asked.length
    expect(recall.at1).toBeGreaterThanOrEqual(floors[language].at1)
    expect(recall.at3).toBeGreaterThanOrEqual(floors[language].at3)
    expect(kept).toBeGreaterThanOrEqual(floors[language].kept)
  })

  it('is no surer of what is none of our business', () => {
    const sure = outOfScope.filter(({ kept }) => (kept[0]?.score ?? 0) >= strangers.score)
    expect(sure.length / outOfScope.length).toBeLessThanOrEqual(strangers.share)
  })
})
