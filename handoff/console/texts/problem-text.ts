import { ApiError } from '../../../widget/connection/api.js'
import type { Texts } from './texts.js'

/** The sentence for each code the doors refuse with; the first that matches. */
const known: [code: RegExp, text: keyof Texts['problem']][] = [
  [/^sign-in-refused$/, 'refused'],
  [/^(too-many|rate-limited|http-429)/, 'tooMany'],
  [/busy|unavailable|overloaded|^http-503$/, 'busy'],
  [/^unreachable$/, 'unreachable'],
  [/^no-answer$/, 'noAnswer'],
  [/already-claimed|already-taken/, 'alreadyClaimed'],
  [/holds-cpr/, 'cpr'],
  [/unknown-article/, 'articleGone'],
  [/at-capacity/, 'full'],
  [/not-present|not-served/, 'colleagueGone'],
  [/external-account/, 'external'],
  [/last-admin/, 'lastAdmin'],
  [/-taken$/, 'taken'],
  [/password/, 'wrongPassword'],
  [/^ended$/, 'ended'],
  [/not-yours/, 'notYours'],
  [/^forbidden|cross-site|^http-403$/, 'forbidden'],
  [/^unknown-|not-found|^http-404$/, 'gone'],
  [/invalid|malformed|too-long|empty|required/, 'invalid'],
]

/** What to say to a person about a refusal, by its code. */
export const problemText = (code: string, t: Texts): string =>
  t.problem[known.find(([pattern]) => pattern.test(code))?.[1] ?? 'other']

export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'failed')
