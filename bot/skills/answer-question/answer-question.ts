import type { Language } from '../../conversation/conversation.js'
import type { Fragment, Reply, Suggestion } from '../../conversation/message.js'
import type { Skill, Turn } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'
import {
  type Asked,
  type Candidate,
  composeAnswer,
  type Composed,
  maxAnswerLength,
  type ScoreSentences,
} from './compose-answer.js'
import type { ComposeWithModel } from './compose-with-model.js'
import type { CondenseWithModel } from './condense-with-model.js'
import {
  byBenefit,
  type FindPassages,
  type Found,
  type Known,
  knownBenefit,
  lookUp,
  type Where,
} from './look-up.js'
import { nearness, outsideSubjectsOf } from '../outside-our-subject/subject-of.js'
import { leansOnContext } from './in-context.js'
import { readMessage } from './read-message.js'
import { benefitNames, benefitOf } from './target-groups.js'
import type { Benefit } from '../../texts/texts.js'

const mostSuggestions = 2

/**
 * Answers from the knowledge base with sources, or says that it does not know: in a model's words where there is one and its words stand
 * every check, else word for word.
 */
export function createAnswerQuestion({
  findPassages,
  scoreSentences,
  composeWithModel,
  condenseWithModel,
  longest = maxAnswerLength,
}: {
  findPassages: FindPassages
  scoreSentences: ScoreSentences
  /** What an answer may take, in UTF-16 code units: less where words of another's stand before it. */
  longest?: number
  composeWithModel?: ComposeWithModel | undefined
  condenseWithModel?: CondenseWithModel | undefined
}): Skill {
  return {
    name: 'answerQuestion',
    async *take(turn) {
      yield yield* answer(turn)
      return {}
    },
  }

  async function* answer(turn: Turn): AsyncGenerator<Fragment, Reply> {
    const since = performance.now()
    const { conversation, language, said, earlier } = turn
    const { municipality } = conversation
    const where = { language, ...(municipality !== undefined && { municipality }) }
    const known = knownBenefit(said.text, earlier, conversation.targetGroup)
    const meant = await condenseWithModel?.({ question: said.text, earlier, language })
    const found = await findForEach(turn, known, where, meant)
    const asked = found.flatMap(askedFrom)
    const alternatives = !known && asked.length === 1 && asked[0] ? eachBenefit(asked[0], language) : []
    const left = notAnswered(found, language)
    const room = Math.max(leastRoom, longest - left.length)
    const write = (passages: readonly Asked[]) =>
      composeWithModel?.({ question: said.text, meant, language, asked: passages, since, room })
    const written = alternatives.length > 0 ? undefined : yield* inItsWords(asked, write)
    const composed =
      written ?? composeAnswer(alternatives.length > 0 ? alternatives : asked, scoreSentences, room)
    if (composed) return answered(turn, composed, alternatives, left)
    const inDanish = language === 'en' ? yield* fromDanish(turn, where, write) : undefined
    return inDanish ?? unanswered(turn, known, found)
  }

  /** Every question of the message looked up; when none of them finds anything, the message as a whole. */
  async function findForEach(
    { said, earlier }: Turn,
    known: Known | undefined,
    where: Where,
    meant: string | undefined,
  ): Promise<Looked[]> {
    const { questions, told } = readMessage(said.text)
    const [first] = questions
    const looked: Looked[] = []
    const outside = outsideSubjectsOf(said.text)
    for (const [at, question] of questions.entries()) {
      if (questions.length > 1 && outside[at]?.stays === 'nothing') {
        looked.push({ question, read: question, context: '', kept: [], rejected: [] })
        continue
      }
      const alone = await lookUp({ question, told, earlier, known, meant }, where, findPassages)
      // The second question of a message may lean on the first.
      const leans =
        question !== first &&
        (alone.kept.length === 0 || (leansOnContext(question) !== 'no' && nearness(question) === 'strange'))
      const beside = { question, told: subjectOf(first), earlier, known }
      looked.push({ question, ...(leans ? await lookUp(beside, where, findPassages) : alone) })
    }
    if (questions.length === 1 || looked.some(({ kept }) => kept.length > 0)) return looked
    const whole = { question: said.text, told: '', earlier, known }
    return [{ question: said.text, ...(await lookUp(whole, where, findPassages)) }]
  }

  /** An English question that only Danish articles answer: told in English by a model, or quoted in Danish with English around it. */
  async function* fromDanish(
    { language, said }: Turn,
    where: Where,
    write: Write,
  ): AsyncGenerator<Fragment, Reply | undefined> {
    const wanted = { question: said.text, told: '', earlier: [], known: undefined }
    const found = await lookUp(wanted, { ...where, passages: 'da' }, findPassages)
    const asked = askedFrom({ question: said.text, ...found })
    const written = yield* inItsWords(asked, write)
    if (written) return { kind: 'reply', text: written.text, answer: written.answer }
    const { onlyInDanish } = textsIn(language)
    const composed = composeAnswer(
      asked,
      (question, passage) => scoreSentences(question, passage, language),
      longest - onlyInDanish.length - 2,
    )
    return composed && { kind: 'reply', text: `${onlyInDanish}\n\n${composed.text}`, answer: composed.answer }
  }
}

/** What a question that leans on this one is about: the benefit it names, or else all it says. */
const subjectOf = (question: string): string => benefitNames(question) ?? question

type Write = (asked: readonly Asked[]) => ReturnType<ComposeWithModel> | undefined

/** What a model makes of it, when there is something to write from and a model to write. */
async function* inItsWords(
  asked: readonly Asked[],
  write: Write,
): AsyncGenerator<Fragment, Composed | undefined> {
  const writing = asked.length > 0 ? write(asked) : undefined
  return writing && (yield* writing)
}

type Looked = Found & { readonly question: string; readonly context: string }

function askedFrom({ read: question, context, kept: [best, ...others], rejected }: Looked): Asked[] {
  if (!best) return []
  return [
    {
      question: context === '' ? question : `${question} ${context}`,
      kept: [best, ...others],
      near: rejected,
    },
  ]
}

/** The same question once for each of the two benefits it may be about. */
function eachBenefit(asked: Asked, language: Language): Asked[] {
  return byBenefit(asked.kept).flatMap(({ benefit, kept: [best, ...others] }) =>
    best
      ? [{ ...asked, label: textsIn(language).forThoseOn(benefit), kept: [best, ...others] as const }]
      : [],
  )
}

/** However much there is to say about what is not answered, an answer gets so much room. */
const leastRoom = 600

/** What is said of those questions that nothing was found for; nothing when there are none. */
function notAnswered(looked: readonly Looked[], language: Language): string {
  const open = looked.filter(({ kept, question }) => kept.length === 0 && isWhole(question))
  return open.length > 0 ? `\n\n${textsIn(language).notThat(open.map(({ question }) => question))}` : ''
}

function answered(
  { language, said }: Turn,
  { text, answer, unused }: Composed,
  alternatives: readonly Asked[],
  left: string,
): Reply {
  const suggestions = [
    ...alternatives.flatMap(({ kept: [{ passage }] }) => sayBenefit(benefitOf(passage), said.text, language)),
    ...questionsOf(unused, said.text),
  ].slice(0, mostSuggestions)
  return {
    kind: 'reply',
    text: text + left,
    answer: left !== '' ? { ...answer, status: 'partial' } : answer,
    ...(suggestions.length > 0 && { suggestions }),
  }
}

/** Long enough to be told that it was not answered: what is shorter leans on the question before it. */
const isWhole = (question: string) => question.split(/\s+/).length >= 4

const sayBenefit = (benefit: Benefit | undefined, asked: string, language: Language): Suggestion[] => {
  const label = benefit && textsIn(language).iGet(benefit)
  return label ? [{ label, text: `${asked.replace(/(?<![.?!])$/, '?')} ${label}.` }] : []
}

/** How near a passage must come for its benefit to be worth asking about. */
const nearEnough = 0.2
const vague = 6

/** Nothing sure enough. Where it may be because nobody said whose rules are wanted, that is asked. */
function unanswered({ language, said }: Turn, known: Known | undefined, looked: readonly Looked[]): Reply {
  const texts = textsIn(language)
  const near = looked.flatMap(({ rejected }) => rejected)
  const benefits = [
    ...new Set(
      near.filter(({ score }) => score >= nearEnough).flatMap(({ passage }) => benefitOf(passage) ?? []),
    ),
  ]
  if (!known && benefits.length > 1 && said.text.split(/\s+/).length <= vague)
    return {
      kind: 'reply',
      text: texts.whichBenefit,
      answer: { status: 'clarify', citations: [] },
      suggestions: benefits.flatMap((benefit) => sayBenefit(benefit, said.text, language)),
    }
  return {
    kind: 'reply',
    text: texts.unanswered,
    answer: { status: 'unanswered', citations: [] },
    suggestions: [...questionsOf(near, ''), texts.talkToAPerson],
  }
}

/** What else one might ask: a question that each of the passages answers, one for each article. */
function questionsOf(candidates: readonly Candidate[], asked: string): Suggestion[] {
  const seen = new Set<string>()
  return candidates
    .flatMap(({ passage }): Suggestion[] => {
      const question = passage.questions.find((text) => /^\p{Lu}.*\?$/u.test(text) && text !== asked)
      if (question === undefined || seen.has(passage.articleId)) return []
      seen.add(passage.articleId)
      return [{ label: question, text: question }]
    })
    .slice(0, mostSuggestions)
}
