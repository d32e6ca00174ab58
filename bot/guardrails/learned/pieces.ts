import { wordsOf } from './features.js'

/** A sentence longer than this is also looked at where its words stand near each other. */
const long = 18
const window = 14
const stride = 7
/** A text longer than this is not looked at as a whole: one sentence in it would be lost. */
const short = 40
/** So much of a text is read, in words. */
const most = 600

/**
 * A text in pieces: the whole, each sentence, each with the next, and of long sentences what stands near each other, so that one thought
 * counts that stands in the middle of a long story. Each is given as its words.
 */
export function piecesOf(text: string): readonly (readonly string[])[] {
  const sentences = text
    .split(/[.!?…;\n]+/)
    .map(wordsOf)
    .filter(({ length }) => length > 0)
  const words = sentences.flat().slice(0, most)
  const pieces: (readonly string[])[] = words.length <= short || sentences.length === 1 ? [words] : []
  let read = 0
  for (const [n, sentence] of sentences.entries()) {
    if (read >= most) break
    read += sentence.length
    if (sentences.length > 1 && sentence.length > 1) pieces.push(sentence)
    const next = sentences[n + 1]
    if (sentences.length > 2 && next && sentence.length + next.length <= short)
      pieces.push([...sentence, ...next])
    if (sentence.length > long)
      for (let from = 0; from < Math.min(sentence.length, most) - window + stride; from += stride)
        pieces.push(sentence.slice(from, from + window))
  }
  return pieces
}
