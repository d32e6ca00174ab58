import { unpack } from './model.js'
import { declineWeights } from './weights/decline.js'

/** Tells orders to the assistant, and questions how to cheat, from honest ones. */
export const learntToDecline = unpack<'order' | 'cheating'>(declineWeights)

/** By cross-validation, see `npm run train`: a false alarm on an honest question costs more than a miss. */
export const sureEnoughToDecline = 0.4

/** A word or two are a subject, and no order. */
export const fewestWords = 3
