import type { Passage } from '../chunking/passage.js'

/** What of a passage becomes its vector: what it is about, what it answers, what it says. */
export const embeddingText = ({ title, section, questions, text }: Passage): string =>
  [title, section, ...questions, text].filter((part) => part !== '').join('\n')
