import { Schema, trusted, type Connection } from 'mongoose'
import type { ModelUsage } from './language-model.js'

/** What a day may cost. Prices are for a million tokens, in whatever currency the limit is in. */
export type BudgetLimits = {
  readonly tokensPerDay: number
  readonly cost?: { readonly perDay: number; readonly inputPrice: number; readonly outputPrice: number }
}

/** A part of the day's budget set aside for one request. */
export type Reservation = {
  /** Gives back what was not used. */
  settle(used: ModelUsage): Promise<void>
}

export interface ModelBudget {
  /** Sets aside the most a request can use; undefined when that is more than is left of the day. */
  reserve(most: ModelUsage): Promise<Reservation | undefined>
}

/** One day: tokens, and cost in millionths of the currency, so that both are whole numbers. */
type Sum = { readonly tokens: number; readonly cost: number }
type DayRecord = Sum & { readonly _id: string }
const daySchema = new Schema<DayRecord>(
  {
    _id: { type: String, required: true },
    tokens: { type: Number, required: true },
    cost: { type: Number, required: true },
  },
  { versionKey: false },
)

const duplicateKey = 11000
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey

/**
 * The budget in the store: it outlives a restart, and all instances share it. A request is counted at its most before it is sent and
 * corrected afterwards, so requests at the same time cannot use more than the day's limit; one that is cut off by a crash stays counted.
 * `today` is the day counted for, 2026-11-21.
 */
export function createModelBudget(
  connection: Connection,
  { tokensPerDay, cost: limit }: BudgetLimits,
  today: () => string,
): ModelBudget {
  const days = connection.model('ModelDay', daySchema, 'modelDays')

  const sumOf = ({ inputTokens, outputTokens }: ModelUsage): Sum => ({
    tokens: inputTokens + outputTokens,
    cost: limit ? Math.ceil(inputTokens * limit.inputPrice + outputTokens * limit.outputPrice) : 0,
  })

  return {
    async reserve(most) {
      const day = today()
      const aside = sumOf(most)
      const left = {
        tokens: tokensPerDay - aside.tokens,
        cost: (limit ? limit.perDay * 1e6 : Number.MAX_SAFE_INTEGER) - aside.cost,
      }
      if (left.tokens < 0 || left.cost < 0) return undefined
      // A day with too little left does not match, and cannot be made a second time. Nor can it when another request has just begun it:
      // then the second try matches.
      for (let tries = 0; tries < 2; tries++) {
        try {
          await days.updateOne(
            { _id: day, tokens: trusted({ $lte: left.tokens }), cost: trusted({ $lte: left.cost }) },
            { $inc: aside },
            { upsert: true },
          )
          return { settle: (used) => correct(day, aside, sumOf(used)) }
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      }
      return undefined
    },
  }

  async function correct(day: string, aside: Sum, { tokens, cost }: Sum): Promise<void> {
    await days.updateOne({ _id: day }, { $inc: { tokens: tokens - aside.tokens, cost: cost - aside.cost } })
  }
}
