// What a paste can carry along and nobody can see: control characters (tab and newline stay), bidi marks and overrides,
// zero-width characters (the joiners stay: scripts and emoji need them), Unicode tags, lone surrogates.
const invisible =
  /(?![\t\n])\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu

/** Text as a person meant it: composed letters, plain newlines, nothing hidden. Not trimmed. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(invisible, '')
    .normalize('NFC')
