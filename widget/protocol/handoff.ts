import { z } from 'zod'

/** Why a citizen is handed over: what she did, or what the assistant met. */
export const handoffReasons = ['asked', 'own-case', 'complaint', 'crisis', 'unanswered', 'failed'] as const
export const HandoffReason = z.enum(handoffReasons)
export type HandoffReason = z.infer<typeof HandoffReason>

/** Why nobody can take over right now. */
export const unavailableReasons = [
  'outside-hours',
  'holiday',
  'closing-day',
  'nobody-present',
  'queue-full',
] as const
export const UnavailableReason = z.enum(unavailableReasons)
export type UnavailableReason = z.infer<typeof UnavailableReason>

/** The ways on from there: standing in line all the same, a message, being called, or the assistant. */
export const waysOn = ['wait', 'message', 'callback', 'assistant'] as const
export const WayOn = z.enum(waysOn)
export type WayOn = z.infer<typeof WayOn>

export const maxSummaryLength = 2000
export const maxNameLength = 60

/** What a caseworker gets to see, exactly as the citizen leaves it: nothing else of what went before is shown to anybody. */
export const Shared = z.strictObject({
  summary: z.string().max(maxSummaryLength),
  /** Whether the conversation so far goes along. What is said from now on always does. */
  transcript: z.boolean(),
  name: z.string().trim().min(1).max(maxNameLength).optional(),
})
export type Shared = z.infer<typeof Shared>

/** How she can be reached. Kept with the message, never in the conversation. */
export const Contact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('phone'),
    value: z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{8,20}$/),
  }),
  z.strictObject({ kind: z.literal('email'), value: z.email().max(200) }),
])
export type Contact = z.infer<typeof Contact>

const clientId = z.string().regex(/^[\w.:-]{1,100}$/)

/**
 * POST /api/conversations/:id/handoff: asks for a person, in one of three ways. The same `clientId` again asks nothing twice.
 * `at` is one of the times that were offered, ISO 8601 UTC.
 */
export const HandoffRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chat'), clientId, shared: Shared }),
  z.strictObject({
    kind: z.literal('message'),
    clientId,
    text: z.string().trim().min(1).max(maxSummaryLength),
    contact: Contact,
    name: Shared.shape.name,
  }),
  z.strictObject({
    kind: z.literal('callback'),
    clientId,
    at: z.iso.datetime(),
    text: z.string().trim().max(maxSummaryLength),
    contact: Contact,
    name: Shared.shape.name,
  }),
])
export type HandoffRequest = z.infer<typeof HandoffRequest>

/** POST /api/conversations/:id/rating: how it was to talk with a person, once for each time. */
export const Rating = z.strictObject({
  stars: z.int().min(1).max(5),
  words: z.string().trim().max(1000).optional(),
})
export type Rating = z.infer<typeof Rating>

/** Shown before anything is shared. `summary` is the text to edit; `waiting` how many are in line before her. */
export const HandoffOfferCard = z.object({
  kind: z.literal('handoff-offer'),
  summary: z.string(),
  waiting: z.int().nonnegative(),
  waitSeconds: z.number().nonnegative().optional(),
})
export type HandoffOfferCard = z.infer<typeof HandoffOfferCard>

/** Shown when nobody can take over. `slots` are the times she can be called back, ISO 8601 UTC, earliest first. */
export const HandoffUnavailableCard = z.object({
  kind: z.literal('booking'),
  why: UnavailableReason,
  opensAt: z.string().optional(),
  ways: z.array(WayOn),
  slots: z.array(z.string()),
  summary: z.string(),
})
export type HandoffUnavailableCard = z.infer<typeof HandoffUnavailableCard>

/** Shown once when a caseworker has left. */
export const RatingCard = z.object({ kind: z.literal('rating') })
export type RatingCard = z.infer<typeof RatingCard>
