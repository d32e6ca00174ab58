import { hear } from './injection.js'
import { withoutPlaceholders } from './personal-data.js'

/** What of a kept message there is to answer: no placeholders of personal data, no orders to the assistant. Empty where it is nothing. */
export const understand = (text: string): string => hear(withoutPlaceholders(text)).rest
