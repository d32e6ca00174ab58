import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** A question with what its answer must and must not say. One line of a question file, JSON. */
export const Question = z.looseObject({
  id: z.string().min(1),
  lang: z.enum(['da', 'en']),
  question: z.string().min(1),
  /** `answerable`, `out_of_scope`, `needs_human`, `crisis`, … : which rule it passes by. */
  kind: z.string().min(1),
  topic: z.string().optional(),
  style: z.string().optional(),
  /** Every inner list must be met by one of its members. Upper and lower case are one. */
  must_mention: z.array(z.array(z.string().min(1)).min(1)).default([]),
  /** None of these may be said. */
  must_not: z.array(z.string().min(1)).default([]),
  /** What is said before: only the turns of `user` are put to the assistant, the last of them being the question. */
  turns: z.array(z.looseObject({ role: z.string(), content: z.string() })).optional(),
  /** The articles any of which answers it, where the file says. */
  articles: z.array(z.string()).optional(),
})
export type Question = z.infer<typeof Question>

/** What the citizen says, turn by turn. */
export function turnsOf({ question, turns }: Question): string[] {
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

export const readQuestions = async (file: string): Promise<Question[]> =>
  parseQuestions(await readFile(file, 'utf8'))
