import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import { readableText } from '../../bot/channels/web/readable-text.js'
import { networkOf, addressBehind, type SpendOne } from '../../bot/channels/web/limits.js'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { toWire } from '../../bot/channels/web/wire.js'
import type { CaseworkerId, ConversationId } from '../../bot/conversation/ids.js'
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
  type DeskToServer,
  type DraftAnswer,
  type ServerToDesk,
} from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
import type { Assignment } from '../assignment/assignment.js'
import type { PresenceStore } from '../presence/presence-store.js'
import type { NoteStore } from '../notes/note-store.js'
import { caseworkerOf, type Handoff } from '../queue/handoff.js'
import { createLines } from '../relay/lines.js'
import type { Relay } from '../relay/relay.js'
import type { Windows } from '../relay/windows.js'
import type { Board } from './board.js'
import type { Dossier } from './dossier.js'
import { hasRole, type Audit, type SignedIn } from './staff-at-door.js'
import { handoffToWire, noteToWire } from './to-wire.js'

/** What is known of a caseworker's window once it has been let in. */
export type AtDesk = { staff: StaffMember; checkedAt: number }
export type DeskNamespace = Namespace<DeskToServer, ServerToDesk, Record<string, never>, AtDesk>
type DeskSocket = Socket<DeskToServer, ServerToDesk, Record<string, never>, AtDesk>

/** All windows of one member of staff. */
export const roomOf = (id: string) => `staff:${id}`

/** Whether she may still be here is asked anew after this long, in milliseconds; what changes on this server is known at once. */
const trustedFor = 15_000

/** A draft of an answer to a citizen's question; nothing where the knowledge base has none. */
export type DraftFor = (handoff: Handoff, question: string) => Promise<DraftAnswer | undefined>

/** The caseworkers' door over socket.io, as the contract has it. */
export function openDeskNamespace(
  desk: DeskNamespace,
  {
    signedIn,
    onStaffChange,
    assignment,
    relay,
    presence,
    notes,
    dossier,
    board,
    windows,
    draftFor,
    spendOne,
    trustProxy,
    audit,
    failed,
    now,
  }: {
    signedIn: SignedIn
    /** Somebody's account or session is not what it was. */
    onStaffChange: (listener: (staffId: string) => void) => void
    assignment: Assignment
    relay: Relay
    presence: PresenceStore
    notes: NoteStore
    dossier: Dossier
    board: Board
    windows: Windows
    draftFor: DraftFor
    spendOne: SpendOne
    trustProxy: number
    audit: Audit
    failed: (cause: unknown) => void
    now: () => Date
  },
): {
  readonly present: () => readonly CaseworkerId[]
  /** Resolves when what has been begun here is done. */
  readonly settle: () => Promise<void>
} {
  const underWay = new Set<Promise<unknown>>()
  const begun = <Result>(work: Promise<Result>): Promise<Result> => {
    const end = () => void underWay.delete(work)
    underWay.add(work)
    work.then(end, end)
    return work
  }
  /** Comings and goings of one caseworker count in the order they happened. */
  const inLine = createLines()
  const comesOrGoes = (id: string, work: () => Promise<void>) => {
    begun(inLine(id, work)).then(board.changed, failed)
  }

  const codeOf = (cause: unknown): string => {
    if (cause instanceof Refusal) return cause.code
    failed(cause)
    return 'internal-error'
  }

  async function admit(socket: Pick<DeskSocket, 'handshake'>): Promise<AtDesk> {
    const found = await signedIn(socket.handshake.headers)
    if (!found) throw new Refusal(401, 'not-signed-in', 'Nobody is signed in.')
    if (!hasRole(found.staff, 'caseworker'))
      throw new Refusal(403, 'forbidden', 'Only caseworkers sit at the desk.')
    return { staff: found.staff, checkedAt: now().getTime() }
  }

  desk.use((socket, next) => {
    const enter = async () => {
      await spendOne('requests', networkOf(addressBehind(trustProxy, socket.handshake)))
      Object.assign(socket.data, await admit(socket))
      await socket.join(roomOf(socket.data.staff.id))
    }
    enter().then(
      () => next(),
      (cause: unknown) => {
        const code = codeOf(cause)
        audit('desk-refused', { code })
        next(Object.assign(new Error(code), { data: { code } }))
      },
    )
  })

  const windowsOf = (id: string) => desk.adapter.rooms.get(roomOf(id))?.size ?? 0

  desk.on('connection', (socket: DeskSocket) => {
    const { id } = socket.data.staff
    const me = id as CaseworkerId

    /** One kind of event: who she is, that she may, what she sent, and then what it does. */
    const on = <Shape extends z.ZodType, Result>(
      event: keyof DeskToServer,
      shape: Shape,
      act: (sent: z.infer<Shape>, staff: StaffMember) => Promise<Result>,
    ) => {
      socket.on(
        event as never,
        ((payload: unknown, ack: unknown) => {
          const answer = asAck(ack)
          const run = async () => {
            await stillAdmitted(socket)
            await spendOne('desk', id)
            const sent = shape.safeParse(payload)
            if (!sent.success) throw new Refusal(400, 'invalid-request', `Not a ${event} event.`)
            return act(sent.data, socket.data.staff)
          }
          begun(run()).then(
            (result) => answer({ ok: true, ...result }),
            (cause: unknown) => {
              const code = codeOf(cause)
              audit('desk-event-refused', { staff: id, event, code })
              answer({ ok: false, code })
            },
          )
        }) as never,
      )
    }

    comesOrGoes(id, async () => {
      const before = await presence.of(me)
      await presence.arrive(socket.data.staff, now())
      if (before && !before.connected) await assignment.tellLost(me, before.seenAt)
      socket.emit('queue', await board.of(socket.data.staff))
    })
    socket.on('disconnect', () =>
      comesOrGoes(id, async () => {
        if (windowsOf(id) === 0) await presence.leave(me, now())
      }),
    )

    on('claim', Claim, async ({ conversationId }, staff) => ({
      handoff: handoffToWire(await assignment.claim(staff, conversationId as ConversationId)),
    }))
    on('say', DeskSay, async ({ conversationId, text, clientId, articles = [] }, staff) => ({
      message: toWire(
        await relay.say(
          staff,
          { conversation: conversationId as ConversationId, text: readableText(text), clientId, articles },
          socket.id,
        ),
      ),
    }))
    on('note', DeskNote, async ({ conversationId, text }, staff) => {
      const conversation = conversationId as ConversationId
      await dossier.mustHave(staff, conversation)
      const note = await notes.add({
        conversation,
        at: now(),
        by: caseworkerOf(staff),
        text: readableText(text),
      })
      windows.note(me, note, socket.id)
      return { note: noteToWire(note) }
    })
    on('transfer', Transfer, async ({ conversationId, to, note }, staff) => {
      const words = note ? readableText(note) : undefined
      await assignment.transfer(staff, conversationId as ConversationId, to, words)
      return {}
    })
    on('close', Close, async ({ conversationId, outcome, theme }, staff) => {
      await assignment.close(staff, conversationId as ConversationId, { outcome, theme })
      return {}
    })
    on('typing', DeskTyping, async ({ conversationId }, staff) => {
      await relay.typing(staff, conversationId as ConversationId)
      return {}
    })
    on('presence', Presence, async ({ state }) => {
      await presence.say(me, state)
      board.changed()
      return {}
    })
    on('draft', Draft, async ({ conversationId, question }, staff) => {
      const conversation = conversationId as ConversationId
      const handoff = await dossier.mustHave(staff, conversation)
      const asked = question?.trim() ? readableText(question) : await dossier.lastQuestion(handoff)
      return { draft: asked ? ((await draftFor(handoff, asked)) ?? null) : null }
    })
    // Its acknowledgement has no `ok`, as the citizen's has none.
    socket.on('resync', (payload: unknown, ack: unknown) => {
      const answer = asAck(ack)
      const run = async () => {
        await stillAdmitted(socket)
        await spendOne('desk', id)
        const from = DeskResync.safeParse(payload)
        if (!from.success) throw new Refusal(400, 'invalid-request', 'Not a resync event.')
        const conversation = from.data.conversationId as ConversationId
        const handoff = await dossier.mustHave(socket.data.staff, conversation)
        return (await dossier.messages(handoff, from.data.after)).map(toWire)
      }
      begun(run()).then(
        (messages) => answer({ messages }),
        (cause: unknown) => {
          const code = codeOf(cause)
          audit('desk-event-refused', { staff: id, event: 'resync', code })
          answer({ ok: false, code })
        },
      )
    })
  })

  /** Asks anew now and then; whoever may not be here any longer is shown out. */
  async function stillAdmitted(socket: DeskSocket): Promise<void> {
    if (now().getTime() - socket.data.checkedAt >= trustedFor) await look(socket)
  }

  async function look(socket: DeskSocket): Promise<void> {
    const before = JSON.stringify(socket.data.staff)
    try {
      Object.assign(socket.data, await admit(socket))
    } catch (cause) {
      audit('desk-left', { staff: socket.data.staff.id, code: codeOf(cause) })
      // After the answer, if one is waited for.
      setImmediate(() => socket.disconnect(true))
      throw cause
    }
    const { staff } = socket.data
    if (JSON.stringify(staff) !== before) comesOrGoes(staff.id, () => presence.arrive(staff, now()))
  }

  onStaffChange((staffId) => {
    for (const socket of desk.sockets.values())
      // Whoever may not be here any longer has been shown out.
      if (socket.data.staff.id === staffId) begun(look(socket)).catch(() => undefined)
  })

  return {
    present: () => [...new Set([...desk.sockets.values()].map(({ data }) => data.staff.id as CaseworkerId))],
    settle: async () => {
      await Promise.allSettled(underWay)
    },
  }
}

/** Everything that is shown without being asked for, to the windows it belongs to. */
export const createDeskWindows = (desk: DeskNamespace): Omit<Windows, 'standing' | 'caseworkerTypes'> => ({
  queue: (to, queue) => void desk.to(roomOf(to)).emit('queue', queue),
  message: (to, conversationId, message, butNot) => {
    const hers = desk.to(roomOf(to))
    ;(butNot === undefined ? hers : hers.except(butNot)).emit('message', {
      conversationId,
      message: toWire(message),
    })
  },
  note: (to, note, butNot) => {
    const hers = desk.to(roomOf(to))
    ;(butNot === undefined ? hers : hers.except(butNot)).emit('note', {
      conversationId: note.conversation,
      note: noteToWire(note),
    })
  },
  citizenTypes: (to, conversationId) =>
    void desk.to(roomOf(to)).volatile.emit('typing', { conversationId, role: 'citizen' }),
  released: (to, conversationId, why) => void desk.to(roomOf(to)).emit('released', { conversationId, why }),
})

/** A client may leave the acknowledgement out, or send anything in its place. */
function asAck(ack: unknown): (result: unknown) => void {
  return typeof ack === 'function'
    ? (result) => void Reflect.apply(ack, undefined, [result])
    : () => undefined
}
