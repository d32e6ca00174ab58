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
  new RegExp(source.replaceAll('\\b', border).replaceAll('\\w', letter), 'u')

/** Whether any of the patterns occurs in the text; `\b` and `\w` in them mean borders and letters of any language. */
export const matcher = (patterns: readonly RegExp[]) => {
  const danish = patterns.map(withDanishBorders)
  return (text: string) => {
    const said = plain(text)
    return danish.some((pattern) => pattern.test(said))
  }
}
