import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Example } from '../../bot/guardrails/learned/fit.js'
import { parseArticle } from '../../knowledge/editing/parse-article.js'
import { parseQuestions, questionSets, turnsOf } from '../../knowledge/evaluation/question.js'

/** A classifier to be trained: its labels, the last being what everybody says, and what it learns from. */
export type Training = {
  readonly name: 'crisis' | 'decline' | 'own-case'
  readonly labels: readonly string[]
  /** Examples by idea. What a model knows of an idea, it is tested on others. */
  readonly examples: () => readonly Example[]
}

const examplesFolder = path.join('bot', 'guardrails', 'learned', 'examples')

/** One example a line; those between two empty lines are wordings of one idea, `#` begins a remark. */
function written(file: string, label: string, weight = 1): readonly Example[] {
  let paragraph = 0
  return readFileSync(path.join(examplesFolder, `${file}.txt`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.trim() === '') paragraph++
      return line.trim() === '' || line.startsWith('#')
        ? []
        : [{ text: line, label, group: `${file} ${paragraph}`, weight }]
    })
}

/** Those written for the patterns, each by itself. */
const besidePatterns = (file: string, label: string, weight = 1): readonly Example[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((text) => ({ text, label, group: text, weight }))

/** Articles for people in need: what is asked there is no everyday question. */
const forNeed = /^(?:krisenumre|intet-sted-at-sove|ingen-penge-til-mad)/

/** The questions and titles of the articles, as of nobody in need; an article, its twin and its successor are one idea. */
function articleQuestions(label: string): readonly Example[] {
  const folder = path.join('knowledge', 'articles')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && !forNeed.test(name))
    .sort()
    .flatMap((name) => {
      const { title, questions } = parseArticle(readFileSync(path.join(folder, name), 'utf8'))
      const group = `article ${name.replace(/(?:-2027)?(?:-en)?\.md$/, '')}`
      return [title, ...questions].map((text) => ({ text, label, group }))
    })
}

/** The sets the whole assistant is measured on, by kind. */
const evaluated = (label: string, ...kinds: readonly string[]): readonly Example[] =>
  kinds.flatMap((kind) =>
    parseQuestions(readFileSync(path.join(questionSets, `${kind}.jsonl`), 'utf8')).flatMap((question) =>
      turnsOf(question).map((text) => ({ text, label, group: `${kind} ${question.id}` })),
    ),
  )

const everyday = (label: string) => [
  ...articleQuestions(label),
  ...evaluated(label, 'answerable', 'commands', 'follow-ups', 'out-of-scope', 'several-at-once'),
]

/** A missed crisis is worse than a false one; a false alarm on an honest question is worse than a missed trick. */
const crisisWeight = 3

/** Every classifier there is. */
export const trainings: readonly Training[] = [
  {
    name: 'crisis',
    labels: ['suicide', 'violence', 'homeless', 'hungry', 'emergency', 'calm'],
    examples: () => [
      ...['suicide', 'violence', 'homeless', 'hungry', 'emergency'].flatMap((kind) =>
        written(`crisis/${kind}`, kind, crisisWeight),
      ),
      ...written('crisis/calm', 'calm', 1.5),
      ...besidePatterns('bot/guardrails/examples/no-crisis.txt', 'calm', 3),
      ...['own', 'general'].flatMap((file) => written(`own-case/${file}`, 'calm')),
      ...written('decline/honest', 'calm'),
      ...everyday('calm'),
      ...evaluated('calm', 'own-case', 'personal-data'),
    ],
  },
  {
    name: 'decline',
    labels: ['order', 'cheating', 'honest'],
    examples: () => [
      ...written('decline/order', 'order', 2),
      ...written('decline/cheating', 'cheating', 2),
      ...written('decline/honest', 'honest', 2),
      ...written('crisis/calm', 'honest'),
      ...['own', 'general'].flatMap((file) => written(`own-case/${file}`, 'honest')),
      ...everyday('honest'),
    ],
  },
  {
    name: 'own-case',
    labels: ['own', 'general'],
    examples: () => [
      ...written('own-case/own', 'own', 2),
      ...besidePatterns('bot/skills/own-case/examples/own.txt', 'own'),
      ...written('own-case/general', 'general', 2),
      ...besidePatterns('bot/skills/own-case/examples/general.txt', 'general'),
      ...written('decline/honest', 'general'),
      ...written('crisis/calm', 'general'),
      ...everyday('general'),
    ],
  },
]
