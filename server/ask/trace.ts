import type { Language } from '../../bot/conversation/conversation.js'
import type { Fragment, Reply } from '../../bot/conversation/message.js'
import type { Skill, SkillOutcome } from '../../bot/conversation/ports.js'
import type { OnModelOutcome } from '../../bot/language-model/language-model.js'
import type { SearchRequest, SearchResult } from '../../knowledge/search/search.js'
import type { Around, ModelParts } from '../assistant.js'
import { whyThisSkill } from './why-this-skill.js'

/** What one step of a turn came to. Times in milliseconds. */
export type Step = { readonly tookMs: number } & (
  | {
      readonly kind: 'clean'
      readonly said: string
      readonly kept: string
      readonly masked: readonly string[]
    }
  /** What of it is there to answer. */
  | { readonly kind: 'understand'; readonly kept: string; readonly understood: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'skill'; readonly name: string; readonly why: string }
  | { readonly kind: 'search'; readonly request: SearchRequest; readonly result: SearchResult }
  /** A follow-up written out by the model; undefined where it had nothing to add. */
  | { readonly kind: 'condense'; readonly meant: string | undefined }
  /** An answer by the model; without words the extractive one is given. */
  | { readonly kind: 'write'; readonly written: string | undefined }
  /** How asking the model ended. */
  | { readonly kind: 'model'; readonly prompt: string; readonly outcome: string }
  /** What the skill did by itself: its whole time without the steps within it. */
  | { readonly kind: 'compose'; readonly sentencesScored: number }
)

/**
 * Looks over the shoulder of an assistant: `around` and `aroundModel` wrap its parts in ones that do the same and write down what they did.
 * `take` gives the steps since it was last called, in the order in which they ended.
 */
export function createTrace() {
  let steps: Step[] = []
  let sentencesScored = 0

  const since = (began: number) => performance.now() - began

  async function* watched(taking: ReturnType<Skill['take']>): AsyncGenerator<Reply | Fragment, SkillOutcome> {
    const began = performance.now()
    const from = steps.length
    sentencesScored = 0
    try {
      return yield* taking
    } finally {
      const within = steps
        .slice(from)
        .reduce((sum, step) => sum + (step.kind === 'model' ? 0 : step.tookMs), 0)
      steps.push({ kind: 'compose', tookMs: Math.max(0, since(began) - within), sentencesScored })
    }
  }

  const around: Around = {
    clean: (clean) => (said) => {
      const began = performance.now()
      const kept = clean(said)
      steps.push({ kind: 'clean', tookMs: since(began), said, kept: kept.text, masked: kept.masked })
      return kept
    },
    understand: (understand) => (kept) => {
      const began = performance.now()
      const understood = understand(kept)
      steps.push({ kind: 'understand', tookMs: since(began), kept, understood })
      return understood
    },
    languageOf: (languageOf) => (text, conversation) => {
      const began = performance.now()
      const language = languageOf(text, conversation)
      steps.push({ kind: 'language', tookMs: since(began), language })
      return language
    },
    chooseSkill: (chooseSkill) => async (turn) => {
      const began = performance.now()
      const skill = await chooseSkill(turn)
      steps.push({
        kind: 'skill',
        tookMs: since(began),
        name: skill.name,
        why: whyThisSkill(skill.name, turn),
      })
      return { name: skill.name, take: (taken) => watched(skill.take(taken)) }
    },
    search: (search) => async (request) => {
      const began = performance.now()
      const result = await search(request)
      steps.push({ kind: 'search', tookMs: since(began), request, result })
      return result
    },
    scoreSentences:
      (scoreSentences) =>
      (...asked) => {
        const scores = scoreSentences(...asked)
        sentencesScored += scores.length
        return scores
      },
  }

  const aroundModel = ({ composeWithModel, condenseWithModel }: ModelParts): ModelParts => ({
    ...(condenseWithModel && {
      condenseWithModel: async (request) => {
        const began = performance.now()
        const meant = await condenseWithModel(request)
        steps.push({ kind: 'condense', tookMs: since(began), meant })
        return meant
      },
    }),
    ...(composeWithModel && {
      composeWithModel: async function* (request) {
        const began = performance.now()
        const composed = yield* composeWithModel(request)
        steps.push({ kind: 'write', tookMs: since(began), written: composed?.text })
        return composed
      },
    }),
  })

  const onModelOutcome: OnModelOutcome = ({ prompt, outcome, seconds }) =>
    void steps.push({ kind: 'model', tookMs: seconds * 1000, prompt, outcome })

  return {
    around,
    aroundModel,
    onModelOutcome,
    take(): readonly Step[] {
      const taken = steps
      steps = []
      return taken
    },
  }
}
