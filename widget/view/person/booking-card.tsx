import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { HandoffUnavailableCard } from '../../protocol/handoff.js'
import type { CardProps } from './card.js'
import { inDanishTime } from './days-of.js'
import type { FilledIn } from './draft.js'
import { personWords } from './person-words.js'
import { WayForm } from './way-form.js'

/** The ways on when nobody can take over: a button each, and what is to be filled in for the one she chooses. */
export function BookingCard({
  card: { ways, slots, opensAt },
  no,
  onSay,
  ...rest
}: CardProps<HandoffUnavailableCard> & { no: string }) {
  const { p, language } = personWords()
  const [way, setWay] = useState<FilledIn>()
  const [taken, setTaken] = useState<readonly string[]>([])
  const root = useRef<HTMLDivElement>(null)
  const before = useRef(way)
  const free = slots.filter((slot) => !taken.includes(slot))
  const none = way === 'callback' && free.length === 0
  // into the form that opens, and back to the button that opened it
  useLayoutEffect(() => {
    if (way === before.current && !none) return
    const to = way
      ? root.current?.querySelector<HTMLElement>('input, textarea, button')
      : root.current?.querySelector<HTMLElement>(`[data-way=${before.current ?? ''}]`)
    to?.focus({ preventScroll: true })
    root.current?.scrollIntoView({ block: 'start' })
    before.current = way
  }, [way, none])

  const opens = opensAt && p.opens(inDanishTime(opensAt, 'moment', language))
  return (
    <div ref={root}>
      {way ? (
        <WayForm
          key={way}
          way={way}
          {...rest}
          slots={free}
          above={
            <>
              <h3>{p.ways[way]}</h3>
              {way === 'wait' && <p>{[p.noPromise, opens].filter(Boolean).join(' ')}</p>}
            </>
          }
          back={
            <button type="button" class="quiet" onClick={() => setWay(undefined)}>
              {p.other}
            </button>
          }
          onTaken={() => {
            setTaken([...taken, rest.draft.at])
            rest.onDraft({ at: '' })
          }}
        />
      ) : (
        <>
          <h3>{p.choose}</h3>
          <div class="ways-on">
            {ways.map((one) => (
              <button
                key={one}
                type="button"
                class="quiet"
                data-way={one}
                onClick={() => (one === 'assistant' ? onSay(no) : setWay(one))}
              >
                {p.ways[one]}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
