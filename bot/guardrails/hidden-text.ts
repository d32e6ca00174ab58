/**
 * Characters that show nothing: soft hyphen, zero-width and bidirectional marks, invisible operators, variation and tag
 * characters, annotation marks, byte order mark. They come along from copied web pages, and they hide instructions.
 * U+200D joins emoji to one picture, so it stays between two of those; U+FE0F chooses the picture and stays after one.
 */
const hidden = new RegExp(
  [
    // Format characters of Unicode, but the joiner of emoji; Hangul fillers, Khmer and Mongolian invisibles; selectors of variants.
    '(?!\\u200d)\\p{Cf}',
    '(?!\\ufe0f)\\p{Variation_Selector}',
    '[\\u115f\\u1160\\u3164\\uffa0]|\\u034f|\\u17b4|\\u17b5',
    '[\\u{e0000}-\\u{e0fff}]',
    '(?<!\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d',
    '(?<!\\p{Extended_Pictographic}|[0-9#*])\\ufe0f',
  ].join('|'),
  'gu',
)

/** C0 and C1 control characters other than tab and line break. */
const controls = /(?![\t\n])\p{Cc}/gu

/** The text as a reader sees it: one form of each letter (NFC), no hidden characters, line breaks as \n, no space around. */
export const withoutHiddenText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .replace(hidden, '')
    .trim()
