import type { Conversation } from '../../conversation/conversation.js'
import { isOfATalk, type Citation, type Message } from '../../conversation/message.js'
import type { HandoffReason, HandoffWish } from '../../conversation/ports.js'
import { municipalities } from '../../texts/municipalities.js'
import { textsIn } from '../../texts/texts-in.js'
import { answerToOffer } from './answer-to-offer.js'
import { complains } from './complains.js'
import { wantsAPerson } from './wants-a-person.js'

/** How many of her questions and of the sources shown the summary names. */
const most = 3
/** How much of one question it quotes, in UTF-16 code units. */
const longestQuote = 300

/** What a caseworker would get of this conversation, before the citizen has looked at it: the text is hers to change. */
export function whatToShare(
  conversation: Pick<Conversation, 'language' | 'municipality' | 'targetGroup'>,
  messages: readonly Message[],
): HandoffWish {
  const said = sinceLastTalk(messages)
  const questions = questionsIn(said)
  const cited = citedIn(said)
  return {
    reason: reasonIn(said),
    question: questions.at(-1) ?? '',
    citationsShown: cited,
    shared: { summary: summaryOf(conversation, questions, cited), transcript: true },
  }
}

/** What was said to a person before stays with that person. */
const sinceLastTalk = (messages: readonly Message[]) =>
  messages.slice(messages.findLastIndex(({ event }) => event !== undefined && isOfATalk(event)) + 1)

/** What she has asked and told: her words, but for those that ask for a person or answer the offer of one. */
export const questionsIn = (said: readonly Message[]): string[] =>
  said
    .filter(({ author, text }) => author.role === 'citizen' && !wantsAPerson(text) && !answerToOffer(text))
    .map(({ text }) => text)

function summaryOf(
  { language, municipality, targetGroup }: Pick<Conversation, 'language' | 'municipality' | 'targetGroup'>,
  questions: readonly string[],
  cited: HandoffWish['citationsShown'],
): string {
  const { summary } = textsIn(language)
  const asked = questions.slice(-most).map(shortened)
  return [
    asked.length === 0 ? summary.nothingAsked : summary.asked(asked),
    cited.length > 0 && summary.shown(cited.slice(-most).map(({ title }) => title)),
    targetGroup !== undefined && summary.targetGroup(targetGroup),
    municipality !== undefined && summary.municipality(municipalities.get(municipality) ?? municipality),
  ]
    .filter(Boolean)
    .join('\n')
}

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`
}

/** Each article once, in the order it was last shown. */
function citedIn(said: readonly Message[]): Pick<Citation, 'articleId' | 'title' | 'url'>[] {
  const cited = new Map<string, Pick<Citation, 'articleId' | 'title' | 'url'>>()
  for (const { answer } of said)
    for (const { articleId, title, url } of answer?.citations ?? []) {
      cited.delete(articleId)
      cited.set(articleId, { articleId, title, url })
    }
  return [...cited.values()]
}

/** Why she is handed over: what the assistant met last, unless she simply asked. */
function reasonIn(said: readonly Message[]): HandoffReason {
  if (said.some(({ answer }) => answer?.status === 'crisis')) return 'crisis'
  const hers = said.filter(({ author }) => author.role === 'citizen').slice(-2)
  if (hers.some(({ text }) => complains(text))) return 'complaint'
  const status = said.findLast(({ answer }) => answer)?.answer?.status
  return status === 'own-case' || status === 'unanswered' || status === 'failed' ? status : 'asked'
}
