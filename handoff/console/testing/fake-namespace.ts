import type { Namespace } from 'socket.io'
import type { z } from 'zod'
import {
  Claim,
  Close,
  DeskNote,
  DeskResync,
  DeskSay,
  DeskTyping,
  Draft,
  Presence,
  Transfer,
} from '../../../widget/protocol/desk.js'
import type { DeskToServer, ServerToDesk } from '../../../widget/protocol/desk.js'
import { maxTextLength } from '../../../widget/protocol/http.js'
import type { Citation } from '../../../widget/protocol/message.js'
import type { FakeDesk } from './fake-desk.js'
import { accountIn } from './fake-doors.js'

export type DeskNamespace = Namespace<DeskToServer, ServerToDesk>

/** The `/desk` namespace of the fake server. */
export function serveDesk(fake: FakeDesk, desk: DeskNamespace): void {
  desk.use((socket, next) => {
    const me = accountIn(fake.office, socket.handshake.headers.cookie)
    if (me?.roles.includes('caseworker')) next()
    else next(new Error(me ? 'forbidden' : 'not-signed-in'))
  })
  desk.on('connection', (socket) => {
    const me = accountIn(fake.office, socket.handshake.headers.cookie)
    if (!me) return
    const { office } = fake
    if (!office.presence.has(me.id)) office.presence.set(me.id, 'away')
    socket.emit('queue', office.queueFor(me))

    /** Refuses as it was told to, and what is not in the protocol. */
    const met = <Shape extends z.ZodType>(
      what: string,
      shape: Shape,
      payload: unknown,
    ): z.infer<Shape> | string => {
      const parsed = shape.safeParse(payload)
      if (!parsed.success) {
        fake.faults.push(`${what}: ${parsed.error.message}`)
        return 'invalid-request'
      }
      return fake.refusalFor(what) ?? parsed.data
    }
    const no = (code: string) => ({ ok: false as const, code })
    const mine = (id: string) =>
      office.active.some((one) => one.conversationId === id && one.caseworker?.id === me.id)

    socket.on('claim', (payload, ack) => {
      const claim = met('claim', Claim, payload)
      if (typeof claim === 'string') return ack(no(claim))
      const handoff = office.claim(claim.conversationId, me)
      ack(handoff ? { ok: true, handoff } : no('already-claimed'))
      fake.show()
    })
    socket.on('say', async (payload, ack) => {
      const say = met('say', DeskSay, payload)
      if (typeof say === 'string') return ack(no(say))
      const { conversationId, text, clientId, articles = [] } = say
      if (!mine(conversationId)) return ack(no('not-yours'))
      if (text.length > maxTextLength) return ack(no('message-too-long'))
      const message =
        office.heard.get(clientId) ??
        office.remember(conversationId, 'caseworker', text, {
          author: { role: 'caseworker', name: me.name },
          ...(articles.length ? { answer: { status: 'answered', citations: articles.map(citation) } } : {}),
        })
      office.heard.set(clientId, message)
      if (fake.brokenLines > 0) {
        fake.brokenLines--
        socket.conn.close(true)
        return
      }
      await fake.held
      ack({ ok: true, message })
    })
    socket.on('note', (payload, ack) => {
      const note = met('note', DeskNote, payload)
      if (typeof note === 'string') return ack(no(note))
      ack({ ok: true, note: office.noted(note.conversationId, me, note.text) })
    })
    socket.on('transfer', (payload, ack) => {
      const transfer = met('transfer', Transfer, payload)
      if (typeof transfer === 'string') return ack(no(transfer))
      const { conversationId, to, note } = transfer
      if (note) office.noted(conversationId, me, note)
      const found = office.takeBack(conversationId)
      if (found) {
        const { caseworker: _, ...rest } = found
        const colleague =
          'caseworker' in to ? office.accounts.find(({ id }) => id === to.caseworker) : undefined
        office.waiting.push({
          ...rest,
          state: 'queued',
          ...(colleague ? { caseworker: { id: colleague.id, name: colleague.name } } : {}),
        })
      }
      socket.emit('released', { conversationId, why: 'transferred' })
      ack({ ok: true })
      fake.show()
    })
    socket.on('close', (payload, ack) => {
      const close = met('close', Close, payload)
      if (typeof close === 'string') return ack(no(close))
      const { conversationId, outcome, theme } = close
      const found = office.takeBack(conversationId)
      if (found)
        office.ended.push({
          ...found,
          state: 'closed',
          closedAt: new Date().toISOString(),
          ...(outcome ? { outcome } : {}),
          ...(theme ? { theme } : {}),
        })
      socket.emit('released', { conversationId, why: 'closed' })
      ack({ ok: true })
      fake.show()
    })
    socket.on('typing', (payload) => {
      if (typeof met('typing', DeskTyping, payload) !== 'string') fake.typed++
    })
    socket.on('presence', (payload, ack) => {
      const presence = met('presence', Presence, payload)
      if (typeof presence === 'string') return ack(no(presence))
      office.presence.set(me.id, presence.state)
      ack({ ok: true })
      fake.show()
    })
    socket.on('resync', (payload, ack) => {
      const resync = met('resync', DeskResync, payload)
      if (typeof resync === 'string') return ack(no(resync))
      if (!mine(resync.conversationId)) return ack(no('not-yours'))
      ack({ messages: office.messagesOf(resync.conversationId).filter(({ seq }) => seq > resync.after) })
    })
    socket.on('draft', (payload, ack) => {
      const draft = met('draft', Draft, payload)
      ack(typeof draft === 'string' ? no(draft) : { ok: true, draft: fake.draft })
    })
  })
}

const citation = (articleId: string, index: number): Citation => ({
  n: index + 1,
  articleId,
  title:
    articleId === 'g-dage' ? 'G-dage – løn fra arbejdsgiveren de første to ledige dage' : 'Meld dig ledig',
  section: '',
  quote: 'Ord for ord.',
  url: 'https://www.borger.dk/',
  reviewedAt: '2026-11-21',
})
