import { clockTime } from './format.js'
import { words } from './words.js'

export function Time({ at }: { at: string }) {
  const { language } = words()
  return <time dateTime={at}>{clockTime(at, language)}</time>
}
