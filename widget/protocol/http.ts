import { z } from 'zod'
import { Message } from './message.js'

export const languages = ['da', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** What a citizen's message may hold, in UTF-16 code units. */
export const maxTextLength = 2000

/** POST /api/conversations */
export const NewConversation = z.strictObject({
  /** Four digits, e.g. "0101" for København. */
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  language: Language.optional(),
  targetGroup: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
})
export type NewConversation = z.infer<typeof NewConversation>

export const ConversationStarted = z.object({ id: z.string(), token: z.string(), messages: z.array(Message) })
export type ConversationStarted = z.infer<typeof ConversationStarted>

/** The citizen's own name for what she says, so that sending it again says nothing twice. */
export const ClientId = z.string().regex(/^[\w.:-]{1,100}$/)

/** POST /api/conversations/:id/messages, and `say` over the socket. Length is judged apart, with a code of its own. */
export const Say = z.strictObject({ text: z.string().meta({ maxLength: maxTextLength }), clientId: ClientId })
export type Say = z.infer<typeof Say>

export const Messages = z.object({ messages: z.array(Message) })
export type Messages = z.infer<typeof Messages>

/** RFC 9457 problem details; `code` is stable and meant for programs. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
})
export type Problem = z.infer<typeof Problem>
