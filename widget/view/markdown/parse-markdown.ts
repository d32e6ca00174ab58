export type Inline = string | { strong: Inline[] } | { cite: number } | { link: string }
export type Block =
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'heading'; level: 2 | 3; content: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }

const item = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/
const heading = /^(#{1,6})\s+(.*?)\s*#*$/

/**
 * The Markdown subset of messages and articles: paragraphs, "- " and "1. " lists, `## ` headings, **strong**, `[n]` and
 * plain web addresses. Whatever else it meets is text. Line breaks within a paragraph are kept as "\n".
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let list: { ordered: boolean; start: number; items: string[] } | undefined

  const close = () => {
    if (lines.length) blocks.push({ kind: 'paragraph', content: parseInline(lines.join('\n')) })
    if (list) blocks.push({ kind: 'list', ...list, items: list.items.map((one) => parseInline(one)) })
    lines = []
    list = undefined
  }

  for (const line of text.split('\n')) {
    const asItem = item.exec(line)
    const asHeading = heading.exec(line)
    if (asItem) {
      const ordered = asItem[1] !== undefined
      if (list?.ordered !== ordered) close()
      list ??= { ordered, start: Number(asItem[1] ?? 1), items: [] }
      list.items.push(asItem[2] ?? '')
    } else if (asHeading) {
      close()
      const level = (asHeading[1] ?? '').length > 2 ? 3 : 2
      blocks.push({ kind: 'heading', level, content: parseInline(asHeading[2] ?? '') })
    } else if (!line.trim()) {
      // a blank line ends a paragraph; a list goes on if the next line is an item of it
      if (lines.length) close()
    } else if (list && /^\s/.test(line)) {
      list.items.push(`${list.items.pop() ?? ''} ${line.trim()}`)
    } else {
      if (list) close()
      lines.push(line.trim())
    }
  }
  close()
  return blocks
}

const marks = /\*\*(?=\S)(.+?)\*\*|\[(\d{1,2})\]|https?:\/\/[^\s<>"»]*[^\s<>"».,:;!?)\]]/gs

function parseInline(text: string, withinStrong = false): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    const [whole, strong, cite] = match
    if (strong !== undefined && withinStrong) continue
    if (match.index > from) parts.push(text.slice(from, match.index))
    if (strong !== undefined) parts.push({ strong: parseInline(strong, true) })
    else if (cite !== undefined) parts.push({ cite: Number(cite) })
    else parts.push({ link: whole })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}
