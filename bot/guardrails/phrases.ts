/** Lower case, one space, no punctuation but the apostrophe: what patterns of phrases are written for. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’´`]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Letters that are words' own and not accents. Plain text has no capitals, so they can stand for them. */
const letters: Readonly<Record<string, string>> = { æ: 'A', ä: 'A', ø: 'O', ö: 'O', å: 'U' }

/** Every Latin letter as one of ASCII: JavaScript's own `\b` and `\w` know no other, and find the middle of "dø" to be a border. */
export const folded = (text: string): string =>
  text
    .replace(/[æäøöå]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** The pattern, global, for text made plain and folded: `\b` and `\w` in it mean borders and letters of Danish words too. */
export const borders = ({ source }: RegExp) => new RegExp(folded(source), 'gu')

/**
 * Whether any of the patterns occurs in the text; `\b` and `\w` in them mean borders and letters of any language. Of a list of patterns
 * each has to occur after the one before. (As one pattern with `.*` between them, a text made for it would take its length cubed.)
 */
export const matcher = (patterns: readonly (RegExp | readonly RegExp[])[]) => {
  const danish = patterns.map((pattern) => [pattern].flat().map(borders))
  return (text: string) => {
    const said = folded(plain(text))
    return danish.some((inOrder) => {
      let from = 0
      return inOrder.every((pattern) => {
        pattern.lastIndex = from
        const occurs = pattern.test(said)
        from = pattern.lastIndex
        return occurs
      })
    })
  }
}
