import type { Message as WireMessage } from '../../../widget/protocol/message.js'
import type { Message } from '../../conversation/message.js'

/** A message as the contract shows it: what is the house's own stays in the house. */
export function toWire({
  turn: _turn,
  at,
  author,
  answer,
  suggestions,
  card,
  event,
  masked,
  ...message
}: Message): WireMessage {
  return {
    ...message,
    at: at.toISOString(),
    author,
    ...(answer && { answer: { ...answer, citations: [...answer.citations] } }),
    ...(suggestions && { suggestions: [...suggestions] }),
    ...(card && { card: { ...card } }),
    ...(event && { event }),
    ...(masked && { masked: [...masked] }),
  }
}
