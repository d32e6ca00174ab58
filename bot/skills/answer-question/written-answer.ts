import type { Passage } from '../../../knowledge/chunking/passage.js'
import type { Language } from '../../conversation/conversation.js'
import type { Citation } from '../../conversation/message.js'
import { groundedCounts } from '../../guardrails/grounding.js'
import { citationOf, sliceOf, type ScoreSentences } from './compose-answer.js'

/** A sentence of the answer, with the passages it rests on: at least one. */
export type WrittenSentence = { readonly text: string; readonly sources: readonly Passage[] }

/** A citation shows where a sentence comes from, not the whole article. UTF-16 code units. */
const longestQuote = 420

/** An answer that grows by a sentence at a time, with its marks: `[1]` follows the last sentence that rests on the same sources. */
export function beginWrittenAnswer(language: Language, scoreSentences: ScoreSentences, room: number) {
  const sentences: WrittenSentence[] = []
  const sources: Passage[] = []
  let text = ''

  const numberOf = (passage: Passage) =>
    sources.findIndex(({ id }) => id === passage.id) + 1 || sources.length + 1
  const marksOf = (sentence: WrittenSentence | undefined): string => {
    const numbers = [...new Set(sentence?.sources.map(numberOf) ?? [])].sort((a, b) => a - b)
    return numbers.length > 0 ? ` ${numbers.map((n) => `[${n}]`).join('')}` : ''
  }

  return {
    /** Adds a sentence and gives what the text grew by; undefined when there is no room for it. */
    add(sentence: WrittenSentence): string | undefined {
      const before = sources.length
      const last = sentences.at(-1)
      const endOfLast = marksOf(last)
      for (const passage of sentence.sources) if (numberOf(passage) > sources.length) sources.push(passage)
      const parting = last === undefined ? '' : endOfLast === marksOf(sentence) ? ' ' : `${endOfLast} `
      const grown = parting + sentence.text
      if (text.length + grown.length + marksOf(sentence).length > room) {
        sources.length = before
        return undefined
      }
      sentences.push(sentence)
      text += grown
      return grown
    },
    /** The whole text, marks included, and what the marks point at. */
    end: (): { text: string; citations: Citation[] } => ({
      text: text + marksOf(sentences.at(-1)),
      citations: sources.map((passage, at) => citationOf(passage, quoteFor(passage), at + 1)),
    }),
  }

  /** The passage's own sentences that carry what was written from it, word for word. */
  function quoteFor(passage: Passage): string {
    const carrying = sentences
      .filter((sentence) => sentence.sources.some(({ id }) => id === passage.id))
      .map((sentence) => carrier(passage, sentence.text))
    const [first = 0] = carrying
    const whole = sliceOf(
      passage.text,
      passage.sentences[Math.min(...carrying)],
      passage.sentences[Math.max(...carrying)],
    )
    const quote =
      whole.length <= longestQuote
        ? whole
        : sliceOf(passage.text, passage.sentences[first], passage.sentences[first])
    return quote === '' ? passage.text : quote
  }

  /** Where the sentence of the passage stands that says most of it: its figures first, then its words. */
  function carrier(passage: Passage, written: string): number {
    const scores = scoreSentences(written, passage)
    const facts = groundedCounts(
      { text: written, language },
      passage.sentences.map(({ text }) => ({ text, language: passage.language })),
    )
    const worth = facts.map((count, at) => 10 * count + (scores[at] ?? 0))
    return Math.max(0, worth.indexOf(Math.max(...worth)))
  }
}
