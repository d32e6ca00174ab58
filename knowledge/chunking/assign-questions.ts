import { analyse } from '../analysis/analyse.js'
import { intentOf } from '../analysis/intent.js'
import { normalise } from '../analysis/normalise.js'
import type { Article } from '../editing/article.js'

type Piece = { readonly section: string; readonly text: string }

/**
 * Gives each of the article's questions to the piece that answers it best: the one that holds most of the question's words, a rare
 * word counting for more than one found in every piece, and the heading for more than the text. What fits nowhere is the lead's.
 */
export function assignQuestions(article: Article, pieces: readonly Piece[]): string[][] {
  const held = pieces.map(({ section, text }, position) => ({
    heading: askedTerms(position === 0 ? article.title : section, article),
    text: termsOf(text, article),
  }))
  const rarity = (term: string) =>
    Math.log(
      1 +
        pieces.length / (1 + held.filter(({ heading, text }) => heading.has(term) || text.has(term)).length),
    )

  const assigned: string[][] = pieces.map(() => [])
  for (const question of article.questions) {
    const terms = [...askedTerms(question, article)]
    const scores = held.map(({ heading, text }) =>
      terms.reduce((sum, [term, weight]) => {
        const found = Math.max(1.5 * (heading.get(term) ?? 0), text.get(term) ?? 0)
        return sum + weight * rarity(term) * found
      }, 0),
    )
    assigned[scores.indexOf(Math.max(...scores))]?.push(question)
  }
  return assigned
}

/** With the kind of answer that is wanted: "hvor meget" is not "hvor længe". */
function askedTerms(text: string, article: Article): Map<string, number> {
  const terms = termsOf(text, article)
  const intent = intentOf(normalise(text), article.language)
  return intent ? terms.set(intent, 0.5) : terms
}

function termsOf(text: string, { language }: Article): Map<string, number> {
  const terms = new Map<string, number>()
  for (const { term, weight } of analyse(text, language))
    terms.set(term, Math.max(weight, terms.get(term) ?? 0))
  return terms
}
