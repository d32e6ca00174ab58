import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { chunkArticle } from '../../knowledge/chunking/chunk-article.js'
import type { Passage } from '../../knowledge/chunking/passage.js'
import { parseArticle } from '../../knowledge/editing/parse-article.js'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The passages of the bundled Danish articles. */
export function bundledPassages(root: string): Passage[] {
  const folder = path.join(root, 'knowledge', 'articles')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseArticle(readFileSync(path.join(folder, name), 'utf8')))
    .filter(({ language }) => language === 'da')
    .flatMap(chunkArticle)
}

/** A place, a trade or a scheme of its own, such as tells one municipality's page from another's. */
const syllables =
  'ar bal dan eb fal gre hol ind jel kor lund mar nor od pil ros sand tor ul vig ager bro dal eng fjord gård holt høj kær lev mose næs rup skov strand sted toft vang'.split(
    ' ',
  )
const endings = 'ordningen tilskuddet kurset forløbet centret huset puljen prøven planen teamet'.split(' ')

/**
 * As many passages as wanted, in clusters like real ones: articles on the same subject share its words and each has words of its own.
 * Every article takes sentences from two or three bundled passages and mixes in names that are found hardly anywhere else.
 */
export function syntheticPassages(count: number, bundled: readonly Passage[], seed = 1): Passage[] {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const passages: Passage[] = []
  for (let article = 0; passages.length < count; article++) {
    const name = pick(syllables) + pick(syllables) + pick(syllables)
    const scheme = name + pick(endings)
    const place = name.charAt(0).toUpperCase() + name.slice(1)
    const theme = pick(bundled)
    const size = 3 + Math.floor(random() * 4)
    for (let position = 0; position < size && passages.length < count; position++) {
      const subject =
        position === 0
          ? theme
          : random() < 0.6
            ? pick(bundled.filter(({ articleId }) => articleId === theme.articleId))
            : pick(bundled)
      const other = pick(bundled)
      const sentences = [
        ...subject.sentences.filter(() => random() < 0.7).map(({ text }) => text),
        pick(other.sentences).text,
        `${place} har ${scheme} fra ${1 + Math.floor(random() * 28)}. ${pick(['januar', 'april', 'august', 'oktober'])}.`,
      ]
      passages.push({
        ...subject,
        id: `bench-${article}/${position}`,
        articleId: `bench-${article}`,
        title: `${theme.title} i ${place}`,
        position,
        text: sentences.join(' '),
        sentences: [],
        questions: subject.questions
          .slice(0, 2)
          .map((question) => `${question.replace(/\?$/, '')} i ${place}?`),
      })
    }
  }
  return passages
}

/** Questions as citizens put them: known ones, some about one place, some with a slip of the finger. */
export function syntheticQuestions(count: number, passages: readonly Passage[], seed = 2): string[] {
  const random = seededRandom(seed)
  const asked = passages.filter(({ questions }) => questions.length > 0)
  return Array.from({ length: count }, () => {
    const { questions } = asked[Math.floor(random() * asked.length)] ?? { questions: [] }
    const question = questions[Math.floor(random() * questions.length)] ?? 'Hvornår får jeg dagpenge?'
    const general = random() < 0.5 ? question.replace(/ i \p{Lu}\p{L}+\?$/u, '?') : question
    return random() < 0.3 ? withSlip(general, random) : general
  })
}

/** Two neighbouring letters change places. */
function withSlip(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 3))
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}
