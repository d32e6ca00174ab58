import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Message } from '../protocol/message.js'
import { emptyTranscript, heldUpTo, transcriptAfter } from './transcript.js'
import type { Transcript, TranscriptEvent } from './transcript.js'

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  at: '2026-11-21T12:00:00.000Z',
  author: { role: seq % 2 ? 'assistant' : 'citizen' },
  text: `message ${seq}`,
  ...more,
})
const after = (events: readonly TranscriptEvent[], from: Transcript = emptyTranscript) =>
  events.reduce(transcriptAfter, from)
const seqs = ({ messages }: Transcript) => messages.map(({ seq }) => seq)

/** A conversation of up to 12 messages; even ones are the citizen's, said under `c2`, `c4`, … */
const conversation = fc
  .integer({ min: 1, max: 12 })
  .map((length) =>
    Array.from({ length }, (_, index) =>
      message(
        index + 1,
        index % 5 === 4 ? { event: { kind: 'handoff', state: 'queued', position: index } } : {},
      ),
    ),
  )

/** The ways a message can arrive: alone, in a resync of everything after some seq, or as the acknowledgement of what was said. */
const arrivals = (messages: readonly Message[]) => {
  const alone = messages.map((one): TranscriptEvent => ({ kind: 'received', messages: [one] }))
  const resyncs = messages.map(({ seq }): TranscriptEvent => ({
    kind: 'received',
    messages: messages.slice(seq - 1),
  }))
  const acknowledged = messages
    .filter(({ author }) => author.role === 'citizen')
    .map((one): TranscriptEvent => ({ kind: 'acknowledged', clientId: `c${one.seq}`, message: one }))
  const said = acknowledged.map((event): TranscriptEvent =>
    event.kind === 'acknowledged'
      ? { kind: 'said', clientId: event.clientId, text: event.message.text, at: event.message.at }
      : event,
  )
  return { alone, resyncs, acknowledged, said }
}

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })

describe('transcriptAfter', () => {
  it('gives the same seq-ordered, doubled-free messages whatever order and number they come in', () => {
    const property = fc.property(
      conversation.chain((messages) => {
        const { alone, resyncs, acknowledged } = arrivals(messages)
        return fc.record({
          messages: fc.constant(messages),
          // every message once for certain, and any number of repeats around it
          events: fc
            .array(fc.constantFrom(...alone, ...resyncs, ...acknowledged), { maxLength: 30 })
            .chain((more) => shuffled([...alone, ...more])),
        })
      }),
      ({ messages, events }) => {
        const transcript = after(events)
        expect(transcript.messages).toEqual(messages)
        expect(heldUpTo(transcript.messages)).toBe(messages.length)
        expect(transcript.handoff).toEqual(after([{ kind: 'received', messages }]).handoff)
      },
    )
    fc.assert(property)
  })

  it('ends with nothing unsent once all is acknowledged, however often it was said again or resynced', () => {
    const property = fc.property(
      conversation.chain((messages) => {
        const { said, resyncs, acknowledged } = arrivals(messages)
        return fc
          .array(fc.constantFrom(...resyncs, ...acknowledged, ...said, ...said), { maxLength: 30 })
          .chain((more) => shuffled([...acknowledged, ...more]))
      }),
      (events) => {
        const transcript = after(events)
        const stillOpen = transcript.unsent.filter(({ clientId }) =>
          events.some((event) => event.kind === 'acknowledged' && event.clientId === clientId),
        )
        expect(stillOpen).toEqual([])
        expect(new Set(seqs(transcript)).size).toBe(transcript.messages.length)
        expect(seqs(transcript)).toEqual([...seqs(transcript)].sort((a, b) => a - b))
      },
    )
    fc.assert(property)
  })

  it('finds the first gap, to resync after', () => {
    expect(heldUpTo([])).toBe(0)
    expect(heldUpTo([message(1), message(2), message(4)])).toBe(2)
    expect(heldUpTo([message(3)])).toBe(0)
  })

  it('keeps what was said until it is acknowledged, and marks what waits and what failed', () => {
    const said = after([{ kind: 'said', clientId: 'c', text: 'Hej', at: 'now' }])
    expect(said.unsent).toEqual([{ clientId: 'c', text: 'Hej', at: 'now', state: 'sending' }])
    const delayed = transcriptAfter(said, { kind: 'delayed', clientId: 'c', code: 'turn-open' })
    expect(delayed.unsent[0]).toMatchObject({ state: 'sending', code: 'turn-open' })
    const failed = transcriptAfter(delayed, { kind: 'failed', clientId: 'c', code: 'message-too-long' })
    expect(failed.unsent[0]).toMatchObject({ state: 'failed', code: 'message-too-long' })
    expect(transcriptAfter(failed, { kind: 'retried', clientId: 'c' })).toEqual(said)
    const acknowledged = transcriptAfter(failed, { kind: 'acknowledged', clientId: 'c', message: message(2) })
    expect(acknowledged.unsent).toEqual([])
    expect(acknowledged.saidAs).toEqual({ m2: 'c' })
  })

  it('grows a reply by its pieces until the whole message takes their place', () => {
    const growing = after([
      { kind: 'typing', role: 'assistant' },
      { kind: 'delta', id: 'm1', text: 'Du har ' },
      { kind: 'delta', id: 'm1', text: 'ret til' },
    ])
    expect(growing.growing).toEqual([{ id: 'm1', text: 'Du har ret til' }])
    expect(growing.typing).toBeUndefined()
    const whole = transcriptAfter(growing, { kind: 'received', messages: [message(1)] })
    expect(whole.growing).toEqual([])
    expect(transcriptAfter(whole, { kind: 'delta', id: 'm1', text: ' late' })).toBe(whole)
    expect(transcriptAfter(growing, { kind: 'disconnected' }).growing).toEqual([])
  })

  it('stops typing when the one who typed has spoken', () => {
    const typing = after([{ kind: 'typing', role: 'caseworker' }])
    expect(transcriptAfter(typing, { kind: 'received', messages: [message(1)] }).typing).toBe('caseworker')
    const spoken = message(1, { author: { role: 'caseworker', name: 'Mette' } })
    expect(transcriptAfter(typing, { kind: 'received', messages: [spoken] }).typing).toBeUndefined()
  })

  it('ends with what it was told of a handoff last, whatever order its messages come in around that', () => {
    const states = ['queued', 'active', 'closed'] as const
    const property = fc.property(
      fc
        .array(fc.constantFrom(undefined, ...states), { minLength: 1, maxLength: 10 })
        .map((events) =>
          events.map((state, index) =>
            message(index + 1, state ? { event: { kind: 'handoff', state, position: 9 } } : {}),
          ),
        )
        .chain((messages) =>
          fc.record({
            messages: fc.constant(messages),
            before: shuffled(arrivals(messages).resyncs),
            after: shuffled(arrivals(messages).resyncs),
          }),
        ),
      ({ messages, before, after: late }) => {
        const last = messages.findLast(({ event }) => event)?.event
        if (!last) return
        // told as it stands now, on connecting: before, between or after the messages that say the same
        const live: TranscriptEvent = { kind: 'handoff', event: { ...last, position: 1 } }
        for (const events of [
          [live, ...late],
          [...before, live],
          [...before, live, ...late],
        ])
          expect(after(events).handoff?.event).toEqual(live.event)
      },
    )
    fc.assert(property)
  })

  it('goes on from what it was told to what happens after', () => {
    const live = after([
      { kind: 'received', messages: [message(1)] },
      { kind: 'handoff', event: { kind: 'handoff', state: 'queued', position: 1 } },
    ])
    const active = message(2, { event: { kind: 'handoff', state: 'active', caseworker: 'Mette' } })
    const attended = transcriptAfter(live, { kind: 'received', messages: [active] })
    expect(attended.handoff?.event.state).toBe('active')
    const back = message(3, { event: { kind: 'handoff', state: 'queued', position: 4 } })
    expect(transcriptAfter(attended, { kind: 'received', messages: [back] }).handoff?.event.position).toBe(4)
  })

  it.each<[string, TranscriptEvent]>([
    [
      'a message',
      { kind: 'received', messages: [message(1, { event: { kind: 'handoff', state: 'active' } })] },
    ],
    ['the line', { kind: 'handoff', event: { kind: 'handoff', state: 'active' } }],
  ])('hushes the assistant when %s says that a caseworker has it, until it is over', (_, arrives) => {
    const growing = after([
      { kind: 'delta', id: 'm9', text: 'Du har ' },
      { kind: 'typing', role: 'assistant' },
    ])
    const attended = transcriptAfter(growing, arrives)
    expect(attended).toMatchObject({ growing: [], typing: undefined })
    expect(transcriptAfter(attended, { kind: 'delta', id: 'm9', text: 'ret' })).toBe(attended)
    expect(transcriptAfter(attended, { kind: 'typing', role: 'assistant' }).typing).toBeUndefined()
    expect(transcriptAfter(attended, { kind: 'typing', role: 'caseworker' }).typing).toBe('caseworker')
    const over = message(2, { event: { kind: 'handoff', state: 'closed' } })
    const typing = transcriptAfter(attended, { kind: 'typing', role: 'caseworker' })
    expect(transcriptAfter(typing, { kind: 'received', messages: [over] }).typing).toBeUndefined()
    const free = after(
      [
        { kind: 'received', messages: [over] },
        { kind: 'delta', id: 'm10', text: 'Hej' },
      ],
      attended,
    )
    expect(free.growing).toEqual([{ id: 'm10', text: 'Hej' }])
  })

  it('lets the latest word on a handoff stand', () => {
    const queued: Message = message(3, { event: { kind: 'handoff', state: 'queued', position: 4 } })
    const live = after([
      { kind: 'received', messages: [message(1), message(2), queued] },
      { kind: 'handoff', event: { kind: 'handoff', state: 'queued', position: 2 } },
    ])
    expect(live.handoff?.event.position).toBe(2)
    // an older message in a resync does not turn it back
    const again = transcriptAfter(live, { kind: 'received', messages: [queued] })
    expect(again.handoff?.event.position).toBe(2)
    const active = message(4, { event: { kind: 'handoff', state: 'active', caseworker: 'Mette' } })
    expect(transcriptAfter(live, { kind: 'received', messages: [active] }).handoff?.event.state).toBe(
      'active',
    )
  })
})
