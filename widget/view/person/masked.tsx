import type { Message } from '../../protocol/message.js'
import { personWords } from './person-words.js'

/** What was hidden in the citizen's line, where nobody else says so. */
export function Masked({ kinds }: { kinds: NonNullable<Message['masked']> }) {
  const { p } = personWords()
  return <p class="why">{p.masked([...new Set(kinds)].map((kind) => p.kinds[kind]).join(', '))}</p>
}
