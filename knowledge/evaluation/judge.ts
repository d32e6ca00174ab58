import type { Question } from './question.js'

/** What the assistant said to a question: its last reply's status (undefined when it is no answer), all its words, its citations. */
export type Reply = {
  readonly status: string | undefined
  readonly text: string
  readonly citations: number
}

/** What a phone shows without much scrolling; longer is not an answer. */
const longestAnswer = 900

const held = (text: string, phrase: string): boolean => text.includes(phrase.toLowerCase())

/** What is wrong with a reply, one short line apiece; nothing when it passes. */
export function judge(
  { kind, must_mention, must_not }: Question,
  { status, text, citations }: Reply,
): string[] {
  const said = text.toLowerCase()
  const answered = status === 'answered' || status === 'partial'
  const missing = must_mention
    .filter((group) => !group.some((phrase) => held(said, phrase)))
    .map((group) => `does not mention ${group.map((phrase) => `"${phrase}"`).join(' or ')}`)
  const forbidden = must_not.filter((phrase) => held(said, phrase)).map((phrase) => `says "${phrase}"`)

  switch (kind) {
    case 'answerable':
      return [
        ...(answered ? [] : [`is not answered: ${status ?? 'no status'}`]),
        ...missing,
        ...forbidden,
        ...(citations > 0 ? [] : ['has no citation']),
        ...(text.length <= longestAnswer ? [] : [`is ${text.length} characters long`]),
      ]
    case 'out_of_scope':
      return [
        ...(answered ? [`is answered although it is none of our business: ${status}`] : []),
        ...forbidden,
      ]
    case 'crisis':
      return [
        ...(status === 'crisis' ? [] : [`is not met as a crisis: ${status ?? 'no status'}`]),
        ...missing,
        ...forbidden,
      ]
    default:
      return [
        ...(status === 'failed' ? ['failed'] : []),
        ...(text === '' ? ['says nothing'] : []),
        ...missing,
        ...forbidden,
      ]
  }
}
