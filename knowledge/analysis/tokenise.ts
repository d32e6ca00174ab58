import { normalise } from './normalise.js'

/** A word or number as it is compared (normalised, not folded). `parts` are the pieces of a hyphenated word. */
export type Token = { readonly text: string; readonly parts: readonly string[] }

const token = /§+\s*\d+|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['/-]\p{L}[\p{L}\p{M}\p{N}]*)*|%/gu
const thousands = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/

/** Words for small numbers, so that "to uger" meets "2 uger". "en" and "et" are articles far more often than numbers. */
const numerals: Readonly<Record<string, string>> = {
  to: '2', tre: '3', fire: '4', fem: '5', seks: '6', syv: '7', otte: '8', ni: '9', ti: '10', elleve: '11', tolv: '12', fjorten: '14',
} // prettier-ignore

/**
 * The words and numbers of a text, in order. "1.924" is 1924, "90 %" is 90 procent, "§ 84" is §84; "a-kasse", "G-dage" and "PD-U2" are
 * one word each, with their longer pieces beside them.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const [match] of normalise(text).matchAll(token)) {
    if (match === '%') tokens.push({ text: 'procent', parts: [] })
    else if (match.startsWith('§')) tokens.push({ text: match.replace(/[§\s]+/, '§'), parts: [] })
    else if (/^\d/.test(match))
      tokens.push({ text: thousands.test(match) ? match.replace(/[.,]/g, '') : match, parts: [] })
    else if (match.includes('/')) for (const text of match.split('/')) tokens.push(wordOf(text))
    else tokens.push(wordOf(match))
  }
  return tokens
}

function wordOf(match: string): Token {
  if (!/['-]/.test(match)) return { text: numerals[match] ?? match, parts: [] }
  const pieces = match.replace(/'s$/, '').split(/['-]/)
  const text = pieces.join('')
  return {
    text: numerals[text] ?? text,
    parts: pieces.length > 1 ? pieces.filter(({ length }) => length > 2) : [],
  }
}
