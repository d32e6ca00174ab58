/** Something asked of a model: one JSON object, in one call. */
export type ModelRequest = {
  /** Which prompt it is, with its version, e.g. "answer-1": logged and counted, never sent. */
  readonly prompt: string
  /** What the model is to do. Holds nothing anybody wrote in the chat. */
  readonly system: string
  /** What it is to do it with: data, in JSON. */
  readonly user: string
  /** The JSON Schema of the object wanted; every property required, none more. */
  readonly schema: Readonly<Record<string, unknown>>
}

export type ModelUsage = { readonly inputTokens: number; readonly outputTokens: number }

/** A chat model, whoever runs it. */
export interface LanguageModel {
  /** Which one it is, for the log: never a secret. */
  readonly id: string
  /** How much it writes for one request at most. */
  readonly mostOutputTokens: number
  /**
   * Writes the object's JSON as it comes, in pieces of any size, and returns what it cost: as the endpoint tells, else estimated. Throws a
   * ModelFailure; once `signal` is aborted, its reason, at once.
   */
  write(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelUsage, undefined>
}

/** How asking a model ended. Counted, so the list is closed. */
export const modelOutcomes = [
  /** It went well. */
  'written',
  /** The kill switch is on. */
  'off',
  'over-budget',
  /** No checked sentence in time. */
  'too-late',
  /** Begun, and then too slow to go on with. */
  'stalled',
  'unreachable',
  /** 429 */
  'rate-limited',
  /** 5xx */
  'server-error',
  /** Any other answer that is none: a wrong key, an unknown model. */
  'rejected',
  'content-filter',
  'refused',
  'malformed',
  'empty',
  /** The model says that the passages do not answer. */
  'not-answered',
  /** No sentence names a passage it was given. */
  'no-source',
  /** A figure, date or address that is in no source, or a sentence that has nothing to do with its own. */
  'ungrounded',
  /** The passages are for different people and must not be mixed. */
  'mixed-benefits',
  /** Nobody waits for it any more. */
  'abandoned',
  /** A fault of ours. */
  'broken',
] as const
export type ModelOutcome = (typeof modelOutcomes)[number]

/** A model did not do what it was asked to, in one of the known ways. */
export class ModelFailure extends Error {
  readonly code: ModelOutcome
  constructor(code: Exclude<ModelOutcome, 'written'>, options?: ErrorOptions) {
    super(`the model's part ended as ${code}`, options)
    this.code = code
  }
}

/** Told once for every request: for metrics. `cause` is there when it was a fault of ours. */
export type OnModelOutcome = (ended: {
  readonly prompt: string
  readonly outcome: ModelOutcome
  readonly seconds: number
  readonly cause?: unknown
}) => void

/** How what was thrown is counted. */
export const outcomeOf = (error: unknown): ModelOutcome =>
  error instanceof ModelFailure ? error.code : 'broken'

/** What a model that does not think first may write: an answer fits in half of it, JSON included. */
export const maxOutputTokens = 700

/** Roughly how many tokens a text is, rather too many than too few: Danish takes about one for every three letters. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 2.5)
