import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** What other question files call the kinds that have a rule of their own here. */
const otherNames: Readonly<Record<string, string>> = {
  out_of_scope: 'out-of-scope',
  multi_turn: 'follow-ups',
  adversarial: 'injections',
  privacy: 'personal-data',
  needs_human: 'own-case',
}

/** A question with what its answer must and must not say. One line of a question file, JSON. */
export const Question = z.looseObject({
  id: z.string().min(1),
  lang: z.enum(['da', 'en']),
  question: z.string().min(1),
  /** Which rule it passes by: `answerable`, `several-at-once`, `follow-ups`, `own-case`, `personal-data`, `crisis`, `injections`, `out-of-scope`, `commands`; any other only has to be met with words. */
  kind: z
    .string()
    .min(1)
    .transform((kind) => otherNames[kind] ?? kind),
  topic: z.string().optional(),
  style: z.string().optional(),
  /** Every inner list must be met by one of its members. Upper and lower case are one. */
  must_mention: z.array(z.array(z.string().min(1)).min(1)).default([]),
  /** None of these may be said; of personal data none may be kept either. */
  must_not: z.array(z.string().min(1)).default([]),
  /** What looks like personal data and is none, so it has to be kept of what was said. */
  must_keep: z.array(z.string().min(1)).default([]),
  /** What is said before: only the turns of `user` are put to the assistant, the last of them being the question. */
  turns: z.array(z.looseObject({ role: z.string(), content: z.string() })).optional(),
  /** The articles any of which answers it; their twins and successors count as they do. */
  articles: z.array(z.string()).optional(),
})
export type Question = z.infer<typeof Question>

/** What the citizen says, turn by turn. */
export function turnsOf({ question, turns }: Pick<Question, 'question' | 'turns'>): string[] {
  const said = (turns ?? []).filter(({ role }) => role === 'user').map(({ content }) => content)
  return said.length > 0 ? said : [question]
}

/** Reads questions from JSON lines. Throws an error that names the line that is not one. */
export function parseQuestions(lines: string): Question[] {
  return lines.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      return [Question.parse(JSON.parse(line))]
    } catch (cause) {
      const why =
        cause instanceof z.ZodError
          ? cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
          : 'not JSON'
      throw new Error(`line ${at + 1} is not a question: ${why}`, { cause })
    }
  })
}

/** The question sets that come with the project, one file for each kind. */
export const questionSets = path.join('knowledge', 'evaluation', 'questions')

/** The questions of a file, or of every `.jsonl` file of a folder, by name. Throws when two have the same id. */
export async function readQuestions(place: string): Promise<Question[]> {
  const files = (await stat(place)).isDirectory()
    ? (await readdir(place))
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => path.join(place, name))
    : [place]
  const questions: Question[] = []
  const seen = new Set<string>()
  for (const file of files) {
    for (const question of await readFile(file, 'utf8').then(parseQuestions).catch(inFile(file))) {
      if (seen.has(question.id)) throw new Error(`${file}: there are two questions ${question.id}`)
      seen.add(question.id)
      questions.push(question)
    }
  }
  return questions
}

const inFile = (file: string) => (cause: unknown) => {
  throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
}
