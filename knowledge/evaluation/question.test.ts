import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { bundledArticles } from '../testing/articles.js'
import { parseQuestions, readQuestions, turnsOf } from './question.js'
import { questionOf } from './testing/outcomes.js'

describe('question files', () => {
  const line = (id: string) => JSON.stringify({ id, lang: 'da', question: 'Hvad?', kind: 'answerable' })

  it('names the line that is wrong', () => {
    expect(parseQuestions(`${line('a')}\n\n${line('b')}\n`)).toHaveLength(2)
    expect(() => parseQuestions(`${line('a')}\nnot json`)).toThrow('line 2 is not a question: not JSON')
    expect(() => parseQuestions('{"id":"a"}')).toThrow('line 1 is not a question: lang')
  })

  it('knows the kinds by the names other files have for them', () => {
    expect(questionOf({ kind: 'multi_turn' }).kind).toBe('follow-ups')
    expect(questionOf({ kind: 'smalltalk' }).kind).toBe('smalltalk')
  })

  it('reads a file or a whole folder, and bears no id twice', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'questions-'))
    try {
      await writeFile(path.join(folder, 'b.jsonl'), line('b'))
      await writeFile(path.join(folder, 'a.jsonl'), line('a'))
      await writeFile(path.join(folder, 'notes.txt'), 'not a question')
      expect((await readQuestions(folder)).map(({ id }) => id)).toEqual(['a', 'b'])
      expect(await readQuestions(path.join(folder, 'b.jsonl'))).toHaveLength(1)
      await writeFile(path.join(folder, 'c.jsonl'), line('a'))
      await expect(readQuestions(folder)).rejects.toThrow('two questions a')
      await writeFile(path.join(folder, 'c.jsonl'), '{}')
      await expect(readQuestions(folder)).rejects.toThrow(/c\.jsonl: line 1/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('puts the turns of the user', () => {
    expect(turnsOf(questionOf())).toEqual(['Hvad?'])
    const turns = [
      { role: 'user', content: 'Jeg har sagt op' },
      { role: 'assistant', content: 'Ja?' },
      { role: 'user', content: 'Hvad?' },
    ]
    expect(turnsOf(questionOf({ turns }))).toEqual(['Jeg har sagt op', 'Hvad?'])
  })
})

describe('the questions that come with the project', () => {
  const folder = path.join(import.meta.dirname, 'questions')
  const articles = new Set(bundledArticles().map(({ id }) => id))

  it.each([
    ['answerable', 300],
    ['several-at-once', 15],
    ['follow-ups', 15],
    ['own-case', 15],
    ['personal-data', 15],
    ['crisis', 15],
    ['injections', 15],
    ['out-of-scope', 150],
    ['commands', 800],
  ])('are of one kind in a file: %s', async (kind, least) => {
    const questions = await readQuestions(path.join(folder, `${kind}.jsonl`))
    expect(questions.length).toBeGreaterThanOrEqual(least)
    expect(new Set(questions.map((question) => question.kind))).toEqual(new Set([kind]))
  })

  it('name articles that are there, wherever they are to be answered', async () => {
    const all = await readQuestions(folder)
    const toBeAnswered = all.filter(({ kind }) =>
      ['answerable', 'several-at-once', 'follow-ups'].includes(kind),
    )
    expect(toBeAnswered.filter(({ articles: named }) => !named?.length)).toEqual([])
    expect(all.flatMap(({ articles: named = [] }) => named).filter((id) => !articles.has(id))).toEqual([])
  })

  it('are asked once each', async () => {
    const texts = (await readQuestions(folder)).map((question) =>
      turnsOf(question)
        .join('\n')
        .toLowerCase()
        .replace(/\P{L}+/gu, ' ')
        .trim(),
    )
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
  })
})
