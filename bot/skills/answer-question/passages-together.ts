import { besides, forTheSamePeople, type Asked, type Candidate } from './compose-answer.js'

const mostPassages = 6
/** All of them together, in UTF-16 code units. */
const mostText = 7_000

/**
 * The passages one answer may be made of: for each question those the extractive answer could quote side by side, the best of each question
 * first, and only such as may stand together in one text. Empty when the best ones are for different people: then nothing may be mixed.
 */
export function passagesTogether(asked: readonly Asked[]): readonly Candidate[] {
  const bests = asked.map(({ kept: [best] }) => best)
  const others = asked.flatMap(({ kept: [best, ...rest], near }) =>
    besides(best, [...rest, ...near.filter(({ passage }) => passage.articleId === best.passage.articleId)]),
  )
  const chosen: Candidate[] = []
  let room = mostText
  for (const [at, one] of [...bests, ...others].entries()) {
    const { passage } = one
    if (chosen.some((other) => other.passage.id === passage.id)) continue
    const fits = chosen.every((other) => mayStandTogether(other, one))
    if (!fits && at < bests.length) return []
    if (!fits || passage.text.length > room || chosen.length >= mostPassages) continue
    chosen.push(one)
    room -= passage.text.length
  }
  return chosen
}

const mayStandTogether = ({ passage: one }: Candidate, { passage: other }: Candidate) =>
  one.articleId === other.articleId || forTheSamePeople(one, other) || forTheSamePeople(other, one)
