import type { Sentence } from './passage.js'

/** Never the end of a sentence, whatever follows. Written without their last full stop. */
const midSentence = new Set(
  (
    'adr afd afs aftn alm art bilag bl.a bl a.m.b.a ca cirka dr d.d d.v.s dvs e.g eks ekskl eksl evt f.eks feks f fx f.x ' +
    'fhv fig frk gl gns hhv hr hhv i.e incl inkl jf jfr jnr kap kl lb ltr maks max mfl mia min mio mr mrs ms n.b nb no nr o.lign ' +
    'pga p.g.a pkt pr prof s.u sml st stk str ss sv tel tirs tlf tors t.o.m udg vedr vs approx dept est vol'
  ).split(' '),
)
/** The end of a sentence only when a capital letter follows: "100 kr. Du …" but "100 kr. om ugen". Digits do not follow these. */
const months =
  /^(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?!\p{L})/iu

const boundary = /[.!?…]+["'”’»)\]*_]*(?=\s)/gu
const opening = /^["'“„»«([*_]*/u

/**
 * The sentences of a Markdown passage without headings. A list item is one sentence. Between two of them, before the first and after
 * the last, stands nothing but white space and list markers, so the slices rebuild the text.
 */
export function splitSentences(text: string): Sentence[] {
  return blocksOf(text).flatMap((block) =>
    block.kind === 'item'
      ? [sentence(text, block.start, block.end, 'item')]
      : prose(text, block.start, block.end),
  )
}

type Block = { readonly start: number; readonly end: number; readonly kind: Sentence['kind'] }

const listMarker = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)/

/** Paragraphs and list items, as trimmed ranges (an item's begins after its marker). */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: { start: number; end: number; kind: Sentence['kind'] } | undefined
  let offset = 0
  for (const line of text.split('\n')) {
    const marker = listMarker.exec(line)
    const start = offset + (marker ? marker[0].length : line.length - line.trimStart().length)
    const end = offset + line.trimEnd().length
    if (end <= start) open = undefined
    else if (marker ?? !open) blocks.push((open = { start, end, kind: marker ? 'item' : 'prose' }))
    else open.end = end
    offset += line.length + 1
  }
  return blocks
}

function prose(text: string, from: number, to: number): Sentence[] {
  const sentences: Sentence[] = []
  let start = from
  for (const match of text.slice(from, to).matchAll(boundary)) {
    const end = from + match.index + match[0].length
    if (!endsSentence(text.slice(start, from + match.index), match[0], text.slice(end, to).trimStart()))
      continue
    sentences.push(sentence(text, start, end, 'prose'))
    start = end + (text.slice(end, to).length - text.slice(end, to).trimStart().length)
  }
  if (start < to) sentences.push(sentence(text, start, to, 'prose'))
  return sentences
}

function endsSentence(before: string, mark: string, after: string): boolean {
  const next = after.replace(opening, '')
  if (!/^[\p{Lu}\p{N}§]/u.test(next)) return false
  if (!mark.startsWith('.') || mark.startsWith('..')) return true
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? ''
  if (midSentence.has(word.toLowerCase())) return false
  // An initial: "J. Hansen". A lone § or a running number before a month: "den 1. Januar".
  if (/^\p{Lu}$/u.test(word)) return false
  if (/^\d{1,2}$/.test(word) && months.test(next)) return false
  return true
}

const sentence = (text: string, start: number, end: number, kind: Sentence['kind']): Sentence => ({
  text: text.slice(start, end),
  start,
  end,
  kind,
})
