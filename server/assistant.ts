import { randomUUID } from 'node:crypto'
import { type Converse, createConverse } from '../bot/conversation/converse.js'
import type { Conversation } from '../bot/conversation/conversation.js'
import type { ConversationId, MessageId } from '../bot/conversation/ids.js'
import type { Reply } from '../bot/conversation/message.js'
import type { CaseworkerDesk, ConversationStore } from '../bot/conversation/ports.js'
import { clean } from '../bot/guardrails/clean.js'
import { understand } from '../bot/guardrails/understand.js'
import { createChooseSkill } from '../bot/routing/choose-skill.js'
import { languageOf } from '../bot/routing/language-of.js'
import { createAnswerQuestion } from '../bot/skills/answer-question/answer-question.js'
import { maxAnswerLength } from '../bot/skills/answer-question/compose-answer.js'
import type { ComposeWithModel } from '../bot/skills/answer-question/compose-with-model.js'
import type { CondenseWithModel } from '../bot/skills/answer-question/condense-with-model.js'
import { createCallACaseworker } from '../bot/skills/call-a-caseworker/call-a-caseworker.js'
import { decline } from '../bot/skills/decline/decline.js'
import { inviteAQuestion } from '../bot/skills/invite-a-question/invite-a-question.js'
import type { FindPassages } from '../bot/skills/answer-question/look-up.js'
import { createMeetACrisis } from '../bot/skills/meet-a-crisis/meet-a-crisis.js'
import { answersOf, createOwnCase } from '../bot/skills/own-case/own-case.js'
import { outsideOurSubject } from '../bot/skills/outside-our-subject/outside-our-subject.js'
import { smallTalk } from '../bot/skills/small-talk/small-talk.js'
import { tellWhatWasMasked } from '../bot/skills/tell-what-was-masked.js'
import { textsIn } from '../bot/texts/texts-in.js'
import { scoreSentences } from '../knowledge/search/score-sentences.js'
import type { Search } from '../knowledge/search/search.js'

/** How alike (0–1) two questions are that ask the same. */
const sameQuestion = 0.8

/** What is left of an answer's length to the line that opens the rule for everyone, in UTF-16 code units. */
const longestOpening = 60

/** What a turn goes through, in order. */
type Parts = {
  readonly clean: typeof clean
  readonly understand: typeof understand
  readonly languageOf: typeof languageOf
  readonly chooseSkill: ReturnType<typeof createChooseSkill>
  readonly search: Search
  readonly scoreSentences: typeof scoreSentences
}

/** What a language model does for answers, where there is one. */
export type ModelParts = {
  readonly composeWithModel?: ComposeWithModel
  readonly condenseWithModel?: CondenseWithModel
}

/** Looks over the shoulder of some parts: each is given and gives back one that does the same. */
export type Around = { readonly [Part in keyof Parts]?: (part: Parts[Part]) => Parts[Part] }

/**
 * An answer by itself, without a conversation's turn around it: what the knowledge base says to one question of somebody like `who`, for a
 * caseworker to start from. Nothing where no passage is sure enough.
 */
export function createDrafts({
  search,
  now,
}: {
  search: Search
  now: () => Date
}): (
  question: string,
  who: Pick<Conversation, 'language' | 'municipality' | 'targetGroup'>,
) => Promise<Reply | undefined> {
  const answer = answersOf(
    createAnswerQuestion({
      findPassages: ((question, where) => search({ question, ...where, at: now() })) satisfies FindPassages,
      scoreSentences,
    }),
  )
  return (question, { language, municipality, targetGroup }) => {
    const at = now()
    const said = {
      id: randomUUID() as MessageId,
      seq: 1,
      at,
      author: { role: 'citizen' },
      text: question,
    } as const
    return answer({
      conversation: {
        id: randomUUID() as ConversationId,
        channel: 'memory',
        language,
        ...(municipality !== undefined && { municipality }),
        ...(targetGroup !== undefined && { targetGroup }),
        memory: {},
        startedAt: at,
      },
      phase: { kind: 'withAssistant' },
      said: { ...said, text: understand(clean(question).text) || question },
      language,
      earlier: [],
    })
  }
}

/**
 * The assistant as it meets citizens: guardrails, routing and skills over what `search` finds, whoever runs it: the server, a command, a test.
 * What a search may find is what holds at `now`. `failed` is told the cause when a turn ends in an apology.
 */
export function createAssistant({
  store,
  desk,
  search,
  failed,
  now,
  model,
  around = {},
}: {
  store: ConversationStore
  desk: CaseworkerDesk
  search: Search
  failed: (cause: unknown) => void
  now: () => Date
  model?: ModelParts
  around?: Around
}): Converse {
  const through = <Part extends keyof Parts>(name: Part, part: Parts[Part]): Parts[Part] =>
    around[name]?.(part) ?? part

  const look = through('search', search)
  const answering = {
    findPassages: ((question, where) => look({ question, ...where, at: now() })) satisfies FindPassages,
    scoreSentences: through('scoreSentences', scoreSentences),
    ...model,
  }
  const answerQuestion = createAnswerQuestion(answering)
  const answerGenerally = answersOf(
    createAnswerQuestion({ ...answering, longest: maxAnswerLength - longestOpening }),
  )
  const chooseSkill = createChooseSkill({
    asksWhatWeKnow: async ({ said, language, conversation: { municipality } }) => {
      const { kept } = await look({ question: said.text, language, municipality, at: now() })
      return kept.some(({ alike }) => alike !== undefined && alike.likeness >= sameQuestion)
    },
    meetACrisis: createMeetACrisis(desk),
    inviteAQuestion,
    callACaseworker: createCallACaseworker(desk),
    decline,
    ownCase: createOwnCase({ answerGenerally }),
    smallTalk,
    outsideOurSubject,
    answerQuestion,
  })
  return createConverse({
    store,
    desk,
    chooseSkill: through('chooseSkill', chooseSkill),
    apologise: ({ language, phase }, causes) => {
      for (const cause of causes) failed(cause)
      const texts = textsIn(language)
      return {
        kind: 'reply',
        text: texts.failed,
        answer: { status: 'failed', citations: [] },
        ...(phase.kind === 'withAssistant' && { suggestions: [texts.talkToAPerson] }),
      }
    },
    clean: through('clean', clean),
    understand: through('understand', understand),
    notice: tellWhatWasMasked,
    languageOf: through('languageOf', languageOf),
    newMessageId: () => randomUUID() as MessageId,
    now,
  })
}
