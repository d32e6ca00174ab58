import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Passage } from '../../../knowledge/chunking/passage.js'
import type { Language } from '../../conversation/conversation.js'
import type { Fragment } from '../../conversation/message.js'
import { ungrounded, type Written } from '../../guardrails/grounding.js'
import { withoutHiddenText } from '../../guardrails/hidden-text.js'
import { beginAttempt } from '../../language-model/begin-attempt.js'
import type { Deadline } from '../../language-model/deadline.js'
import { ModelFailure, type LanguageModel, type OnModelOutcome } from '../../language-model/language-model.js'
import { answerPrompt, version } from '../../language-model/prompts/answer-prompt.js'
import { createElementReader } from '../../language-model/read-elements.js'
import { textsIn } from '../../texts/texts-in.js'
import { forSome, maxAnswerLength, type Asked, type Composed, type ScoreSentences } from './compose-answer.js'
import { passagesTogether } from './passages-together.js'
import { beginWrittenAnswer, type WrittenSentence } from './written-answer.js'

export type WriteRequest = {
  /** All that was asked, as it may be sent: personal data masked. */
  readonly question: string
  /** The same written out, when it leans on what was said before. */
  readonly meant?: string | undefined
  readonly language: Language
  readonly asked: readonly Asked[]
  /** What the answer may take, in UTF-16 code units; `maxAnswerLength` unless told. */
  readonly room?: number
  /** When it was asked, as `performance.now()` counts. */
  readonly since: number
}

/** Writes an answer, sentence by sentence as they come; undefined when the extractive answer is to be given, which then replaces them. */
export type ComposeWithModel = (request: WriteRequest) => AsyncGenerator<Fragment, Composed | undefined>

/** How long a model may take, in milliseconds from the question; a stall, from the sentence before. */
export const modelLimits = { firstSentence: 2_200, stall: 1_500, total: 9_000 } as const
export type ModelLimits = Readonly<Record<keyof typeof modelLimits, number>>

const Sentence = z.object({ text: z.string(), sources: z.array(z.string()) })
const Whole = z.object({ completeness: z.enum(['full', 'partial', 'none']) })

/** A sentence this long that shares next to no words with its own sources says something else. Calibrated on the articles and their questions. */
const support = { fromLength: 60, least: 0.05 }

/**
 * The answer in a model's words: one call, with the passages under tokens that mean nothing. Each sentence is checked before anybody sees it:
 * sources it was not given are struck, and without one it is dropped; whatever figure, date or address is not in its sources ends the
 * attempt. Nothing is thrown: every other end than an answer is counted, and gives undefined.
 */
export function createComposeWithModel({
  model,
  scoreSentences,
  onOutcome,
  limits = modelLimits,
}: {
  model: LanguageModel
  scoreSentences: ScoreSentences
  onOutcome: OnModelOutcome
  limits?: ModelLimits
}): ComposeWithModel {
  return async function* composeWithModel(request) {
    const attempt = beginAttempt(version, request.since + limits.firstSentence, onOutcome)
    try {
      const composed = yield* write(request, attempt.deadline)
      attempt.succeeded()
      return composed
    } catch (error) {
      attempt.failed(error)
      return undefined
    } finally {
      attempt.end()
    }
  }

  async function* write(
    { question, meant, language, asked, since, room = maxAnswerLength }: WriteRequest,
    deadline: Deadline,
  ): AsyncGenerator<Fragment, Composed> {
    const chosen = passagesTogether(asked)
    if (chosen.length === 0) throw new ModelFailure('mixed-benefits')
    const byToken = new Map(chosen.map(({ passage }) => [newToken(), { passage, held: heldBy(passage) }]))
    const score = onceFor(scoreSentences, language)
    const { partlyAnswered } = textsIn(language)
    const answer = beginWrittenAnswer(language, score, room - partlyAnswered.length - 2)
    const reader = createElementReader('sentences')
    const prompt = answerPrompt(language, {
      question,
      ...(meant !== undefined && { meant }),
      passages: [...byToken].map(([id, { passage }]) => ({
        id,
        about: headingOf(passage),
        for: passage.targetGroups.filter((group) => group !== 'alle'),
        text: passage.text,
      })),
    })

    const cited = new Set<string>()
    let isFull = true
    for await (const piece of model.write(prompt, deadline.signal)) {
      for (const element of reader.push(piece)) {
        const sentence = check(element, byToken, language, score)
        if (!sentence) continue
        const grown = answer.add(sentence)
        isFull &&= grown !== undefined
        if (grown === undefined) break
        for (const { id } of sentence.sources) cited.add(id)
        // Until then the extractive answer is still in time anyway; after that each sentence must follow on the one before.
        const next = Math.max(since + limits.firstSentence, performance.now() + limits.stall)
        deadline.set(Math.min(next, since + limits.total), 'stalled')
        yield { kind: 'fragment', text: grown }
      }
      if (!isFull) break
    }

    const completeness = isFull ? wholeOf(reader.end()) : 'partial'
    if (completeness === 'none') throw new ModelFailure('not-answered')
    if (cited.size === 0) throw new ModelFailure('no-source')
    const { text, citations } = answer.end()
    const [best] = chosen
    const targetGroup = asked.length === 1 && best ? forSome(best.passage) : undefined
    return {
      text: completeness === 'partial' ? `${text}\n\n${partlyAnswered}` : text,
      answer: {
        status: completeness === 'partial' ? 'partial' : 'answered',
        ...(targetGroup !== undefined && { targetGroup }),
        citations,
      },
      unused: asked.flatMap(({ kept }) => kept).filter(({ passage }) => !cited.has(passage.id)),
    }
  }

  /** The sentence with those of its sources that it was given; nothing when there is none. Throws when it says what they do not. */
  function check(
    element: unknown,
    byToken: ReadonlyMap<string, Given>,
    language: Language,
    score: ScoreSentences,
  ): WrittenSentence | undefined {
    const { data } = Sentence.safeParse(element)
    if (!data || data.text.length > maxAnswerLength) throw new ModelFailure('malformed')
    const text = tidy(data.text)
    const given = [...new Set(data.sources)].flatMap((token) => byToken.get(token) ?? [])
    if (given.length === 0 || text === '') return undefined
    const sources = given.map(({ passage }) => passage)
    const held = given.map((one) => one.held)
    const isSupported =
      text.length < support.fromLength ||
      sources.some((passage) => passage.language !== language) ||
      sources.some((passage) => Math.max(...score(text, passage)) >= support.least)
    if (!isSupported || ungrounded({ text, language }, held).length > 0 || /\]\(|<\/?\p{L}/u.test(text))
      throw new ModelFailure('ungrounded')
    return { text, sources }
  }
}

/** A passage as it was given, and all of it that a sentence may rest on. */
type Given = { readonly passage: Passage; readonly held: Written }
const heldBy = (passage: Passage): Written => ({
  text: `${headingOf(passage)}\n${passage.law ?? ''}\n${passage.text}`,
  language: passage.language,
})

/** Scores that are asked for twice, once for the check and once for the quote, are made once. */
function onceFor(scoreSentences: ScoreSentences, language: Language): ScoreSentences {
  const made = new Map<string, readonly number[]>()
  return (text, passage) => {
    const key = `${passage.id} ${text}`
    const scores = made.get(key) ?? scoreSentences(text, passage, language)
    made.set(key, scores)
    return scores
  }
}

function wholeOf(object: unknown): 'full' | 'partial' | 'none' {
  const { data } = Whole.safeParse(object)
  if (!data) throw new ModelFailure('malformed')
  return data.completeness
}

/** One line of plain text: no marks of its own making, no Markdown. */
const tidy = (text: string): string =>
  withoutHiddenText(text)
    .replace(/\s*\[\d+\]/g, '')
    .replace(/^[-#>\s]+|[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const headingOf = ({ title, section }: Passage) => (section === '' ? title : `${title} › ${section}`)

const letters = 'bcdfghjkmnpqrstvwxz'
const newToken = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')
