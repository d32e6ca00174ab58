import { floor } from '../../../knowledge/search/fuse.js'
import type { Language } from '../../conversation/conversation.js'
import type { Candidate } from './compose-answer.js'
import { nearness } from '../outside-our-subject/subject-of.js'
import { contextOf, leansOnContext } from './in-context.js'
import type { Message } from '../../conversation/message.js'
import type { Benefit } from '../../texts/texts.js'
import { oddsOf, scoreOf } from './odds.js'
import { benefitOf, benefitsNamed, isBenefit, isFor } from './target-groups.js'

export type Where = {
  readonly language: Language
  /** The language of the passages wanted, when it is another than the question's. */
  readonly passages?: Language
  readonly municipality?: string
}
export type Found = {
  readonly kept: readonly Candidate[]
  readonly rejected: readonly Candidate[]
  /** The question with its misspellings set right. */
  readonly read: string
}

/** Looks a question up: what may be answered from, best first, and what came near but is not sure enough. */
export type FindPassages = (question: string, where: Where) => Promise<Found>

/** What a rule for somebody else loses in odds with somebody whose benefit is known. */
const forOthers = { said: 3, named: 2.5, hinted: 0.7 }
/** A follow-up that may stand by itself loses together with what was said before; one that cannot, by itself. */
const inContext = { surely: 0, perhaps: 0.4 }
const aloneInContext = { surely: 2, perhaps: 0 }
/** What fits all that was told as well as it fits the question alone fits better. */
const withWhatWasTold = 1.6
const mostSentences = 4

/**
 * The least score a passage must have, by how near to our subject the question's words are: what names nothing of ours has to be all the more
 * like something we know, the more so the fewer its words are ("to timer fra nu").
 */
const least = { ours: floor, near: 0.5, strange: 0.85, strangeInFewWords: 0.99 }
const fewWords = 6

/** The benefit a question is about, and how it is known. */
export type Known = { readonly benefit: Benefit; readonly how: keyof typeof forOthers }

const sheIs =
  /(?<!\p{L})(?:jeg (?:er|har været|får|modtager|lever af|går)|i(?:'m| am| get| receive)|på|on) (?:\p{L}+ ){0,2}?(\p{L}+)/giu

/** Whose rules she wants: what she names now, what she has said of herself, or what was spoken of last. */
export function knownBenefit(
  text: string,
  earlier: readonly Message[],
  ofConversation: string | undefined,
): Known | undefined {
  const now = benefitsNamed(text)
  if (now.length > 1) return undefined
  if (now[0]) return { benefit: now[0], how: 'named' }
  const said = earlier.filter(({ author }) => author.role === 'citizen').reverse()
  for (const { text: before } of said) {
    const own = benefitsNamed([...before.matchAll(sheIs)].map(([match]) => match).join(' . '))
    if (own.length === 1 && own[0]) return { benefit: own[0], how: 'said' }
  }
  if (ofConversation !== undefined && isBenefit(ofConversation))
    return { benefit: ofConversation, how: 'said' }
  const last = benefitsNamed(said[0]?.text ?? '')
  return last.length === 1 && last[0] ? { benefit: last[0], how: 'hinted' } : undefined
}

/**
 * Looks a question up by itself, with the sentences told beside it and, when it leans on them, with what was said before; a passage keeps
 * the best of its scores. What is a rule for people with another benefit steps back.
 */
export async function lookUp(
  {
    question,
    told,
    earlier,
    known,
    meant,
  }: {
    readonly question: string
    readonly told: string
    readonly earlier: readonly Message[]
    readonly known: Known | undefined
    /** The question as a model has written it out: looked up beside it. */
    readonly meant?: string | undefined
  },
  where: Where,
  findPassages: FindPassages,
): Promise<Found & { readonly context: string }> {
  const leans = earlier.length > 0 ? leansOnContext(question) : 'no'
  const searches: { text: string; loses: number }[] = [
    { text: question, loses: leans === 'no' ? 0 : aloneInContext[leans] },
  ]
  if (meant !== undefined) searches.push({ text: meant, loses: inContext.perhaps })
  if (told !== '') searches.push({ text: `${question} ${told}`, loses: -withWhatWasTold })
  // A long story says many things; each of its sentences may be the one that matters.
  const sentences = told.split(/(?<=[.!])\s+/)
  if (sentences.length > 1)
    for (const sentence of sentences.slice(0, mostSentences))
      searches.push({ text: `${question} ${sentence}`, loses: 0 })
  const before = contextOf(question, earlier)
  const context = before.isTold || leans !== 'no' ? before.text : ''
  if (context !== '')
    searches.push({
      text: `${context} ${question}`,
      loses: before.isTold || leans === 'no' ? -withWhatWasTold / 2 : inContext[leans],
    })

  const best = new Map<string, { candidate: Candidate; isKept: boolean }>()
  let read = question
  for (const { text, loses } of searches) {
    const { kept, rejected, read: readSo } = await findPassages(text, where)
    if (text === question) read = readSo
    for (const [candidates, isKept] of [
      [kept, true],
      [rejected, false],
    ] as const)
      for (const candidate of candidates) {
        const { passage } = candidate
        const fits = !known || isFor(passage, known.benefit)
        const score = scoreOf(oddsOf(candidate.score) - loses - (fits ? 0 : forOthers[known.how]))
        const already = best.get(passage.id)
        if (!already || score > already.candidate.score)
          best.set(passage.id, {
            candidate: { ...candidate, passage, score },
            isKept: isKept || already?.isKept === true,
          })
      }
  }
  const near = nearness(`${read} ${told} ${context}`)
  const fewStrange = near === 'strange' && read.split(/\s+/).length <= fewWords
  const enough = least[fewStrange ? 'strangeInFewWords' : near]
  const all = [...best.values()].sort((a, b) => b.candidate.score - a.candidate.score)
  const isSure = ({ isKept, candidate: { score } }: (typeof all)[number]) => isKept && score >= enough
  return {
    kept: all.filter(isSure).map(({ candidate }) => candidate),
    rejected: all.filter((one) => !isSure(one)).map(({ candidate }) => candidate),
    read,
    context,
  }
}

/** How close in odds two benefits' rules must come for a question that names neither. */
const alsoFits = 1

/** When it is not known whose rules she wants and they come out alike: the candidates for each of the two closest benefits. */
export function byBenefit(
  kept: readonly Candidate[],
): readonly { benefit: Benefit; kept: readonly Candidate[] }[] {
  const [best] = kept
  const benefit = best && benefitOf(best.passage)
  if (!best || !benefit) return []
  const rival = kept.find(({ passage }) => {
    const other = benefitOf(passage)
    return other !== undefined && other !== benefit && !isFor(passage, benefit) && !isFor(best.passage, other)
  })
  const other = rival && benefitOf(rival.passage)
  if (!rival || !other || oddsOf(best.score) - oddsOf(rival.score) > alsoFits) return []
  return [benefit, other].map((one) => ({
    benefit: one,
    kept: kept.filter(({ passage }) => benefitOf(passage) === one),
  }))
}
