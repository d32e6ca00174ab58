import { blocksOf, splitSentences } from './split-sentences.js'

/** A piece of a section: its heading trail and `body.slice(start, end)`. */
export type Piece = { readonly trail: readonly string[]; readonly start: number; readonly end: number }

/** About as much as fits a phone screen, in UTF-16 code units. */
export const passageLength = 900

const heading = /^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/
const codeFence = /^[ \t]*(```|~~~)/

/** Cuts a Markdown body at its headings, and sections longer than `limit` at paragraphs, list items or, at worst, sentences. */
export function splitSections(body: string, limit = passageLength): Piece[] {
  return sectionsOf(body).flatMap(({ trail, start, end }) =>
    splitToSize(body, start, end, limit).map((range) => ({ trail, ...range })),
  )
}

function sectionsOf(body: string): Piece[] {
  const sections: Piece[] = []
  let trail: { level: number; text: string }[] = []
  let start = 0
  let offset = 0
  let inCode = false
  const close = (end: number) => {
    const text = body.slice(start, end)
    if (!text.trim()) return
    const from = start + text.length - text.trimStart().length
    sections.push({ trail: trail.map(({ text }) => text), start: from, end: from + text.trim().length })
  }
  for (const line of body.split('\n')) {
    if (codeFence.test(line)) inCode = !inCode
    const match = inCode ? null : heading.exec(line)
    if (match) {
      close(offset)
      const [, marks = '', text = ''] = match
      trail = [...trail.filter(({ level }) => level < marks.length), { level: marks.length, text }]
      start = offset + line.length + 1
    }
    offset += line.length + 1
  }
  close(body.length)
  return sections
}

type Range = { readonly start: number; readonly end: number }

function splitToSize(body: string, start: number, end: number, limit: number): Range[] {
  const text = body.slice(start, end)
  if (text.length <= limit) return [{ start, end }]
  const units = blocksOf(text).flatMap((block) =>
    block.end - block.start > limit
      ? splitSentences(text).filter((sentence) => sentence.start >= block.start && sentence.end <= block.end)
      : [block],
  )
  const ranges: { start: number; end: number }[] = []
  for (const unit of units) {
    const last = ranges.at(-1)
    // A range begins at the unit's own line start, so that a list keeps its marker.
    const unitStart = start + lineStart(text, unit.start)
    const unitEnd = start + unit.end
    if (last && unitEnd - last.start <= limit) last.end = unitEnd
    else ranges.push({ start: last ? Math.max(last.end, unitStart) : start, end: unitEnd })
  }
  return ranges.map((range) => trimmed(body, range))
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

function trimmed(body: string, { start, end }: Range): Range {
  const text = body.slice(start, end)
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length }
}
