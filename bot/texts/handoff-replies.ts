import type { Conversation, Language } from '../conversation/conversation.js'
import type { Reply, WayOn } from '../conversation/message.js'
import type { Availability, InLine, Unavailable } from '../conversation/ports.js'
import { municipalities } from './municipalities.js'
import { textsIn } from './texts-in.js'

const minutesOf = (seconds: number | undefined) =>
  seconds === undefined ? undefined : Math.max(1, Math.ceil(seconds / 60))

/** A person is offered, with the text she would get. */
export function offerReply(
  { waiting, waitSeconds }: Availability & { readonly kind: 'open' },
  language: Language,
  summary: string,
): Reply {
  const { offer } = textsIn(language)
  return {
    kind: 'reply',
    text: offer.offered(waiting, minutesOf(waitSeconds)),
    suggestions: [offer.taps.accept, offer.taps.decline],
    card: { kind: 'handoff-offer', summary, waiting, ...(waitSeconds !== undefined && { waitSeconds }) },
    event: { kind: 'handoff', state: 'offered' },
  }
}

/** She stands in line; `before` is said first. */
export function inLineReply(
  { position, waitSeconds, attended }: InLine,
  language: Language,
  before?: string,
): Reply {
  const { offer } = textsIn(language)
  const place = offer.inLine(position, minutesOf(waitSeconds))
  return {
    kind: 'reply',
    text: [before, place, attended ? '' : offer.nobodyYet].filter(Boolean).join(' '),
    suggestions: [offer.taps.leave],
    event: {
      kind: 'handoff',
      state: 'queued',
      position,
      ...(waitSeconds !== undefined && { waitSeconds }),
    },
  }
}

/** Nobody can take over: why, when somebody can, and the ways on; or, when she `fillsIn` one of them, where. */
export function unavailableReply(
  { why, because, opensAt, ways, slots }: Unavailable,
  { municipality }: Pick<Conversation, 'municipality'>,
  language: Language,
  summary: string,
  fillsIn = false,
): Reply {
  const { offer, reachAPerson } = textsIn(language)
  const suggested = ways.map((way: WayOn) => (way === 'assistant' ? offer.taps.decline : offer.taps[way]))
  return {
    kind: 'reply',
    text: fillsIn
      ? offer.fillIn
      : [
          offer.unavailable(why, because, opensAt && whenInWords(opensAt, language)),
          reachAPerson(municipality && municipalities.get(municipality)),
        ].join('\n\n'),
    suggestions: suggested,
    card: {
      kind: 'booking',
      why,
      ways,
      slots: slots.map((slot) => slot.toISOString()),
      summary,
      ...(opensAt && { opensAt: opensAt.toISOString() }),
    },
    event: { kind: 'handoff', state: 'unavailable' },
  }
}

const locale: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

/** A moment in Danish time, as it stands within a sentence: "mandag den 23. november kl. 9.00", "on Monday 23 November at 9:00". */
export function whenInWords(at: Date, language: Language): string {
  const words = new Intl.DateTimeFormat(locale[language], {
    timeZone: 'Europe/Copenhagen',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
  return language === 'da' ? words.replace(' ', ' den ') : `on ${words}`
}
