import { plain } from '../../guardrails/phrases.js'
import { readMessage } from '../answer-question/read-message.js'
import { ourWords } from './our-words.js'
import { type Subject, subjects } from './subjects.js'

type Words = readonly string[]
type Holds = (words: Words) => boolean

const fits = (word: string | undefined, piece: string): boolean =>
  word !== undefined && (piece.endsWith('*') ? word.startsWith(piece.slice(0, -1)) : word === piece)

/** Reads a list of words and set phrases. A message is gone through once, so its length costs no more than itself. */
export function holder(list: string): Holds {
  const byFirst = new Map<string, Words[]>()
  const beginnings: string[] = []
  const endings: string[] = []
  for (const entry of list.trim().split(/\s+/)) {
    // As `plain` leaves a text: what it takes for a border is one here.
    const pieces = entry.split(/[_-]/)
    const [first = ''] = pieces
    if (pieces.length === 1 && first.startsWith('*')) endings.push(first.slice(1))
    else if (pieces.length === 1 && first.endsWith('*')) beginnings.push(first.slice(0, -1))
    else byFirst.set(first, [...(byFirst.get(first) ?? []), pieces])
  }
  return (words) =>
    words.some(
      (word, at) =>
        beginnings.some((beginning) => word.startsWith(beginning)) ||
        endings.some((ending) => word.endsWith(ending)) ||
        [...(byFirst.get(word) ?? []), ...(at === 0 ? (byFirst.get(`^${word}`) ?? []) : [])].some((pieces) =>
          pieces.every((piece, n) => fits(words[at + n], piece.replace('^', ''))),
        ),
    )
}

const holdsStrong = holder(ourWords.strong)
const holdsWork = holder(`${ourWords.strong} ${ourWords.work}`)
const holdsAny = holder(`${ourWords.strong} ${ourWords.work} ${ourWords.weak}`)
const staysOurs: Readonly<Record<Subject['stays'], Holds>> = {
  nothing: () => false,
  benefits: holdsStrong,
  work: holdsWork,
}
const known = Object.values(subjects).map((subject) => ({ subject, holds: holder(subject.words) }))

/** The subject of each question of a message (as `readMessage` finds them), when it is one of those that are not ours. */
export function outsideSubjectsOf(text: string): (Subject | undefined)[] {
  const whole = wordsOf(text)
  let before: Subject | undefined
  return readMessage(text).questions.map((question) => {
    const words = wordsOf(question)
    // What is told beside the question counts when the message does not name a benefit: "I have a headache. What should I take?"
    const told = holdsStrong(whole) ? words : whole
    const own = known.find(({ subject, holds }) => holds(told) && !staysOurs[subject.stays](whole))?.subject
    // "…, og hvornår er fristen?" goes on about what was asked before it.
    return (before = own ?? (holdsStrong(words) ? undefined : before))
  })
}

/** The subject a message is about, when everything it asks is about one that is not ours. */
export function outsideSubjectOf(text: string): Subject | undefined {
  const subjects = outsideSubjectsOf(text)
  return subjects.every((subject) => subject !== undefined) ? subjects[0] : undefined
}

/** How near to our subject the words of a message are. */
export function nearness(text: string): 'ours' | 'near' | 'strange' {
  const words = wordsOf(text)
  if (holdsStrong(words)) return 'ours'
  return holdsAny(words) ? 'near' : 'strange'
}

const wordsOf = (text: string) => plain(text).split(' ')
