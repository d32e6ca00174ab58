import type { Article } from '../../knowledge/editing/article.js'
import { type Door, replyOf } from '../../knowledge/evaluation/run-questions.js'
import type { Search } from '../../knowledge/search/search.js'
import type { ModelParts } from '../assistant.js'
import { createTalks } from '../talk-in-memory.js'

/** The assistant in this process: real guardrails, routing and skills, over these articles, at one moment. */
export function createInProcessDoor({
  articles,
  search,
  at,
  model,
}: {
  articles: readonly Article[]
  search: Search
  at: Date
  model?: ModelParts | undefined
}): Door {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  let failure: unknown
  const begin = createTalks({
    search,
    now: () => at,
    failed: (cause) => (failure = cause),
    ...(model && { model }),
  })

  return {
    async ask(turns, language) {
      failure = undefined
      const talk = await begin({ language })
      let messages: Awaited<ReturnType<typeof talk.says>> = []
      let tookMs = 0
      for (const text of turns) {
        const began = performance.now()
        messages = await talk.says(text)
        tookMs = performance.now() - began
      }
      if (failure !== undefined) throw new Error('the turn ended in an apology', { cause: failure })
      const spoken = messages.filter(({ author }) => author.role === 'assistant')
      const citations = spoken
        .flatMap(({ answer }) => answer?.citations ?? [])
        .map(({ articleId, quote }) => ({
          articleId,
          stands: bodies.get(articleId)?.includes(quote) ?? false,
        }))
      const said = messages.find(({ author }) => author.role === 'citizen')
      return { ...replyOf(said?.text ?? '', spoken, citations), tookMs }
    },

    async search(question, language) {
      const { kept, rejected } = await search({ question, language, limit: 10, at })
      return [
        ...kept.map((found) => ({ found, kept: true })),
        ...rejected.map((found) => ({ found, kept: false })),
      ]
        .map(({ found: { passage, score }, kept: isKept }) => ({
          articleId: passage.articleId,
          section: passage.section,
          score,
          kept: isKept,
        }))
        .sort((a, b) => b.score - a.score)
    },
  }
}
