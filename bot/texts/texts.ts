/** Something to tap: what is shown, and what is then said. */
type Tap = { readonly label: string; readonly text: string }

/** Every sentence the assistant says by itself. Names are the moments it is said in. */
export type Texts = {
  readonly greeting: string
  readonly starters: readonly Tap[]
  readonly hello: string
  readonly thanks: string
  readonly goodbye: string
  readonly whatICanDo: string
  readonly whoIAm: string
  readonly howAreYou: string

  /** Nothing in the knowledge base answers it. */
  readonly unanswered: string
  readonly failed: string

  /** How to reach a person when nobody can take over the chat. */
  readonly reachAPerson: (municipality: string | undefined) => string
  readonly ownCase: (municipality: string | undefined) => string
  readonly crisis: Readonly<Record<'suicide' | 'violence' | 'homeless' | 'hungry', string>>

  readonly talkToAPerson: Tap
}
