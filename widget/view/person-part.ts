import { useEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../protocol/message.js'
import type { Transcript } from '../transcript/transcript.js'
import type * as part from './person/person.js'

/** The part of the chat that is about being handed to a person: fetched when one comes into it. `fetching`: how that goes, once it is worth telling. */
export type PersonPart = {
  part: typeof part | undefined
  fetching: 'long' | 'failed' | undefined
  fetch: () => void
}

const longMs = 500
const patienceMs = 10_000

export const hasCard = (message: Message | undefined): boolean =>
  /^(handoff-offer|booking|rating)$/.test(message?.card?.kind ?? '')

/** Whether there is anything in it for this transcript. */
export const needsPersonPart = ({ messages, handoff }: Transcript): boolean =>
  /queued|active/.test(handoff?.event.state ?? '') || messages.some(hasCard)

/** Fetches the part once it is needed, or as soon as it is asked for. */
export function usePersonPart(needed: boolean): PersonPart {
  const [here, setHere] = useState<PersonPart['part']>()
  const [fetching, setFetching] = useState<PersonPart['fetching']>()
  const attempts = useRef(0)
  const busy = useRef(false)

  const fetch = () => {
    if (busy.current) return
    busy.current = true
    setFetching(undefined)
    // a browser remembers a script that could not be fetched, under its address
    const address = `./chat-person.js?${attempts.current++ || ''}`
    const end = (how: PersonPart['fetching'], arrived?: typeof part) => {
      clearTimeout(long)
      clearTimeout(patience)
      busy.current = arrived !== undefined
      setFetching(how)
      if (arrived) setHere(arrived)
    }
    const long = setTimeout(() => setFetching('long'), longMs)
    const patience = setTimeout(() => end('failed'), patienceMs)
    void import(address).then(
      (arrived: typeof part) => end(undefined, arrived),
      () => end('failed'),
    )
  }
  useEffect(() => {
    if (needed) fetch()
  }, [needed])
  return { part: here, fetching, fetch }
}
