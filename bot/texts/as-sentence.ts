const longest = 80

/** A citizen's question as it is named back to her: with a capital and a question mark, and not in full when it is long. */
export function asSentence(question: string): string {
  const short =
    question.length > longest ? `${question.slice(0, longest).replace(/\s+\S*$/, '')} …` : question
  return (short.charAt(0).toUpperCase() + short.slice(1)).replace(/[?\s]*$/, '?')
}
