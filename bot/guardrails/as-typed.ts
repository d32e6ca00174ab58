/** Text in plain characters, and where in the original each of them stands: `at[i]` is the offset of `text[i]`, `at[text.length]` the end. */
export type AsTyped = { readonly text: string; readonly at: readonly number[] }

const digit = /\p{Nd}/u
const mark = /\p{M}/u
const space = /\s/u
const dash = /[\p{Pd}\u2212]/u
const dot = /[\u2022\u2219\u22c5\u00b7\u30fb\u3002\uff61]/u

/** The value of a decimal digit of any script: Unicode gives each script its ten in a row, from zero. */
function valueOf(codePoint: number): number {
  let value = 0
  while (value < 9 && digit.test(String.fromCodePoint(codePoint - value - 1))) value++
  return value
}

function plainForm(character: string): string {
  if (character < '\u0080') return space.test(character) ? ' ' : character
  if (mark.test(character)) return ''
  if (space.test(character)) return ' '
  if (dash.test(character)) return '-'
  if (dot.test(character)) return '.'
  const compatible = character.normalize('NFKC')
  if (compatible !== character) return Array.from(compatible, plainForm).join('')
  return digit.test(character) ? String(valueOf(character.codePointAt(0) ?? 0)) : character
}

/**
 * What somebody typing on a plain keyboard would have written: digits of any width or script as 0–9, every dash as -, every space
 * and line break as one space, no marks on top of characters. So that patterns need to know one form only, and the place in the
 * original of what they find is not lost.
 */
export function asTyped(text: string): AsTyped {
  const at: number[] = []
  let typed = ''
  let offset = 0
  for (const character of text) {
    const form = plainForm(character)
    typed += form
    at.push(...Array<number>(form.length).fill(offset))
    offset += character.length
  }
  at.push(offset)
  return { text: typed, at }
}
