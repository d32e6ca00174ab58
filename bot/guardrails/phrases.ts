/** Lower case, one space, no punctuation but the apostrophe: what patterns of phrases are written for. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’´`]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** JavaScript's own \b knows no letter beyond z: "dø" would have a border in the middle. */
const letter = '[\\p{L}\\p{N}]'
const border = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`
const withDanishBorders = ({ source }: RegExp) =>
  new RegExp(source.replaceAll('\\b', border).replaceAll('\\w', letter), 'gu')

/**
 * Whether any of the patterns occurs in the text; `\b` and `\w` in them mean borders and letters of any language. Of a list of patterns
 * each has to occur after the one before. (As one pattern with `.*` between them, a text made for it would take its length cubed.)
 */
export const matcher = (patterns: readonly (RegExp | readonly RegExp[])[]) => {
  const danish = patterns.map((pattern) => [pattern].flat().map(withDanishBorders))
  return (text: string) => {
    const said = plain(text)
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
