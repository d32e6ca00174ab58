import type { Reply } from '../conversation/message.js'
import type { Turn } from '../conversation/ports.js'
import { crisisIn } from '../guardrails/crisis.js'
import { textsIn } from '../texts/texts-in.js'

/**
 * Tells a citizen what was taken out of her message and why, before she is answered by whoever has the conversation. Somebody in distress is
 * met first, and told by the skill that meets her.
 */
export function tellWhatWasMasked({ said, language }: Turn): Reply | undefined {
  if (!said.masked || crisisIn(said.text)) return undefined
  return { kind: 'reply', text: textsIn(language).masked(said.masked) }
}
