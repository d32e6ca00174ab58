import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Citation, Message } from '../protocol/message.js'
import { languageOf, unless } from './language-of.js'
import { Markdown } from './markdown/markdown.js'
import { PhoneNumbers } from './phone-numbers.js'
import { Sources } from './sources.js'
import { Time } from './time.js'
import { words } from './words.js'

/** Something said to the citizen, with its sources, and below it what it brings along. */
export function ReplyLine({
  message,
  onRead,
  children,
}: {
  message: Message
  onRead: (citation: Citation) => void
  children?: ComponentChildren
}) {
  const { t, language } = words()
  const { author, at, text, answer, id } = message
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const citations = answer?.citations ?? []
  const domId = (n: number) => `source-${id}-${String(n)}`
  const toggle = (n: number, opened = !open.has(n)) => {
    const next = new Set(open)
    if (opened) next.add(n)
    else next.delete(n)
    setOpen(next)
  }
  const goTo = (n: number) => {
    toggle(n, true)
    const button = document.getElementById(domId(n))
    button?.focus({ preventScroll: true })
    // after the source has unfolded
    setTimeout(() => button?.parentElement?.scrollIntoView({ block: 'nearest' }))
  }
  const cite = (n: number): ComponentChildren => {
    const citation = citations.find((one) => one.n === n)
    return (
      citation && (
        <button
          type="button"
          class="cite"
          aria-label={t.sourceNumber(n, citation.title)}
          onClick={() => goTo(n)}
        >
          {n}
        </button>
      )
    )
  }
  const status = said(t.statusOf, answer?.status)
  const forWhom = said(t.targetGroup, answer?.targetGroup)
  const who =
    author.role === 'caseworker'
      ? [author.name, t.caseworker].filter(Boolean).join(' · ')
      : t[author.role === 'system' ? 'system' : 'assistant']

  return (
    <div class={`line ${author.role} ${answer?.status ?? ''}`} data-author={author.role}>
      <p class="from">
        <b>{who}</b> <Time at={at} />
      </p>
      {status && <p class="status">{status}</p>}
      <div class="text" lang={unless(language, languageOf(text))}>
        <Markdown text={text} cite={cite} />
      </div>
      {answer?.status === 'crisis' && <PhoneNumbers text={text} />}
      {forWhom && <p class="for">{forWhom}</p>}
      {citations.length > 0 && (
        <Sources citations={citations} open={open} domId={domId} onToggle={toggle} onRead={onRead} />
      )}
      {children}
    </div>
  )
}

/** The texts of a closed list, looked up by what may be outside it. */
const said = (texts: Readonly<Record<string, string>>, key: string | undefined): string | undefined =>
  Object.entries(texts).find(([one]) => one === key)?.[1]
