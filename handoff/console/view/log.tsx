import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Note } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import { Icon } from '../../../widget/view/icon.js'
import { dayInWords, localDay } from '../../../widget/view/format.js'
import type { UnsentMessage } from '../connection/held-conversation.js'
import { words } from '../texts/words.js'
import { MessageLine, NoteLine, UnsentLine } from './lines.js'
import type { OnUnsent } from './lines.js'

/** Closer to the end than this counts as being there. */
const nearEndPx = 48
const nothing: readonly never[] = []

/** What was said, with the notes where they were written. It follows along for the one who reads at the end. */
export function Log({
  who,
  messages,
  notes,
  unsent = nothing,
  saidAs = {},
  typing = false,
  loading = false,
  sharesTranscript,
  ...onUnsent
}: {
  who: string
  messages: readonly Message[]
  notes: readonly Note[]
  unsent?: readonly UnsentMessage[]
  saidAs?: Readonly<Record<string, string>>
  typing?: boolean
  loading?: boolean
  sharesTranscript: boolean
} & Partial<OnUnsent>) {
  const { t } = words()
  const log = useRef<HTMLDivElement>(null)
  /** Whether to follow the newest, and where it was last put: only a move of hers away from there is leaving, a window that grows is none. */
  const follows = useRef({ on: true, top: 0, height: 0 })
  const [below, setBelow] = useState(false)
  const live = useLiveAfter(!loading)

  const measure = () => {
    const element = log.current
    if (!element) return
    const atEnd = element.scrollHeight - element.clientHeight - element.scrollTop < nearEndPx
    const { on, top, height } = follows.current
    follows.current.on =
      atEnd || (on && (element.clientHeight !== height || Math.abs(element.scrollTop - top) < 2))
    setBelow(!atEnd)
  }
  const toEnd = () => {
    const element = log.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    follows.current = { on: true, top: element.scrollTop, height: element.clientHeight }
    measure()
  }
  const lastSaid = unsent.at(-1)?.clientId
  useLayoutEffect(() => {
    if (lastSaid) follows.current.on = true
  }, [lastSaid])
  useLayoutEffect(() => {
    if (follows.current.on) toEnd()
    else measure()
  }, [messages, notes, unsent, typing])
  useEffect(() => {
    const element = log.current
    if (!element) return undefined
    const resized = new ResizeObserver(() => (follows.current.on ? toEnd() : measure()))
    resized.observe(element)
    return () => resized.disconnect()
  }, [])

  const entries = [
    ...inOrder(messages, notes).map((entry) =>
      'seq' in entry
        ? {
            key: saidAs[entry.id] ?? entry.id,
            at: entry.at,
            line: <MessageLine message={entry} who={who} />,
          }
        : { key: entry.id, at: entry.at, line: <NoteLine note={entry} /> },
    ),
    ...unsent.map((one) => ({
      key: one.clientId,
      at: one.at,
      line: <UnsentLine unsent={one} {...onUnsent} />,
    })),
  ]
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={log}
        role="log"
        aria-live={live ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-label={t.conversation.log(who)}
        aria-busy={loading}
        tabIndex={0}
        onScroll={measure}
      >
        {loading && <p class="muted">{t.loading}</p>}
        {!loading && !sharesTranscript && <p class="hint">{t.conversation.onlyFromNow}</p>}
        {!loading && entries.length === 0 && <p class="muted">{t.conversation.empty}</p>}
        {entries.map(({ key, at, line }, index) => (
          <Dated key={key} at={at} before={entries[index - 1]?.at}>
            {line}
          </Dated>
        ))}
        {typing && <p class="typing">{t.conversation.typing(who)}</p>}
      </div>
      {below && (
        <button
          type="button"
          class="newest"
          onClick={() => {
            log.current?.focus({ preventScroll: true })
            toEnd()
          }}
        >
          <Icon of="down" /> {t.conversation.newest}
        </button>
      )}
    </div>
  )
}

/** Messages by `seq`, and each note before the first message that came after it. */
function inOrder(messages: readonly Message[], notes: readonly Note[]): (Message | Note)[] {
  const left = [...notes]
  const ordered: (Message | Note)[] = []
  for (const message of messages) {
    while (left[0] && left[0].at < message.at) ordered.push(...left.splice(0, 1))
    ordered.push(message)
  }
  return [...ordered, ...left]
}

/** A line, with its day above it where a new day begins. */
function Dated({
  at,
  before,
  children,
}: {
  at: string
  before: string | undefined
  children: ComponentChildren
}) {
  const { t, language } = words()
  const [day, today] = [localDay(at), localDay(new Date())]
  const shown = before === undefined ? day !== today : day !== localDay(before)
  return (
    <>
      {shown && <p class="day">{day === today ? t.conversation.today : dayInWords(day, language)}</p>}
      {children}
    </>
  )
}

/** What was there when it was opened is not read aloud: the log goes live when that is in place. */
function useLiveAfter(ready: boolean): boolean {
  const [live, setLive] = useState(false)
  useEffect(() => {
    if (!ready) return undefined
    const timer = setTimeout(() => setLive(true), 1000)
    return () => clearTimeout(timer)
  }, [ready])
  return live
}
