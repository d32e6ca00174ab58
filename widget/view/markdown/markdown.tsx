import { Fragment } from 'preact'
import type { ComponentChildren } from 'preact'
import { WebLink } from '../web-link.js'
import { parseMarkdown } from './parse-markdown.js'
import type { Inline } from './parse-markdown.js'

/** Markdown as elements, never as HTML. `cite` draws `[n]`, or nothing when there is no such source. */
export function Markdown({ text, cite }: { text: string; cite?: (n: number) => ComponentChildren }) {
  const inline = (content: readonly Inline[]) =>
    content.map((part, index) => {
      if (typeof part === 'string') return part
      if ('strong' in part) return <strong key={index}>{inline(part.strong)}</strong>
      if ('link' in part) return <WebLink key={index} href={part.link} text={part.link} />
      return <Fragment key={index}>{cite?.(part.cite) ?? `[${part.cite}]`}</Fragment>
    })

  return (
    <>
      {parseMarkdown(text).map((block, index) => {
        if (block.kind === 'paragraph') return <p key={index}>{inline(block.content)}</p>
        if (block.kind === 'heading') {
          const Heading = block.level === 2 ? 'h3' : 'h4'
          return <Heading key={index}>{inline(block.content)}</Heading>
        }
        const items = block.items.map((item, at) => <li key={at}>{inline(item)}</li>)
        return block.ordered ? (
          <ol key={index} start={block.start}>
            {items}
          </ol>
        ) : (
          <ul key={index}>{items}</ul>
        )
      })}
    </>
  )
}
