import type { PersonalData, UnavailableReason } from '../conversation/message.js'

/** Something to tap: what is shown, and what is then said. */
type Tap = { readonly label: string; readonly text: string }

/** What somebody out of work may live on. */
export type Benefit = 'dagpenge' | 'dimittend' | 'kontanthjaelp' | 'sygedagpenge' | 'fleksjob' | 'efterloen'

/** A person in this chat: offered, waited for, not to be had. */
type Offer = {
  /** So many wait; the wait in minutes, where it has been measured. */
  readonly offered: (waiting: number, minutes: number | undefined) => string
  readonly inLine: (position: number, minutes: number | undefined) => string
  /** Nobody is there who could come. */
  readonly nobodyYet: string
  /** Said to what she writes while she waits. */
  readonly noted: string
  readonly left: string
  readonly stays: string
  readonly unavailable: (
    why: UnavailableReason,
    because: string | undefined,
    opens: string | undefined,
  ) => string
  /** She wants to leave a message or be called. */
  readonly fillIn: string
  readonly taps: Readonly<Record<'accept' | 'decline' | 'leave' | 'wait' | 'message' | 'callback', Tap>>
}

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
  /** Asked whether it is angry, glad, in love. */
  readonly feelings: string
  /** Scolded. */
  readonly anger: string

  /** Nothing in the knowledge base answers it. */
  readonly unanswered: string
  /** About something else altogether. */
  readonly outOfScope: string
  /** Some of several questions were not answered. */
  readonly notThat: (questions: readonly string[]) => string
  /** The sources answer some of the question. */
  readonly partlyAnswered: string
  /** Nobody said whose rules are wanted. */
  readonly whichBenefit: string
  /** Over the rule for people who live on one benefit, and what one of them says. */
  readonly forThoseOn: (benefit: Benefit) => string
  readonly iGet: (benefit: Benefit) => string
  /** Around a quotation from an article that there is only in Danish. */
  readonly onlyInDanish: string
  readonly failed: string

  /** A person in this chat: offered, waited for, not to be had. */
  readonly offer: Offer
  /** What a caseworker would get, in the citizen's words: lines of a text she reads and changes. */
  readonly summary: {
    readonly nothingAsked: string
    readonly asked: (questions: readonly string[]) => string
    readonly shown: (titles: readonly string[]) => string
    readonly targetGroup: (group: string) => string
    readonly municipality: (name: string) => string
  }
  /** What is said when a caseworker comes, goes, or is gone. Names are first names. */
  readonly person: {
    readonly joined: (name: string) => string
    readonly backInLine: string
    readonly passedOn: (to: string | undefined) => string
    readonly closed: (name: string) => string
    readonly citizenClosed: string
    /** Nobody who could come is there any longer; she stands in line all the same. */
    readonly nobodyLeft: string
    /** The desk has closed, and her place in line with it. */
    readonly lineClosed: string
    readonly gaveUp: string
    readonly messageLeft: string
    readonly callBooked: (when: string) => string
    readonly rate: string
    readonly rated: string
  }

  /** Where else to find a person. */
  readonly reachAPerson: (municipality: string | undefined) => string
  /** About her own case, where no general rule was found. */
  readonly ownCase: (municipality: string | undefined) => string
  /** Over the general rule, and after it. */
  readonly ruleForEveryone: string
  readonly askAboutYourCase: (municipality: string | undefined) => string
  readonly crisis: Readonly<Record<'emergency' | 'suicide' | 'violence' | 'homeless' | 'hungry', string>>
  /** After the answer to somebody who may be having a hard time. */
  readonly ifItIsHard: string

  /** What was taken out of her message before it was kept, and why; before the answer. */
  readonly masked: (kinds: readonly PersonalData[]) => string
  /** Nothing else stood in it. */
  readonly inviteAQuestion: string

  /** To whoever gives it orders, and to whoever asks how to cheat. */
  readonly noOrders: string
  readonly noCheating: string
  readonly dutyToInform: Tap

  readonly talkToAPerson: Tap
}
