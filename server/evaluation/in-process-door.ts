import type { Article } from '../../knowledge/editing/article.js'
import { type Door, type Hit, replyOf } from '../../knowledge/evaluation/run-questions.js'
import type { Found, Search, SearchRequest, SearchResult } from '../../knowledge/search/search.js'
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
  /** What the assistant has found for the question put last: the same is not looked for twice. */
  const found = new Map<string, SearchResult>()
  const keyOf = ({ question, language, passages = language, municipality = '' }: SearchRequest) =>
    [question, language, passages, municipality].join('\n')
  const begin = createTalks({
    search: async (request) => {
      const result = await search(request)
      found.set(keyOf(request), result)
      return result
    },
    now: () => at,
    failed: (cause) => (failure = cause),
    ...(model && { model }),
  })

  return {
    async ask(turns, language) {
      failure = undefined
      found.clear()
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
      const request = { question, language, at }
      const { kept, rejected } = found.get(keyOf(request)) ?? (await search(request))
      const hits = (passages: readonly Found[], isKept: boolean): Hit[] =>
        passages.map(({ passage: { articleId, section }, score }) => ({
          articleId,
          section,
          score,
          kept: isKept,
        }))
      return [...hits(kept, true), ...hits(rejected, false)].sort((a, b) => b.score - a.score)
    },
  }
}
