import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatConnection, ChatState } from '../connection/chat-connection.js'
import type { Citation } from '../protocol/message.js'
import { isAttended } from '../transcript/transcript.js'
import { CitizenLine } from './citizen-line.js'
import { dayInWords, localDay } from './format.js'
import { Icon } from './icon.js'
import { Markdown } from './markdown/markdown.js'
import { hasCard } from './person-part.js'
import type { PersonPart } from './person-part.js'
import { ReplyLine } from './reply-line.js'
import { words } from './words.js'

/** Closer to the end than this counts as being there. */
const nearEndPx = 48

/**
 * The conversation: a log that a screen reader follows, each message announced once, when it is whole.
 * It stays where the citizen reads, and follows along when she is at the end or has just said something.
 */
export function Log({
  state,
  chat,
  person,
  onSay,
  onRead,
}: {
  state: ChatState
  chat: ChatConnection
  person: PersonPart
  onSay: (text: string) => void
  onRead: (citation: Citation) => void
}) {
  const { t } = words()
  const { messages, unsent, growing, typing, saidAs } = state.transcript
  const { Card, Masked } = person.part ?? {}
  const log = useRef<HTMLDivElement>(null)
  /** Whether to follow the newest, and the position last scrolled to. */
  const follows = useRef({ on: true, top: 0 })
  const [below, setBelow] = useState(false)
  const live = useLiveAfterHistory(state)

  const measure = () => {
    const element = log.current
    if (!element) return
    const left = element.scrollHeight - element.clientHeight - element.scrollTop
    const atEnd = left < nearEndPx
    follows.current.on = atEnd || Math.abs(element.scrollTop - follows.current.top) < 2
    setBelow(!atEnd)
  }
  const scrollTo = (top: number) => {
    const element = log.current
    if (!element) return
    element.scrollTop = top
    follows.current = { on: true, top: element.scrollTop }
  }

  // A long answer is shown from the question on, not from its end.
  const lastSaid = unsent.at(-1)?.clientId
  useLayoutEffect(() => {
    if (lastSaid) follows.current.on = true
  }, [lastSaid])
  useLayoutEffect(() => {
    const element = log.current
    if (element && follows.current.on) {
      const question = [...element.querySelectorAll<HTMLElement>('.line.citizen')].at(-1)
      // in a very low window the whole chat scrolls too
      element.scrollIntoView({ block: 'nearest' })
      scrollTo(Math.min(element.scrollHeight - element.clientHeight, question ? question.offsetTop - 12 : 0))
    }
    measure()
  }, [messages, unsent, growing, typing, person.part])
  useEffect(() => {
    const element = log.current
    if (!element) return undefined
    const resized = new ResizeObserver(() => {
      if (follows.current.on && element.scrollTop < follows.current.top) scrollTo(follows.current.top)
      measure()
    })
    resized.observe(element)
    return () => resized.disconnect()
  }, [])

  const last = messages.at(-1)
  const idle = unsent.length === 0 && !typing
  // a card and the queue's bar have the same choices themselves, and a caseworker is not to be answered by taps
  const offered = Card && (hasCard(last) || last?.event?.state === 'queued')
  const suggestions = idle && !offered && !isAttended(state.transcript) ? last?.suggestions : undefined
  /** For a button that goes away when pressed: the focus goes to the log instead of nowhere. */
  const staying = (act: () => void) => () => {
    log.current?.focus({ preventScroll: true })
    act()
  }

  let attended = false
  // One list, and one shape of line in it, so that a line keeps its element when the server has taken it over.
  const lines = [
    ...messages.map((message, index) => {
      const { id, at, text, author, event, masked } = message
      if (event) attended = event.state === 'active'
      return (
        <Dated key={saidAs[id] ?? id} at={at} before={messages[index - 1]?.at}>
          {author.role === 'citizen' ? (
            <CitizenLine text={text} at={at} marked={attended}>
              {attended && masked && Masked && <Masked kinds={masked} />}
            </CitizenLine>
          ) : (
            <ReplyLine message={message} onRead={onRead}>
              {Card && hasCard(message) && (
                <Card
                  message={message}
                  current={message === last && unsent.length === 0}
                  after={messages.slice(index + 1).find((later) => later.event)?.event}
                  act={(...deed) => chat.act(...deed)}
                  onSay={onSay}
                />
              )}
            </ReplyLine>
          )}
        </Dated>
      )
    }),
    ...unsent.map((waiting) => (
      <Dated key={waiting.clientId} at={waiting.at} before={messages.at(-1)?.at}>
        <CitizenLine
          text={waiting.text}
          at={waiting.at}
          waiting={waiting}
          onRetry={staying(() => chat.retry(waiting.clientId))}
          onDiscard={staying(() => chat.discard(waiting.clientId))}
        />
      </Dated>
    )),
  ]
  const waits = typing ?? (messages.length === 0 && !state.trouble)
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={log}
        role="log"
        aria-live={live ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-label={t.conversation}
        tabIndex={0}
        onScroll={measure}
      >
        {lines}
        {growing.map(({ id, text }) => (
          <div key={id} class="line assistant growing" aria-hidden="true">
            <p class="from">
              <b>{t.assistant}</b>
            </p>
            <div class="text">
              <Markdown text={text} cite={() => ''} />
            </div>
          </div>
        ))}
        {waits && (
          <p class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </p>
        )}
        {suggestions && suggestions.length > 0 && (
          <div class="suggestions" role="group" aria-label={t.suggestions} aria-live="off">
            {suggestions.map((suggestion) => (
              <button key={suggestion.label} type="button" onClick={staying(() => onSay(suggestion.text))}>
                {suggestion.label}
              </button>
            ))}
          </div>
        )}
      </div>
      {below && (
        <button
          type="button"
          class="newest"
          onClick={staying(() => scrollTo(log.current?.scrollHeight ?? 0))}
        >
          <Icon of="down" />
          <span class="unseen">{t.newest}</span>
        </button>
      )}
    </div>
  )
}

/** A line, with its day above it where a new day begins. */
function Dated({
  at,
  before,
  children,
}: {
  at: string
  before?: string | undefined
  children: ComponentChildren
}) {
  const { t, language } = words()
  const day = localDay(at)
  const today = localDay(new Date())
  const shown = before === undefined ? day !== today : day !== localDay(before)
  return (
    <>
      {shown && <p class="day">{day === today ? t.today : dayInWords(day, language)}</p>}
      {children}
    </>
  )
}

/** A conversation that comes back is not read aloud from the start: the log goes live when its history is in place. */
function useLiveAfterHistory({ notice, transcript }: ChatState): boolean {
  const [live, setLive] = useState(notice !== 'resumed')
  const filled = transcript.messages.length > 0
  useEffect(() => {
    if (live || !filled) return undefined
    const timer = setTimeout(() => setLive(true), 1000)
    return () => clearTimeout(timer)
  }, [filled, live])
  return live
}
