import {
  estimateTokens,
  maxOutputTokens,
  ModelFailure,
  type LanguageModel,
  type ModelOutcome,
  type ModelRequest,
} from '../language-model.js'

/** What the twin does with a request: writes these pieces, fails in this way after them, or waits until nobody does. */
export type Part = {
  readonly pieces?: readonly string[]
  readonly then?: Exclude<ModelOutcome, 'written'> | 'waits' | Error
}

/** A model without a network: it does as it is told, and remembers what it was asked. */
export function createScriptedModel(play: (request: ModelRequest) => Part): LanguageModel & {
  readonly asked: ModelRequest[]
} {
  const asked: ModelRequest[] = []
  return {
    id: 'scripted',
    mostOutputTokens: maxOutputTokens,
    asked,
    async *write(request, signal) {
      asked.push(request)
      const { pieces = [], then } = play(request)
      for (const piece of pieces) {
        signal.throwIfAborted()
        yield piece
      }
      if (then === 'waits')
        await new Promise((_, reject) => {
          const fail = () => reject(signal.reason as Error)
          if (signal.aborted) fail()
          signal.addEventListener('abort', fail, { once: true })
        })
      else if (then instanceof Error) throw then
      else if (then !== undefined) throw new ModelFailure(then)
      return {
        inputTokens: estimateTokens(request.system + request.user),
        outputTokens: estimateTokens(pieces.join('')),
      }
    },
  }
}
