import { maxTextLength } from '../../../widget/protocol/http.js'
import { withoutHiddenText } from '../../guardrails/hidden-text.js'
import { Refusal } from './refusal.js'

/** Characters no keyboard writes and no reader sees: control characters, and marks that turn the reading direction round. */
const unreadable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u

/**
 * What a citizen may say: something, at most `maxTextLength` UTF-16 code units, in characters that can be read.
 * Refused with a code that says what was wrong; the widget cleans what is pasted before it sends.
 */
export function readableText(text: string): string {
  if (text.length > maxTextLength)
    throw new Refusal(413, 'message-too-long', `A message holds at most ${maxTextLength} characters.`)
  if (!text.isWellFormed())
    throw new Refusal(400, 'malformed-text', 'The text holds half a character (a lone surrogate).')
  if (unreadable.test(text))
    throw new Refusal(
      400,
      'unreadable-characters',
      'The text holds control or direction-changing characters.',
    )
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(withoutHiddenText(text)))
    throw new Refusal(400, 'empty-message', 'The message says nothing.')
  return text
}
