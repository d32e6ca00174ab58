import { plain } from '../../guardrails/phrases.js'
import { danish } from '../../texts/da.js'
import { english } from '../../texts/en.js'

/** What a citizen can say to the offer of a person, or while she waits for one. */
export type AnswerToOffer = 'accept' | 'decline' | 'wait' | 'message' | 'callback' | 'leave'

const said: readonly (readonly [AnswerToOffer, RegExp])[] = [
  [
    'accept',
    /^(?:ja|jo|ja tak|jo tak|ok|okay|gerne|meget gerne|ja gerne|ja meget gerne|gør det|ja gør det|det vil jeg gerne|yes|yes please|sure|please do|please)$/,
  ],
  ['decline', /^(?:nej|nej tak|ellers tak|ikke nu|nej ikke nu|no|no thanks|no thank you|not now)$/],
  [
    'leave',
    /^(?:jeg )?(?:vil |gider |orker )?ikke (?:vente|stå i kø) (?:mere|længere)$|^(?:gå|kom) ud af køen$|^glem det$|^(?:i )?(?:don't|do not) want to wait (?:any ?more|any longer)$|^leave the queue$|^never ?mind$/,
  ],
]

/** What the citizen answers: the words of a button, or short words that can mean nothing else. Nothing for everything else she may say. */
export function answerToOffer(text: string): AnswerToOffer | undefined {
  const words = plain(text)
  for (const { offer } of [danish, english])
    for (const [answer, tap] of Object.entries(offer.taps))
      if (plain(tap.text) === words) return answer as AnswerToOffer
  return said.find(([, pattern]) => pattern.test(words))?.[0]
}
