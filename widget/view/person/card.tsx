import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatConnection } from '../../connection/chat-connection.js'
import type {
  HandoffOfferCard,
  HandoffUnavailableCard,
  RatingCard as Rating,
} from '../../protocol/handoff.js'
import type { HandoffEvent, Message } from '../../protocol/message.js'
import { BookingCard } from './booking-card.js'
import { emptyDraft } from './draft.js'
import type { Draft } from './draft.js'
import { focusLog } from './focus-log.js'
import { OfferCard } from './offer-card.js'
import { personWords } from './person-words.js'
import { RatingCard } from './rating-card.js'

type Known = HandoffOfferCard | HandoffUnavailableCard | Rating

/** How a card ended by what she did with it. */
export type Done = 'sent' | 'skipped' | 'already-rated'

/** What a card to fill in gets. */
export type CardProps<Card> = {
  id: string
  card: Card
  draft: Draft
  act: ChatConnection['act']
  onDraft: (change: Partial<Draft>) => void
  onSay: (text: string) => void
  onSent: () => void
}

/**
 * What a message brings to fill in. Once something else has happened it is no form any longer, only a word on how it ended; what was typed is
 * kept in case that was taken back.
 */
export function Card({
  message,
  current,
  after,
  act,
  onSay,
}: {
  message: Message
  current: boolean
  /** What has come of it, if anything. */
  after: HandoffEvent | undefined
  act: ChatConnection['act']
  onSay: (text: string) => void
}) {
  const { p } = personWords()
  const card = message.card as Known
  const { suggestions } = message
  const [draft, setDraft] = useState<Draft>({
    ...emptyDraft,
    text: card.kind === 'rating' ? '' : card.summary,
  })
  const [done, setDone] = useState<Done>()
  const open = current && !done

  // a form that goes away takes the focus with it
  const root = useRef<HTMLDivElement>(null)
  const focused = root.current?.contains(document.activeElement)
  useLayoutEffect(() => {
    if (!open && focused) focusLog()
  }, [open])

  const joined = /queued|active/.test(after?.state ?? '')
  const ended = done ?? (joined ? 'sent' : 'over')
  const rest = {
    id: `card-${message.id}`,
    draft,
    act,
    onSay,
    onDraft: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    onSent: () => setDone('sent'),
  }
  const no = (index: number) => suggestions?.[index]?.text ?? p.stay
  return (
    // Told of by the message above it; what is filled in is no news for the log.
    <div ref={root} class="card" aria-live="off">
      {!open ? (
        <p class="meta">{ended === 'already-rated' ? p.failures[ended] : p[ended]}</p>
      ) : card.kind === 'handoff-offer' ? (
        <OfferCard card={card} no={no(1)} {...rest} />
      ) : card.kind === 'booking' ? (
        <BookingCard card={card} no={no(card.ways.indexOf('assistant'))} {...rest} />
      ) : (
        <RatingCard id={rest.id} act={act} onDone={setDone} />
      )}
    </div>
  )
}
