import { z } from 'zod'

/** One source the answer really uses. `[n]` in the message's text points at it; `quote` stands word for word in the published article. */
export const Citation = z.object({
  n: z.int().positive(),
  articleId: z.string(),
  title: z.string(),
  /** The heading trail within the article, outermost first, joined by " › "; empty for the article's lead. */
  section: z.string(),
  quote: z.string(),
  url: z.string(),
  law: z.string().optional(),
  /** Dates of the form 2026-11-21. */
  reviewedAt: z.string(),
  validFrom: z.string().optional(),
})
export type Citation = z.infer<typeof Citation>

export const answerStatuses = [
  'answered',
  'partial',
  'clarify',
  'unanswered',
  'out-of-scope',
  'refused',
  'crisis',
  'own-case',
  'failed',
] as const
export const AnswerStatus = z.enum(answerStatuses)
export type AnswerStatus = z.infer<typeof AnswerStatus>

export const Answer = z.object({
  status: AnswerStatus,
  /** Whom the rule is for, when it is not for everyone. */
  targetGroup: z.string().optional(),
  citations: z.array(Citation),
})
export type Answer = z.infer<typeof Answer>

/** Something to tap: `label` is shown, `text` is what the citizen then says. */
export const Suggestion = z.object({ label: z.string(), text: z.string() })
export type Suggestion = z.infer<typeof Suggestion>

/** Something that happened in the conversation, beside what is said in words. */
export const HandoffEvent = z.object({
  kind: z.literal('handoff'),
  state: z.enum(['offered', 'queued', 'active', 'closed', 'unavailable']),
  position: z.int().positive().optional(),
  waitSeconds: z.number().nonnegative().optional(),
  caseworker: z.string().optional(),
})
export type HandoffEvent = z.infer<typeof HandoffEvent>

export const Message = z.object({
  id: z.string(),
  /** Counts 1, 2, 3 … without gaps within a conversation. */
  seq: z.int().positive(),
  /** ISO 8601, UTC. */
  at: z.string(),
  author: z.object({
    role: z.enum(['citizen', 'assistant', 'caseworker', 'system']),
    name: z.string().optional(),
  }),
  /** Plain text with a small Markdown subset: paragraphs, "- " and "1. " lists, **strong**, and [n] for citations. */
  text: z.string(),
  answer: Answer.optional(),
  suggestions: z.array(Suggestion).optional(),
  card: z.looseObject({ kind: z.string() }).optional(),
  event: HandoffEvent.optional(),
  /** Kinds of personal data that were taken out of what the citizen wrote before it was kept; placeholders stand for them in `text`. */
  masked: z.array(z.enum(['cpr', 'account', 'card', 'phone', 'email', 'address', 'identity'])).optional(),
})
export type Message = z.infer<typeof Message>
