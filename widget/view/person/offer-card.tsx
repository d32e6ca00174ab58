import type { HandoffOfferCard } from '../../protocol/handoff.js'
import type { CardProps } from './card.js'
import { minutesOf } from './minutes-of.js'
import { personWords } from './person-words.js'
import { WayForm } from './way-form.js'

/** What a caseworker would get to read, before anything is shared. */
export function OfferCard({
  card: { waiting, waitSeconds },
  no,
  onSay,
  ...rest
}: CardProps<HandoffOfferCard> & { no: string }) {
  const { p } = personWords()
  return (
    <WayForm
      way="wait"
      {...rest}
      above={<p>{p.ahead(waiting, minutesOf(waitSeconds))}</p>}
      back={
        <button type="button" class="quiet" onClick={() => onSay(no)}>
          {p.no}
        </button>
      }
    />
  )
}
