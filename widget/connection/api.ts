import type { HandoffRequest, Rating } from '../protocol/handoff.js'
import type { ConversationStarted, Language, Messages, Problem } from '../protocol/http.js'

/** What opens a conversation again. */
export type ConversationKey = { id: string; token: string }

/** An article as a citizen reads it. */
export type ReadableArticle = {
  id: string
  title: string
  language: Language
  targetGroups: string[]
  /** Markdown. */
  body: string
  law: string[]
  sources: { title: string; url: string; readOn: string }[]
  reviewedAt: string
}

/** What a citizen can ask of the server beside saying something: a person, to be without one again, and to say how it was. */
export type Deed =
  | readonly [method: 'POST', what: 'handoff', request: HandoffRequest]
  | readonly [method: 'DELETE', what: `handoff?while=${'queued' | 'active'}`]
  | readonly [method: 'POST', what: 'rating', rating: Rating]

/** The server's refusal. `status` 0: it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

export type Api = ReturnType<typeof createApi>

/** The HTTP part of the door. Every call rejects with an `ApiError`. */
export function createApi(origin: string, patienceMs = 15_000) {
  async function call(path: string, init: RequestInit = {}, key?: ConversationKey): Promise<Response> {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    try {
      const response = await fetch(origin + path, {
        ...init,
        signal: patience.signal,
        headers: {
          ...(init.body ? { 'content-type': 'application/json' } : {}),
          ...(key ? { authorization: `Bearer ${key.token}` } : {}),
        },
      })
      if (response.ok) return response
      const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
      throw new ApiError(response.status, problem.code ?? `http-${response.status}`)
    } catch (error) {
      throw error instanceof ApiError ? error : new ApiError(0, 'unreachable')
    } finally {
      clearTimeout(timer)
    }
  }
  const of = ({ id }: ConversationKey) => `/api/conversations/${encodeURIComponent(id)}`

  return {
    start: async (wish: { municipality?: string; language: Language }): Promise<ConversationStarted> => {
      const response = await call('/api/conversations', { method: 'POST', body: JSON.stringify(wish) })
      return (await response.json()) as ConversationStarted
    },

    /** Whether the server still has it. An unknown id and a wrong token both answer 404. */
    knows: async (key: ConversationKey): Promise<boolean> => {
      try {
        await call(`${of(key)}/messages?after=${Number.MAX_SAFE_INTEGER}`, {}, key)
        return true
      } catch (error) {
        if (error instanceof ApiError && (error.status === 404 || error.status === 401)) return false
        throw error
      }
    },

    act: async (key: ConversationKey, ...[method, what, body]: Deed): Promise<Messages> => {
      const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) }
      return (await (await call(`${of(key)}/${what}`, init, key)).json()) as Messages
    },

    /** Everything held about the conversation, as a file. */
    download: async (key: ConversationKey): Promise<Blob> =>
      (await call(`${of(key)}/export`, {}, key)).blob(),

    /** Erased is erased: a conversation already gone is no failure. */
    erase: async (key: ConversationKey): Promise<void> => {
      try {
        await call(of(key), { method: 'DELETE' }, key)
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error
      }
    },

    article: async (id: string): Promise<ReadableArticle> =>
      (await (await call(`/api/articles/${encodeURIComponent(id)}`)).json()) as ReadableArticle,
  }
}
