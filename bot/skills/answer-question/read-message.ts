import { splitSentences } from '../../../knowledge/chunking/split-sentences.js'

/** What a message asks, question by question, and what it tells besides. */
export type Read = {
  /** At least one and at most `mostQuestions`; the whole message when nothing in it looks like a question. */
  readonly questions: readonly [string, ...string[]]
  /** The sentences that ask nothing; empty when there are none. */
  readonly told: string
}

export const mostQuestions = 3

/**
 * Where a sentence ends however it goes on, as people in a hurry write: after ? and !, at a line break, and after a full stop that follows a word
 * too long for an abbreviation. The others need a capital after them.
 */
const sentenceEnd = /(?<=[?!])\s+|(?<=[^\s.\d]{4,}\.)\s+(?=\S)|\s*\n+\s*/u

const opensAQuestion =
  /^(?:(?:og|men|så|eller|hej|and|but|so|or|hi|hello)[ ,]+)*(?:(?:h?v(?:ad|em|is|or|ilke[nt]?|ornår|ordan|orfor|orlænge|ormange|ormeget))|hva|va|vad|må|kan|ka|skal|ska|får|har|er|mister|gælder|bliver|tæller|koster|findes|what|when|who|where|which|why|how|can|could|may|must|should|do|does|did|am|is|are|will|would|have) /iu

/** A second question in the same sentence: "…, og hvor mange …", "… and how long …". */
const secondQuestion =
  /(?:\s*,\s*|\s+)(?:og|men|eller|samt|and|or|but)\s+(?=(?:(?:så|også|then|also)\s+)?(?:hvad|hva|va|vad|wen|wat|hvem|hvor|hvornår|hvordan|hvorfor|hvilke[nt]?|hvorlænge|må jeg|kan jeg|skal jeg|skal man|må man|kan man|får jeg|får man|mister jeg|har jeg|what|when|who|where|which|why|how|can i|do i|must i|should i|will i|may i|am i)(?=[ ?]))/iu

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

const isQuestion = (sentence: string) => sentence.endsWith('?') || opensAQuestion.test(sentence)

/** Whether a message asks anything, or only tells. */
export const asksSomething = (text: string): boolean => sentencesOf(text).some(isQuestion)

const sentencesOf = (text: string): string[] =>
  text
    .split(sentenceEnd)
    .flatMap((piece) => splitSentences(piece).map(({ text: sentence }) => sentence))
    .filter((sentence) => words(sentence).length > 0)

/** Reads a message of up to some thousand characters. */
export function readMessage(text: string): Read {
  const sentences = sentencesOf(text)
  const asking = sentences.filter(isQuestion).flatMap(takeApart)
  const [first, ...others] = asking.slice(0, mostQuestions)
  return {
    questions: first === undefined ? [text] : [first, ...others],
    told:
      first === undefined
        ? ''
        : sentences
            .filter((sentence) => !isQuestion(sentence))
            .map(ended)
            .join(' '),
  }
}

const ended = (sentence: string) => (/[.!]$/.test(sentence) ? sentence : `${sentence}.`)

/** One sentence's questions. A piece of a word or two ("og hvor?") leans on what stands before it, so it is left there. */
function takeApart(sentence: string): string[] {
  const pieces: string[] = []
  for (const piece of sentence.split(secondQuestion)) {
    if (pieces.length > 0 && (words(piece).length < 3 || words(pieces.at(-1) ?? '').length < 3))
      pieces.push(`${pieces.pop() ?? ''} og ${piece}`)
    else pieces.push(piece)
  }
  return pieces
}
