import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** The body is not in the encoding JSON has between programs (RFC 8259, section 8.1). */
export class EncodingError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Looks at a body's bytes before they are read, for a reader would put U+FFFD in place of what it does not understand. */
export function checkEncoding(
  _request: IncomingMessage,
  _response: unknown,
  body: Buffer,
  charset: string,
): void {
  if (charset !== 'utf-8') throw new EncodingError(415, 'unsupported-charset', 'Send JSON in UTF-8.')
  if (!isUtf8(body)) throw new EncodingError(400, 'malformed-text', 'The body is not UTF-8.')
}
