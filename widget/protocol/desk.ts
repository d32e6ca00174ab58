import { z } from 'zod'
import type { Refused, ResyncAck, SayAck } from './events.js'
import { Contact, HandoffReason } from './handoff.js'
import { ClientId, Language, maxTextLength } from './http.js'
import { Citation, Message } from './message.js'
import { Municipality } from './staff.js'

/** A conversation asked over to a person, as caseworkers see it. */
export const Handoff = z.object({
  conversationId: z.string(),
  state: z.enum(['queued', 'active', 'closed']),
  /** Since when she has waited, ISO 8601 UTC. */
  since: z.string(),
  reason: HandoffReason,
  /** Why she goes first, where she does: a crisis, or the caseworker she had is gone. */
  first: z.enum(['crisis', 'returned']).optional(),
  /** The text the citizen agreed to share, as she left it. */
  summary: z.string(),
  targetGroup: z.string().optional(),
  municipality: z.string().optional(),
  language: Language,
  /** What she asked last before she asked for a person. */
  question: z.string(),
  citationsShown: z.array(z.object({ articleId: z.string(), title: z.string(), url: z.string() })),
  shared: z.object({ transcript: z.boolean(), name: z.string().optional() }),
  /** 1 is next in line; while she waits. */
  position: z.int().positive().optional(),
  /** Who has it, once claimed; whom it waits for, when it was passed on to one. */
  caseworker: z.object({ id: z.string(), name: z.string() }).optional(),
  claimedAt: z.string().optional(),
  closedAt: z.string().optional(),
  outcome: z.string().optional(),
  theme: z.string().optional(),
  /** Said by the citizen while she waited, and not seen by anybody yet. */
  unread: z.int().nonnegative().optional(),
})
export type Handoff = z.infer<typeof Handoff>

/** A message left for the office, or a call to make. */
export const Task = z.object({
  id: z.string(),
  kind: z.enum(['message', 'callback']),
  since: z.string(),
  /** When she is to be called, ISO 8601 UTC. */
  at: z.string().optional(),
  text: z.string(),
  /** To whoever has taken it on. */
  contact: Contact.optional(),
  name: z.string().optional(),
  municipality: z.string().optional(),
  language: Language,
  /** Who has taken it on. */
  caseworker: z.object({ id: z.string(), name: z.string() }).optional(),
})
export type Task = z.infer<typeof Task>

/** What a caseworker writes for colleagues; the citizen never sees it. */
export const Note = z.object({
  id: z.string(),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  text: z.string(),
})
export type Note = z.infer<typeof Note>

export const outcomes = ['answered', 'partly-answered', 'passed-on', 'not-answered', 'citizen-left'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>
export const themes = [
  'dagpenge',
  'kontanthjaelp',
  'sygdom',
  'jobsoegning',
  'uddannelse',
  'moeder',
  'udbetaling',
  'klage',
  'digital-hjaelp',
  'andet',
] as const
export const Theme = z.enum(themes)
export type Theme = z.infer<typeof Theme>

/** Where a conversation is passed on to: one colleague, or a queue (a municipality's, or the national one). */
export const TransferTo = z.union([
  z.strictObject({ caseworker: z.string() }),
  z.strictObject({ municipality: Municipality.nullable() }),
])
export type TransferTo = z.infer<typeof TransferTo>

const conversationId = z.string().max(100)
const text = z.string().meta({ maxLength: maxTextLength })
export const Claim = z.strictObject({ conversationId })
/** `articles` are attached as cited links, in this order. */
export const DeskSay = z.strictObject({
  conversationId,
  text,
  clientId: ClientId,
  articles: z.array(z.string().max(100)).max(5).optional(),
})
export const DeskNote = z.strictObject({ conversationId, text: z.string().trim().min(1).max(maxTextLength) })
export const Transfer = z.strictObject({
  conversationId,
  to: TransferTo,
  note: z.string().trim().max(maxTextLength).optional(),
})
export const Close = z.strictObject({
  conversationId,
  outcome: Outcome.optional(),
  theme: Theme.optional(),
})
export const DeskTyping = z.strictObject({ conversationId })
export const Presence = z.strictObject({ state: z.enum(['available', 'away']) })
export type Presence = z.infer<typeof Presence>
export const DeskResync = z.strictObject({ conversationId, after: z.int().nonnegative() })
/** Without a `question`, what the citizen asked last. */
export const Draft = z.strictObject({ conversationId, question: text.optional() })

/** A draft answer from the knowledge base, for the caseworker to edit; no text where it is not known. */
export const DraftAnswer = z.object({ text: z.string(), citations: z.array(Citation) })
export type DraftAnswer = z.infer<typeof DraftAnswer>

/** Colleagues who may be passed a conversation. */
export const Colleague = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['available', 'away', 'absent']),
  active: z.int().nonnegative(),
  capacity: z.int().positive().optional(),
})
export type Colleague = z.infer<typeof Colleague>

/** Everything about one conversation a caseworker has or had: what was shared of it, and no more. */
export const DeskConversation = z.object({
  handoff: Handoff,
  messages: z.array(Message),
  notes: z.array(Note),
})
export type DeskConversation = z.infer<typeof DeskConversation>

export type Done = { ok: true } | Refused
export type Queue = {
  waiting: Handoff[]
  /** One's own. */
  active: Handoff[]
  tasks: Task[]
  colleagues: Colleague[]
  /** One's own. */
  presence: Presence['state']
}

/** The `/desk` namespace, for caseworkers; the session cookie lets in. Every event is acknowledged if asked to be. */
export type DeskToServer = {
  claim: (
    claim: z.infer<typeof Claim>,
    ack: (result: { ok: true; handoff: Handoff } | Refused) => void,
  ) => void
  say: (say: z.infer<typeof DeskSay>, ack: (result: SayAck) => void) => void
  note: (note: z.infer<typeof DeskNote>, ack: (result: { ok: true; note: Note } | Refused) => void) => void
  transfer: (transfer: z.infer<typeof Transfer>, ack: (result: Done) => void) => void
  close: (close: z.infer<typeof Close>, ack: (result: Done) => void) => void
  typing: (typing: z.infer<typeof DeskTyping>) => void
  presence: (presence: Presence, ack: (result: Done) => void) => void
  resync: (resync: z.infer<typeof DeskResync>, ack: (result: ResyncAck) => void) => void
  draft: (
    draft: z.infer<typeof Draft>,
    ack: (result: { ok: true; draft: DraftAnswer | null } | Refused) => void,
  ) => void
}

export type ServerToDesk = {
  /** The whole picture, on connecting and whenever it changes. */
  queue: (queue: Queue) => void
  message: (message: { conversationId: string; message: Message }) => void
  note: (note: { conversationId: string; note: Note }) => void
  typing: (typing: { conversationId: string; role: 'citizen' }) => void
  /** No longer one's own: the lease ran out, it was passed on, the citizen left or erased it. */
  released: (released: {
    conversationId: string
    why: 'lease' | 'transferred' | 'left' | 'erased' | 'closed'
  }) => void
}

/** A text to write with one key. Placeholders: {navn} {name} the citizen's, {mig} {me} one's own, {kommune} {municipality}. */
export const QuickReply = z.object({
  id: z.string(),
  /** What is typed after "/". */
  key: z.string().regex(/^[\p{Ll}\p{N}-]{1,30}$/u),
  language: Language,
  text: z.string().trim().min(1).max(maxTextLength),
  /** Everybody's, or one's own. */
  shared: z.boolean(),
})
export type QuickReply = z.infer<typeof QuickReply>
export const QuickReplyChange = QuickReply.omit({ id: true }).strict()
export type QuickReplyChange = z.infer<typeof QuickReplyChange>

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
/** Opening hours of a day, Danish time: "09:00" to "15:00". */
export const OpenSpan = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to, {
  message: 'from must be before to',
})
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]
const openSpans = z.array(OpenSpan).max(4)

/** When the desk of a municipality (or the national one) is open, and how much it takes. */
export const DeskSettings = z.strictObject({
  hours: z.strictObject({
    monday: openSpans,
    tuesday: openSpans,
    wednesday: openSpans,
    thursday: openSpans,
    friday: openSpans,
    saturday: openSpans,
    sunday: openSpans,
  }),
  /** Own closing days beside the public holidays, Danish calendar days. */
  closingDays: z.array(z.strictObject({ date: z.iso.date(), reason: z.string().trim().max(100) })).max(200),
  /** Days that are no public holidays, and closed in many places. */
  closedOn: z.strictObject({
    constitutionDay: z.boolean(),
    christmasEve: z.boolean(),
    newYearsEve: z.boolean(),
  }),
  /** How many may wait at once. */
  maxWaiting: z.int().min(1).max(1000),
  /** Calls back: the length of a slot in minutes, and how many calls each takes; 0 offers none. */
  callbacks: z.strictObject({
    minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
    perSlot: z.int().min(0).max(50),
  }),
})
export type DeskSettings = z.infer<typeof DeskSettings>

/** GET /api/staff/settings?municipality=0101 (without: the national one). `inherited`: the national one serves. */
export const SettingsAnswer = z.object({ settings: DeskSettings, inherited: z.boolean() })
export type SettingsAnswer = z.infer<typeof SettingsAnswer>

/** GET /api/staff/overview (admin): how it goes today, Danish time. Nothing in it names a citizen. */
export const Overview = z.object({
  waiting: z.int(),
  longestWaitSeconds: z.number(),
  active: z.int(),
  openTasks: z.int(),
  present: z.array(Colleague),
  today: z.object({
    requests: z.int(),
    claimed: z.int(),
    /** Left the queue, or were gone before anybody came. */
    abandoned: z.int(),
    closed: z.int(),
    messages: z.int(),
    callbacks: z.int(),
    medianWaitSeconds: z.number().optional(),
    longestWaitSeconds: z.number().optional(),
    ratings: z.int(),
    averageStars: z.number().optional(),
  }),
})
export type Overview = z.infer<typeof Overview>
