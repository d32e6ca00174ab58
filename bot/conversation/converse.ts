import type { Conversation, Language, Phase } from './conversation.js'
import type { ClientId, ConversationId, MessageId } from './ids.js'
import { isOfATalk } from './message.js'
import type { Fragment, Message, MessageDraft, PersonalData, Reply } from './message.js'
import type { CaseworkerDesk, ConversationStore, Skill, Turn, TurnOutcome, TurnStep } from './ports.js'

/** What the citizen says; the same `turn` again says nothing twice. */
export type Said = { readonly turn: ClientId; readonly text: string }
export type Converse = (conversation: Spoken, said: Said) => AsyncGenerator<TurnStep, void>

/** The conversation something is said in. */
export type Spoken = Pick<Conversation, 'id' | 'language'>

/** Refused: the conversation's last turn is still being answered. */
export class TurnOpenError extends Error {
  readonly code = 'turn-open'
}

/** Refused: the conversation has been erased. */
export class ConversationGoneError extends Error {
  readonly code = 'unknown-conversation'
}

/** How many lines of what was said before a skill gets to see. */
const remembered = 20

type WithCaseworker = Phase & { readonly kind: 'withCaseworker' }

/**
 * One turn, top to bottom: remember what was said, find who answers, remember the answer. While a caseworker has the conversation she
 * answers, and the assistant is silent: that is asked each time a line is about to be kept, not when its making began.
 *
 * A turn can be taken again at any point, by any process: parts that stand are kept, the rest is made. So a citizen who sends
 * again, and a server that comes back after a crash, both call this with the same `turn`.
 */
export function createConverse({
  store,
  chooseSkill,
  desk,
  apologise,
  clean,
  understand,
  notice,
  languageOf,
  newMessageId,
  now,
}: {
  store: ConversationStore
  chooseSkill: (turn: Turn) => Promise<Skill>
  desk: CaseworkerDesk
  /** What is said when a skill fails twice; reporting the cause, of each time, is its business too. */
  apologise: (turn: Turn, causes: readonly unknown[]) => Reply
  /** What is said as it may be kept, and which kinds of personal data were taken out of it. Nothing else sees the text as it came. */
  clean: (text: string) => { readonly text: string; readonly masked: readonly PersonalData[] }
  /** What of a kept text there is to answer: skills see this and nothing else, of earlier messages too. Empty where it is nothing. */
  understand: (text: string) => string
  /** What has to be said before the answer, if anything. */
  notice: (turn: Turn) => Reply | undefined
  languageOf: (text: string, conversation: Language) => Language
  newMessageId: () => MessageId
  now: () => Date
}): Converse {
  return async function* converse({ id }, said) {
    const { text, masked } = clean(said.text)
    const draft = {
      id: newMessageId(),
      at: now(),
      author: { role: 'citizen' },
      text,
      ...(masked.length > 0 && { masked }),
      turn: { id: said.turn, part: 0 },
    } as const
    const heard = await tellCaseworker(id, draft)
    if (heard?.id === draft.id) {
      yield { kind: 'message', message: heard, to: 'caseworker' }
      return
    }
    if (heard) return yield* replay(id, said.turn)

    const before = await store.openTurn(id, said.turn)
    if (!before) {
      // In this order: what is there before the conversation is looked at cannot have been begun since.
      const begun = await store.turn(id, said.turn)
      const conversation = await store.load(id)
      if (!conversation) throw new ConversationGoneError('the conversation has been erased')
      if (begun.length > 0 && conversation.openTurn !== said.turn) return yield* replay(id, said.turn)
      throw new TurnOpenError('another turn is open')
    }
    const earlier = await store.messages(id, { last: remembered })
    const citizen = await store.append(id, draft, placeAfter(earlier.at(-1)))
    if (citizen.id !== draft.id && before.openTurn !== said.turn) {
      // It was said, and answered to the end, some time ago.
      await store.closeTurn(id, said.turn, {})
      return yield* replay(id, said.turn)
    }
    yield { kind: 'message', message: citizen }

    const asked = understood(citizen)
    // Where nothing is left, what was kept is shown, so that it can be said why it is not answered.
    const shown = asked.text === '' ? citizen : asked
    const turn = {
      conversation: before,
      phase: await desk.phaseOf(id),
      said: shown,
      language: languageOf(shown.text, before.language),
      earlier: sinceLastHandoff(earlier.filter(({ seq }) => seq < citizen.seq))
        .map(understood)
        .filter(({ text: left }) => left !== ''),
    }
    const outcome = yield* remember(turn, answer(turn, citizen))
    // Erased while it was answered: what was written since goes too.
    if (!(await store.closeTurn(id, said.turn, outcome))) await store.erase(id)
  }

  /** Keeps it and shows it to the caseworker who has the conversation; nothing where none has. */
  async function tellCaseworker(id: ConversationId, draft: MessageDraft): Promise<Message | undefined> {
    let phase: Phase | undefined
    const hasCaseworker = async () => (phase = await desk.phaseOf(id)).kind === 'withCaseworker'
    const message = await store.appendIf(hasCaseworker, id, draft)
    if (message) await desk.heard(id, message, phase as WithCaseworker)
    return message
  }

  function understood(message: Message): Message {
    return message.author.role === 'citizen' ? { ...message, text: understand(message.text) } : message
  }

  async function* replay(id: ConversationId, turn: ClientId): AsyncGenerator<TurnStep, void> {
    for (const message of await store.turn(id, turn)) yield { kind: 'message', message }
  }

  /** Keeps each reply before anyone sees it, as long as no caseworker has taken over. */
  async function* remember(
    { conversation: { id }, said }: Turn,
    replies: AsyncGenerator<Reply | Fragment, TurnOutcome>,
  ): AsyncGenerator<TurnStep, TurnOutcome> {
    const isOurs = async () => (await desk.phaseOf(id)).kind !== 'withCaseworker'
    let last = said
    let messageId = newMessageId()
    for (let part = 1; ;) {
      const next = await replies.next()
      if (next.done) return next.value
      if (next.value.kind === 'fragment') {
        yield { kind: 'fragment', id: messageId, text: next.value.text }
        continue
      }
      const draft = draftOf(next.value, messageId, said.turn && { ...said.turn, part: part++ })
      const kept = await store.appendIf(isOurs, id, draft, placeAfter(last))
      if (!kept) {
        await replies.return({})
        return {}
      }
      last = kept
      yield { kind: 'message', message: kept }
      messageId = newMessageId()
    }
  }

  function draftOf(reply: Reply, id: MessageId, turn: Message['turn']): MessageDraft {
    const { kind: _kind, ...said } = reply
    return { id, at: now(), author: { role: 'assistant' }, ...said, ...(turn && { turn }) }
  }

  async function* answer(turn: Turn, kept: Message): AsyncGenerator<Reply | Fragment, TurnOutcome> {
    const { phase } = turn
    if (phase.kind === 'withCaseworker') {
      await desk.heard(turn.conversation.id, kept, phase)
      return {}
    }
    const first = notice(turn)
    if (first) yield first
    const causes: unknown[] = []
    for (const lastTry of [false, true]) {
      let saidSomething = false
      try {
        const skill = await chooseSkill(turn)
        const replies = skill.take(turn)
        for (;;) {
          const next = await replies.next()
          if (next.done)
            return next.value.memory === undefined ? {} : { memory: { [skill.name]: next.value.memory } }
          saidSomething = true
          yield next.value
        }
      } catch (cause) {
        causes.push(cause)
        // What has been said once is not said again.
        if (lastTry || saidSomething) break
      }
    }
    yield apologise(turn, causes)
    return {}
  }
}

const placeAfter = (message: Message | undefined) => (message?.seq ?? 0) + 1

/** What was said to a person stays with that person: the assistant begins anew when it has the conversation back. */
function sinceLastHandoff(earlier: readonly Message[]): readonly Message[] {
  return earlier.slice(earlier.findLastIndex(({ event }) => event !== undefined && isOfATalk(event)) + 1)
}
