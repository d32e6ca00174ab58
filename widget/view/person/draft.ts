import type { HandoffRequest, WayOn } from '../../protocol/handoff.js'

/** The same as `maxSummaryLength` and `maxNameLength` of the protocol; a test holds them together. */
export const maxTextLength = 2000
export const maxNameLength = 60

export type ContactKind = 'phone' | 'email'

/** What the citizen has filled in, whichever way on she chooses: kept from one to the other. */
export type Draft = {
  text: string
  transcript: boolean
  name: string
  reach: ContactKind
  phone: string
  email: string
  /** The time she has chosen, ISO 8601. */
  at: string
}
/** A way on with something to fill in. */
export type FilledIn = Exclude<WayOn, 'assistant'>
export type Problem = 'text' | 'textTooLong' | ContactKind | 'at'

export const emptyDraft: Draft = {
  text: '',
  transcript: true,
  name: '',
  reach: 'phone',
  phone: '',
  email: '',
  at: '',
}

const looksLike: Record<ContactKind, RegExp> = {
  phone: /^\+?[\d ()-]{8,20}$/,
  email: /^[a-z\d_+-]+(?:\.[a-z\d_+-]+)*@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i,
}
const digitsOf = (text: string) => text.replace(/\D/g, '').length

/** Calls are made by phone, whatever she has chosen for answers in writing. */
const reachOf = (way: FilledIn, { reach }: Draft): ContactKind => (way === 'callback' ? 'phone' : reach)

/** What has to be mended before it can be sent, in the order of the fields. */
export function problemsIn(way: FilledIn, draft: Draft): Problem[] {
  const length = draft.text.trim().length
  const problems: Problem[] = []
  if (way === 'callback' && !draft.at) problems.push('at')
  if (length > maxTextLength) problems.push('textTooLong')
  if (way === 'message' && length === 0) problems.push('text')
  if (way === 'wait') return problems
  const reach = reachOf(way, draft)
  const value = draft[reach].trim()
  if (!looksLike[reach].test(value) || (reach === 'phone' && digitsOf(value) < 8)) problems.push(reach)
  return problems
}

/** What is sent, of a draft that has no problems. */
export function requestFrom(way: FilledIn, draft: Draft, clientId: string): HandoffRequest {
  const text = draft.text.trim()
  const given = draft.name.trim()
  const name = given ? { name: given } : {}
  if (way === 'wait')
    return { kind: 'chat', clientId, shared: { summary: text, transcript: draft.transcript, ...name } }
  const reach = reachOf(way, draft)
  const contact = { kind: reach, value: draft[reach].trim() }
  return way === 'message'
    ? { kind: 'message', clientId, text, contact, ...name }
    : { kind: 'callback', clientId, at: draft.at, text, contact, ...name }
}
