import type { Skill, Turn } from '../../conversation/ports.js'
import { withoutPlaceholders } from '../../guardrails/personal-data.js'
import { plain } from '../../guardrails/phrases.js'
import { textsIn } from '../../texts/texts-in.js'

/** What people write around their data: a greeting, their name, "her er mit cpr", "ring til mig". */
const around =
  /^(?:(?:hej|hejsa|goddag|hi|hello|tak|thanks|mvh|hilsen|venlig|venligst|please|regards|best|og|and|det|er|is|it|her|here|mit|min|mine|my|navn er|name is|the|fødselsdag|nummeret|ok|okay|ja|yes|jeg hedder|i am|i'm|jeg er|mit navn|du kan|i kan|fange|kontakte|ringe?|skrive?|call|kontakt|contact|mig|me|på|at|on|til|to|som|bare|gerne)(?= |$) ?|(?<=(?:hedder|navn er|name is|i'm|i am|hilsen|mvh|jeg er) )\p{L}+(?: \p{L}+){0,2} ?)*$/u

/** Whether a message is nothing but personal data, and what leads up to them. */
export const isOnlyPersonalData = ({ said: { text, masked } }: Turn): boolean =>
  masked !== undefined && !text.includes('?') && around.test(plain(withoutPlaceholders(text)).slice(0, 200))

/** Somebody who sent only what nobody needs is asked what she would like to know. */
export const inviteAQuestion: Skill = {
  name: 'inviteAQuestion',
  async *take({ language }) {
    const texts = textsIn(language)
    yield { kind: 'reply', text: texts.inviteAQuestion, suggestions: texts.starters }
    return {}
  },
}
