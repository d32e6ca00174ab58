import { z } from 'zod'
import { type Door, type Hit, replyOf } from './run-questions.js'

/** Of the front door's answers only what is judged. */
const Started = z.object({ id: z.string(), token: z.string() })
const Messages = z.object({
  messages: z.array(
    z.object({
      author: z.object({ role: z.string() }),
      text: z.string(),
      answer: z
        .object({
          status: z.string(),
          citations: z.array(z.object({ articleId: z.string(), quote: z.string() })),
        })
        .optional(),
    }),
  ),
})
const Passages = z.array(z.object({ articleId: z.string(), section: z.string(), score: z.number() }))
const SearchAnswer = z.object({ kept: Passages, rejected: Passages })
const ArticleBody = z.object({ body: z.string() })

/** The door citizens use, of the server at `baseUrl`. Conversations are erased afterwards. */
export function createHttpDoor(baseUrl: string): Door {
  const bodies = new Map<string, Promise<string>>()

  async function get(address: string): Promise<unknown> {
    return read(await fetch(`${baseUrl}${address}`))
  }

  /** An article's text; empty when it is not published. */
  function bodyOf(articleId: string): Promise<string> {
    const body =
      bodies.get(articleId) ??
      get(`/api/articles/${articleId}`).then(
        (article) => ArticleBody.parse(article).body,
        () => '',
      )
    bodies.set(articleId, body)
    return body
  }

  async function post(address: string, body: unknown, authorization?: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
    return read(await fetch(`${baseUrl}${address}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  }

  return {
    async ask(turns, language) {
      const { id, token } = Started.parse(await post('/api/conversations', { language }))
      const conversation = `/api/conversations/${id}`
      const authorization = `Bearer ${token}`
      try {
        let messages: z.infer<typeof Messages>['messages'] = []
        let tookMs = 0
        for (const [at, text] of turns.entries()) {
          const began = performance.now()
          const answer = await post(
            `${conversation}/messages`,
            { text, clientId: `eval-${at}` },
            authorization,
          )
          tookMs = performance.now() - began
          ;({ messages } = Messages.parse(answer))
        }
        const spoken = messages.filter(({ author }) => author.role === 'assistant')
        const citations = await Promise.all(
          spoken
            .flatMap(({ answer }) => answer?.citations ?? [])
            .map(async ({ articleId, quote }) => ({
              articleId,
              stands: (await bodyOf(articleId)).includes(quote),
            })),
        )
        const said = messages.find(({ author }) => author.role === 'citizen')
        return { ...replyOf(said?.text ?? '', spoken, citations), tookMs }
      } finally {
        const gone = await fetch(`${baseUrl}${conversation}`, {
          method: 'DELETE',
          headers: { authorization },
        })
        await gone.body?.cancel()
      }
    },

    async search(question, language) {
      const address = new URLSearchParams({ q: question, language })
      const { kept, rejected } = SearchAnswer.parse(await get(`/api/knowledge/search?${address.toString()}`))
      const hits = (passages: z.infer<typeof Passages>, isKept: boolean): Hit[] =>
        passages.map((passage) => ({ ...passage, kept: isKept }))
      return [...hits(kept, true), ...hits(rejected, false)].sort((a, b) => b.score - a.score)
    },
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`the door answered ${response.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}
