import type { ReadRequest, Script, Scripted } from './scripted-endpoint.js'

type WrittenSentence = { readonly text: string; readonly sources: readonly string[] }

/** An answer as the product asks for it. */
export const answering = (
  sentences: readonly WrittenSentence[],
  completeness: 'full' | 'partial' | 'none' = 'full',
): string => JSON.stringify({ completeness, sentences })

const firstSentence = /\p{Lu}[^\n]*?[^\s.\d]{4,}[.?!](?=\s|$)/u

/** The first sentences of the passages, each under its own passage: what a model without imagination would say. */
export function quoting({ user }: ReadRequest): WrittenSentence[] {
  return (user.passages ?? []).flatMap(({ id, text }) => {
    const [first] = firstSentence.exec(text.replace(/^(?:#.*|\s*[-*] )/gmu, '')) ?? []
    return first === undefined ? [] : [{ text: first, sources: [id] }]
  })
}

/** A follow-up written out as somebody might who only puts the two together. */
const condensing = ({ user }: ReadRequest): Scripted => ({
  content: JSON.stringify({
    question:
      `${user.earlier?.findLast(({ by }) => by === 'citizen')?.text ?? ''} ${user.message ?? ''}`.trim(),
  }),
})
const isFollowUp = ({ user }: ReadRequest) => user.message !== undefined

/** The same script for answers; follow-ups are always written out. */
const forAnswers =
  (script: Script): Script =>
  (request) =>
    isFollowUp(request) ? condensing(request) : script(request)
const changed = (
  change: (sentences: WrittenSentence[]) => string,
  more: Omit<Extract<Scripted, { content: string }>, 'content'> = {},
) => forAnswers((request) => ({ content: change(quoting(request)), ...more }))
const long = (sentences: WrittenSentence[]) =>
  answering(Array.from({ length: 4 }, () => sentences.slice(0, 2)).flat())

/** Every way an endpoint may behave, by name. */
export const scripts = {
  good: changed((sentences) => answering(sentences.slice(0, 3))),
  partial: changed((sentences) => answering(sentences.slice(0, 1), 'partial')),
  none: changed(() => answering([], 'none')),
  unknownToken: changed((sentences) =>
    answering(sentences.map(({ text }) => ({ text, sources: ['zzzzz'] }))),
  ),
  someUnknownTokens: changed((sentences) =>
    answering([
      { text: 'Det her har ingen kilde.', sources: ['zzzzz'] },
      ...sentences.slice(0, 1).map(({ text, sources }) => ({ text, sources: ['zzzzz', ...sources] })),
    ]),
  ),
  inventedNumber: changed((sentences) =>
    answering([
      ...sentences.slice(0, 1),
      ...sentences.slice(0, 1).map(({ sources }) => ({ text: 'Du får 98.765 kr. om måneden.', sources })),
    ]),
  ),
  inventedAddress: changed((sentences) =>
    answering(
      sentences
        .slice(0, 1)
        .map(({ text, sources }) => ({ text: `${text} Log ind på https://evil.example/nemid.`, sources })),
    ),
  ),
  malformed: forAnswers(() => ({ content: '{"completeness": "full", "sentences": [ {"text": ' })),
  prose: forAnswers(() => ({ content: 'Selvfølgelig! Her er dit svar: du får 98.765 kr.' })),
  empty: forAnswers(() => ({ content: '' })),
  refusal: forAnswers(() => ({ refusal: 'I cannot help with that.' })),
  contentFilter: forAnswers(() => ({
    status: 400,
    body: { error: { message: 'filtered', code: 'content_filter', status: 400 } },
  })),
  filteredMidway: changed((sentences) => answering(sentences).slice(0, 60), { finish: 'content_filter' }),
  tooMany: forAnswers(() => ({ status: 429 })),
  serverError: forAnswers(() => ({ status: 500 })),
  wrongKey: forAnswers(() => ({ status: 401 })),
  hang: forAnswers(() => ({ hangs: true })),
  drip: changed(long, { pieceLength: 1, gapMs: 30 }),
  stall: changed(long, { hangsAfter: 240 }),
  resetMidStream: changed(long, { breaksAfter: 240 }),
  garbage: forAnswers(() => ({ raw: 'data: {not json}\n\n' })),
  everythingHangs: () => ({ hangs: true }),
} as const satisfies Readonly<Record<string, Script>>

/** Ways for the endpoint itself to fail, and what each is counted as. */
export const failingEndpoint = [
  ['tooMany', 'rate-limited'],
  ['serverError', 'server-error'],
  ['wrongKey', 'rejected'],
  ['contentFilter', 'content-filter'],
  ['filteredMidway', 'content-filter'],
  ['refusal', 'refused'],
  ['empty', 'empty'],
  ['garbage', 'malformed'],
  ['resetMidStream', 'unreachable'],
] as const
