import { estimateTokens, ModelFailure, type LanguageModel, type ModelUsage } from './language-model.js'
import type { ModelBudget } from './model-budget.js'

/** Ends that cost nothing: the endpoint has not let the request in. */
const free: ReadonlySet<string> = new Set(['unreachable', 'rate-limited', 'server-error', 'rejected'])
const nothing: ModelUsage = { inputTokens: 0, outputTokens: 0 }

/**
 * The same model, asked only while the kill switch is off and the day's budget holds the request at its most. What it used is settled however
 * it ends: as the endpoint tells, else as it was sent and came.
 */
export function guardModel(
  model: LanguageModel,
  {
    budget,
    isOff,
    onUsage,
    failed = () => undefined,
  }: {
    budget: ModelBudget
    /** The kill switch: looked at before every request. */
    isOff: () => Promise<boolean>
    onUsage: (prompt: string, used: ModelUsage) => void
    /** Told when what was used could not be settled: then the most it could have been stays counted. */
    failed?: (cause: unknown) => void
  },
): LanguageModel {
  return {
    id: model.id,
    mostOutputTokens: model.mostOutputTokens,
    async *write(request, signal) {
      if (await isOff()) throw new ModelFailure('off')
      const inputTokens = estimateTokens(request.system + request.user)
      const reservation = await budget.reserve({ inputTokens, outputTokens: model.mostOutputTokens })
      if (!reservation) throw new ModelFailure('over-budget')
      let used: ModelUsage | undefined
      let outputTokens = 0
      try {
        const pieces = model.write(request, signal)
        try {
          for (;;) {
            const next = await pieces.next()
            if (next.done) return (used = next.value)
            outputTokens += estimateTokens(next.value)
            yield next.value
          }
        } finally {
          await pieces.return(nothing)
        }
      } catch (error) {
        if (error instanceof ModelFailure && free.has(error.code)) used = nothing
        throw error
      } finally {
        used ??= { inputTokens, outputTokens }
        onUsage(request.prompt, used)
        // Nobody waits for it.
        reservation.settle(used).catch(failed)
      }
    },
  }
}
