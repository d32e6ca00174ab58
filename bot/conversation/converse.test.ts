import { beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createMemoryChannel } from '../channels/memory/memory-channel.js'
import { aConversation } from '../storage/conversation-store.contract.js'
import { createMemoryConversationStore } from '../storage/memory-conversation-store.js'
import type { Conversation, Phase } from './conversation.js'
import { ConversationGoneError, createConverse, TurnOpenError, type Converse } from './converse.js'
import { createDeliver } from './deliver.js'
import type { CaseworkerId, ClientId, HandoffId, MessageId } from './ids.js'
import type { Fragment, Reply } from './message.js'
import type { CaseworkerDesk, ConversationStore, Skill, SkillOutcome, TurnStep } from './ports.js'

let count = 0
const newMessageId = () => `m${++count}` as MessageId
const now = () => new Date('2026-11-21T10:00:00Z')
const reply = (text: string): Reply => ({ kind: 'reply', text })
const turn = (id: string, text = 'Hej') => ({ turn: id as ClientId, text })

/** A skill that says these lines and leaves that behind. */
const saying = (lines: readonly (Reply | Fragment)[], outcome: SkillOutcome = {}): Skill => ({
  name: 'saying',
  async *take() {
    yield* lines
    return outcome
  },
})

const linesOf = async (steps: AsyncIterable<TurnStep>) => {
  const lines: string[] = []
  for await (const step of steps)
    lines.push(
      step.kind === 'fragment'
        ? `…${step.text}`
        : `${step.message.seq} ${step.message.author.role}: ${step.message.text}`,
    )
  return lines
}

describe('a turn', () => {
  let store: ConversationStore
  let conversation: Conversation
  let skill: Skill
  let failures: unknown[]
  /** Who has the conversation, and what a caseworker was shown. */
  let phase: Phase
  let heard: string[]
  const desk: CaseworkerDesk = {
    phaseOf: async () => phase,
    heard: async (_id, said) => void heard.push(said.text),
    availabilityFor: async () => ({ kind: 'open', waiting: 0 }),
    join: async () => ({ kind: 'in-line', position: 1, attended: true }),
    placeOf: async () => undefined,
    goFirst: async () => undefined,
    leaveLine: async () => false,
  }
  const handoff = 'h' as HandoffId
  const withCaseworker = {
    kind: 'withCaseworker',
    handoff,
    caseworker: { id: 'k' as CaseworkerId, name: 'Kirsten' },
  } as const
  const converseWith = (): Converse =>
    createConverse({
      store,
      chooseSkill: async () => skill,
      desk,
      apologise: (_turn, causes) => {
        failures.push(...causes)
        return reply('Undskyld')
      },
      languageOf: (_text, language) => language,
      clean: (text) => ({
        text: text.replace('\u200b', '').replace(/\d+/, '[•]'),
        masked: /\d/.test(text) ? ['cpr'] : [],
      }),
      understand: (text) => text.replace('[•]', '').trim(),
      notice: ({ said }) => (said.masked ? reply('Skjult') : undefined),
      newMessageId,
      now,
    })
  const begin = async () => {
    conversation = aConversation()
    await store.create(conversation)
  }

  beforeEach(async () => {
    store = createMemoryConversationStore(now)
    skill = saying([reply('Goddag')])
    failures = []
    phase = { kind: 'withAssistant' }
    heard = []
    desk.phaseOf = async () => phase
    await begin()
  })

  it('remembers what was said and what was answered, in order', async () => {
    const converse = converseWith()
    expect(await linesOf(converse(conversation, turn('a')))).toEqual([
      '1 citizen: Hej',
      '2 assistant: Goddag',
    ])
    expect(await linesOf(converse(conversation, turn('b', 'Tak')))).toEqual([
      '3 citizen: Tak',
      '4 assistant: Goddag',
    ])
    expect((await store.messages(conversation.id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  it('keeps what is said as it was meant to be read', async () => {
    await linesOf(converseWith()(conversation, turn('a', 'Hej\u200b')))
    expect((await store.messages(conversation.id))[0]?.text).toBe('Hej')
  })

  it('keeps what was masked as masked, tells of it first, and shows skills and desk no more than they may see', async () => {
    const seen: string[] = []
    skill = {
      name: 'curious',
      async *take({ said, earlier }) {
        seen.push(...earlier.map(({ text }) => text), said.text)
        yield reply('Nå')
        return {}
      },
    }
    const converse = converseWith()
    const spoken = ['1 citizen: Mit nummer [•]', '2 assistant: Skjult', '3 assistant: Nå']
    expect(await linesOf(converse(conversation, turn('a', 'Mit nummer 123')))).toEqual(spoken)
    expect(await linesOf(converse(conversation, turn('a', 'Mit nummer 123')))).toEqual(spoken)
    expect((await store.messages(conversation.id))[0]).toMatchObject({ masked: ['cpr'] })
    await linesOf(converse(conversation, turn('b', 'Og 7')))
    expect(seen).toEqual(['Mit nummer', 'Mit nummer', 'Skjult', 'Nå', 'Og'])
    phase = withCaseworker
    expect(await linesOf(converse(conversation, turn('c', 'Ring 8')))).toEqual(['7 citizen: Ring [•]'])
    expect(heard).toEqual(['Ring [•]'])
    phase = { kind: 'withAssistant' }
    seen.length = 0
    await begin()
    await linesOf(converse(conversation, turn('d', '123')))
    await linesOf(converse(conversation, turn('e', 'Hej')))
    expect(seen).toEqual(['[•]', 'Skjult', 'Nå', 'Hej'])
  })

  it('says nothing twice when the same turn comes again', async () => {
    const converse = converseWith()
    const first = await linesOf(converse(conversation, turn('a')))
    skill = saying([reply('Noget helt andet')])
    expect(await linesOf(converse(conversation, turn('a', 'Andre ord')))).toEqual(first)
  })

  it('is refused while another is open, and leaves no trace', async () => {
    await store.openTurn(conversation.id, 'other' as ClientId)
    await expect(linesOf(converseWith()(conversation, turn('a')))).rejects.toBeInstanceOf(TurnOpenError)
    expect(await store.messages(conversation.id)).toEqual([])
  })

  it('is refused when the conversation has been erased', async () => {
    await store.erase(conversation.id)
    await expect(linesOf(converseWith()(conversation, turn('a')))).rejects.toBeInstanceOf(
      ConversationGoneError,
    )
  })

  it('shows pieces of a reply under the id the whole then has, and keeps only the whole', async () => {
    skill = saying([{ kind: 'fragment', text: 'God' }, { kind: 'fragment', text: 'dag' }, reply('Goddag')])
    const steps: TurnStep[] = []
    for await (const step of converseWith()(conversation, turn('a'))) steps.push(step)
    const pieces = steps.filter((step) => step.kind === 'fragment')
    const whole = steps.at(-1)
    expect(pieces.map(({ text }) => text)).toEqual(['God', 'dag'])
    expect(whole?.kind === 'message' && pieces.every(({ id }) => id === whole.message.id)).toBe(true)
    expect(await store.messages(conversation.id)).toHaveLength(2)
  })

  it('gives a skill what stood before, and keeps what it leaves behind', async () => {
    await linesOf(converseWith()(conversation, turn('a', 'Først')))
    let earlier: readonly string[] = []
    skill = {
      name: 'curious',
      async *take(taken) {
        earlier = taken.earlier.map(({ text }) => text)
        yield reply('Nå')
        return { memory: { seen: 2 } }
      },
    }
    await linesOf(converseWith()(conversation, turn('b', 'Så')))
    expect(earlier).toEqual(['Først', 'Goddag'])
    const kept = await store.load(conversation.id)
    expect(kept?.memory).toEqual({ curious: { seen: 2 } })
  })

  it('ends in an apology when a skill fails, even half-way, and the conversation goes on', async () => {
    skill = {
      name: 'broken',
      async *take() {
        yield reply('Først dette')
        throw new Error('no')
      },
    }
    expect(await linesOf(converseWith()(conversation, turn('a')))).toEqual([
      '1 citizen: Hej',
      '2 assistant: Først dette',
      '3 assistant: Undskyld',
    ])
    expect(failures).toHaveLength(1)
    skill = saying([reply('Bedre')])
    expect(await linesOf(converseWith()(conversation, turn('b')))).toContain('5 assistant: Bedre')
  })

  it('is tried once more when a skill fails before it has said anything, and then apologises', async () => {
    let tries = 0
    skill = {
      name: 'shaky',
      async *take() {
        if (++tries === 1) throw new Error('once')
        yield reply('Nu gik det')
        return {}
      },
    }
    expect(await linesOf(converseWith()(conversation, turn('a')))).toContain('2 assistant: Nu gik det')
    skill = {
      name: 'broken',
      async *take() {
        await Promise.reject(new Error('always'))
        yield reply('Aldrig')
        return {}
      },
    }
    expect(await linesOf(converseWith()(conversation, turn('b')))).toContain('4 assistant: Undskyld')
    expect(failures).toHaveLength(2)
  })

  it('passes words on while a caseworker has the conversation, says nothing itself, and nothing twice', async () => {
    phase = withCaseworker
    const converse = converseWith()
    expect(await linesOf(converse(conversation, turn('a', 'Goddag')))).toEqual(['1 citizen: Goddag'])
    expect(await linesOf(converse(conversation, turn('a', 'Goddag')))).toEqual(['1 citizen: Goddag'])
    expect(await linesOf(converse(conversation, turn('b', 'Er du der?')))).toEqual(['2 citizen: Er du der?'])
    expect(new Set(heard)).toEqual(new Set(['Goddag', 'Er du der?']))
    expect(await store.messages(conversation.id)).toHaveLength(2)
  })

  it('falls silent when a caseworker takes over while an answer is being made', async () => {
    skill = {
      name: 'slow',
      async *take() {
        yield reply('Først dette')
        phase = withCaseworker
        await store.append(conversation.id, {
          id: newMessageId(),
          at: now(),
          author: { role: 'system' },
          text: 'Kirsten er her nu',
          event: { kind: 'handoff', state: 'active' },
        })
        yield reply('Det kommer for sent')
        return { memory: 'nothing' }
      },
    }
    await linesOf(converseWith()(conversation, turn('a')))
    const texts = (await store.messages(conversation.id)).map(({ text }) => text)
    expect(texts).toEqual(['Hej', 'Først dette', 'Kirsten er her nu'])
    expect((await store.load(conversation.id))?.openTurn).toBeUndefined()
  })

  it('shows a caseworker who came meanwhile what was said, and is silent', async () => {
    let asked = 0
    desk.phaseOf = async () => (++asked === 1 ? { kind: 'waiting', handoff } : withCaseworker)
    expect(await linesOf(converseWith()(conversation, turn('a', 'Er du der?')))).toEqual([
      '1 citizen: Er du der?',
    ])
    expect(heard).toEqual(['Er du der?'])
  })

  it('begins anew after a caseworker has had the conversation', async () => {
    await linesOf(converseWith()(conversation, turn('a', 'Før')))
    for (const state of ['queued', 'active', 'closed'] as const)
      await store.append(conversation.id, {
        id: newMessageId(),
        at: now(),
        author: { role: 'system' },
        text: state,
        event: { kind: 'handoff', state, ...(state !== 'queued' && { caseworker: 'Kirsten' }) },
      })
    let earlier: readonly string[] = ['not asked']
    skill = {
      name: 'curious',
      async *take(taken) {
        earlier = taken.earlier.map(({ text }) => text)
        yield reply('Nå')
        return {}
      },
    }
    await linesOf(converseWith()(conversation, turn('b', 'Efter')))
    expect(earlier).toEqual([])
  })

  it('leaves nothing of a conversation erased while it was answered', async () => {
    const { id } = conversation
    skill = {
      name: 'slow',
      async *take() {
        await store.erase(id)
        yield reply('For sent')
        return {}
      },
    }
    await linesOf(converseWith()(conversation, turn('a')))
    expect(await store.load(id)).toBeUndefined()
    expect(await store.messages(id)).toEqual([])
  })

  it('taken up again after a crash anywhere keeps what stands and makes the rest', async () => {
    const lines = [reply('Et'), reply('To'), reply('Tre')]
    await fc.assert(
      fc.asyncProperty(fc.nat(6), async (crashAfter) => {
        store = createMemoryConversationStore(now)
        await begin()
        skill = saying(lines)
        const converse = converseWith()
        const steps = converse(conversation, turn('a', 'Hej 1'))
        // A generator nobody drives further stands for a process that is gone.
        for (let step = 0; step < crashAfter; step++) await steps.next()
        // The server that takes it up has only what was kept; before anything was, the citizen sends again.
        const [standing] = await store.turn(conversation.id, 'a' as ClientId)
        await linesOf(converse(conversation, turn('a', standing?.text ?? 'Hej 1')))
        const kept = await store.messages(conversation.id)
        expect(kept.map(({ text }) => text)).toEqual(['Hej [•]', 'Skjult', 'Et', 'To', 'Tre'])
        expect((await store.load(conversation.id))?.openTurn).toBeUndefined()
      }),
    )
  })
})

describe('words that come by themselves', () => {
  it('are remembered first, then shown in the citizen’s channel', async () => {
    const store = createMemoryConversationStore(now)
    const channel = createMemoryChannel()
    const conversation = aConversation()
    await store.create(conversation)
    const deliver = createDeliver({ store, channels: new Map([[channel.name, channel]]) })
    const message = await deliver(conversation, {
      id: newMessageId(),
      at: now(),
      author: { role: 'caseworker', name: 'Kirsten' },
      text: 'Hej, jeg hedder Kirsten',
    })
    expect(await store.messages(conversation.id)).toEqual([message])
    expect(channel.shown).toEqual([{ to: conversation, message }])
  })
})
