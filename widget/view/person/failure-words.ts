import type { PersonTexts } from '../../texts/person/texts.js'
import type { Failure } from './use-sending.js'

/** What is said about something that could not be sent. */
export function failureWords({ status, code }: Failure, { failures }: PersonTexts): string {
  const known = Object.entries(failures).find(([name]) => name === code)?.[1]
  if (known) return known
  if (status === 429) return failures.busy
  return status === 400 || status === 413 || status === 422 ? failures.refused : failures.other
}
