import { ApiError } from '../../../widget/connection/api.js'
import type {
  DeskConversation,
  DeskSettings,
  Handoff,
  OpenSpan,
  Overview,
  QuickReply,
  QuickReplyChange,
  SettingsAnswer,
} from '../../../widget/protocol/desk.js'
import type { Language, Problem } from '../../../widget/protocol/http.js'
import type { Account, AccountChange, Me, NewAccount, SignInWays } from '../../../widget/protocol/staff.js'
import type { z } from 'zod'

/** A passage found in the knowledge base, as far as it is shown here. */
export type FoundPassage = { articleId: string; title: string; section: string; text: string }
export type PreviewDay = { date: string; spans: z.infer<typeof OpenSpan>[]; why?: string; name?: string }

export type StaffApi = ReturnType<typeof createStaffApi>

/** The HTTP part of the staff door. Every call rejects with an `ApiError`; `onSignedOut` is told when the session is over. */
export function createStaffApi({
  onSignedOut,
  patienceMs = 15_000,
}: {
  onSignedOut: () => void
  patienceMs?: number
}) {
  async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const patience = AbortSignal.timeout(patienceMs)
    try {
      const response = await fetch(path, {
        method,
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      if (response.ok) {
        const text = await response.text()
        return (text ? JSON.parse(text) : undefined) as T
      }
      const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
      throw new ApiError(response.status, problem.code ?? `http-${response.status}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw new ApiError(0, 'unreachable')
      if (error.code === 'not-signed-in' || error.code === 'http-401') onSignedOut()
      throw error
    }
  }
  const staff = '/api/staff'
  const at = (...parts: string[]) => [staff, ...parts.map(encodeURIComponent)].join('/')
  const query = (values: Record<string, string | undefined>) => {
    const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return given.length ? `?${new URLSearchParams(given).toString()}` : ''
  }
  const settingsOf = (municipality: string | undefined) => `${staff}/settings${query({ municipality })}`

  return {
    me: () => call<Me>('GET', at('me')),
    signInWays: () => call<SignInWays>('GET', at('sign-in')),
    signIn: (email: string, password: string) => call<Me>('POST', at('login'), { email, password }),
    /** `endSession`: where the organisation's own sign-in is left, too. */
    signOut: () => call<{ endSession?: string } | undefined>('POST', at('logout')),
    changePassword: (current: string, next: string) =>
      call<unknown>('POST', at('password'), { current, next }),

    conversation: (id: string) => call<DeskConversation>('GET', at('conversations', id)),
    earlier: (q: string) =>
      call<{ conversations: Handoff[] }>('GET', `${at('conversations')}${query({ q, limit: '20' })}`),
    task: (id: string, act: 'take' | 'done' | 'release') => call<unknown>('POST', at('tasks', id, act)),

    quickReplies: () => call<{ quickReplies: QuickReply[] }>('GET', at('quick-replies')),
    addQuickReply: (reply: QuickReplyChange) => call<unknown>('POST', at('quick-replies'), reply),
    changeQuickReply: (id: string, reply: QuickReplyChange) =>
      call<unknown>('PUT', at('quick-replies', id), reply),
    eraseQuickReply: (id: string) => call<unknown>('DELETE', at('quick-replies', id)),

    search: (q: string, language: Language, signal: AbortSignal) =>
      call<{ kept: FoundPassage[] }>(
        'GET',
        `/api/knowledge/search${query({ q, language, limit: '5' })}`,
        undefined,
        signal,
      ),

    overview: () => call<Overview>('GET', at('overview')),
    settings: (municipality?: string) => call<SettingsAnswer>('GET', settingsOf(municipality)),
    changeSettings: (municipality: string | undefined, settings: DeskSettings) =>
      call<unknown>('PUT', settingsOf(municipality), settings),
    resetSettings: (municipality: string) => call<unknown>('DELETE', settingsOf(municipality)),
    preview: (municipality: string | undefined, language: Language) =>
      call<{ days: PreviewDay[] }>('GET', `${staff}/settings/preview${query({ municipality, language })}`),

    accounts: () => call<{ accounts: Account[] }>('GET', at('accounts')),
    addAccount: (account: NewAccount) =>
      call<{ account: Account; password: string }>('POST', at('accounts'), account),
    changeAccount: (id: string, change: AccountChange) => call<unknown>('PUT', at('accounts', id), change),
    newPassword: (id: string) => call<{ password: string }>('POST', at('accounts', id, 'password')),
    eraseAccount: (id: string) => call<unknown>('DELETE', at('accounts', id)),
  }
}
