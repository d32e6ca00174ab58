import type { Message } from '../../conversation/message.js'
import { plain } from '../../guardrails/phrases.js'
import { benefitsNamed, withoutOthers } from './target-groups.js'
import { asksSomething } from './read-message.js'

const opensLikeAFollowUp =
  /^(?:og|men|så|nå|okay|ok|ja|nej|jamen|hvad (?:med|så|hvis|nu|når)|hvor (?:så|længe|meget|mange|lang|langt|tit|henne)|hvornår|hvordan|hvorfor|hvem|får jeg|skal jeg|kan jeg|må jeg|gælder|også|and|but|so|what (?:about|if|then)|how (?:about|long|much|many|often|so)|when|why|who|does it|is it|can i|do i)(?: |$)/
const opensWithAnd =
  /^(?:og|men|jamen|hvad (?:med|så|hvis|nu)|også|and|but|what (?:about|if|then)|how about)(?: |$)/
/** Words that stand for something said before. "Der" and "det" in "hvad sker der" and "hvordan er det at" stand for nothing, so they count in short questions only. */
const pointsBack =
  /(?:^| )(?:så|det|den|de|dem|dette|her|i stedet|it|that|this|those|them|then|instead)(?= |$)/

const longestFollowUp = 12
const shortestWhole = 5
const mostContext = 600
const mostLines = 3

/** Whether a question makes sense only with what was said before it; `surely` when it says so itself. */
export function leansOnContext(question: string): 'surely' | 'perhaps' | 'no' {
  const said = plain(question)
    .replace(/^(?:hva|va|vad)(?= )/, 'hvad')
    .replace(/^vor(?= )/, 'hvor')
  const length = said.split(' ').length
  if (length > longestFollowUp) return 'no'
  if (opensWithAnd.test(said)) return 'surely'
  if (length < shortestWhole && opensLikeAFollowUp.test(said)) return 'perhaps'
  if (pointsBack.test(said)) return 'perhaps'
  return length < shortestWhole || (opensLikeAFollowUp.test(said) && length < 7) ? 'perhaps' : 'no'
}

/** What was said before, and whether it was only told: somebody who tells her story first asks about it, however the question sounds. */
export type Context = { readonly text: string; readonly isTold: boolean }

/**
 * What the citizen said before that a follow-up leans on: back to the last thing she said that stands by itself, and no further. When the
 * question names another benefit than the one spoken of, that name is left out, so that the two are not mixed.
 */
export function contextOf(question: string, earlier: readonly Message[]): Context {
  const lines: string[] = []
  let isTold = true
  const said = earlier.filter(({ author }) => author.role === 'citizen').reverse()
  for (const { text } of said.slice(0, mostLines)) {
    const asks = asksSomething(text)
    // What was told before an earlier question belongs to that.
    if (asks && isTold && lines.length > 0) break
    lines.unshift(text.slice(0, mostContext))
    if (asks) isTold = false
    if (asks && standsAlone(text)) break
  }
  const context = lines.join(' ')
  const names = benefitsNamed(question)
  return { text: names.length > 0 ? withoutOthers(context, names) : context, isTold }
}

/** Long enough, and nothing in it points back. */
const standsAlone = (text: string): boolean => {
  const leans = leansOnContext(text)
  return leans === 'no' || (leans === 'perhaps' && plain(text).split(' ').length >= shortestWhole)
}
