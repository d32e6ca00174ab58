import { randomUUID } from 'node:crypto'
import type { Handoff, Note, Overview, Presence, Queue } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import type { Account } from '../../../widget/protocol/staff.js'
import * as seed from './seed.js'

/** What a fake server remembers: it outlives a restart, as a real one's store does. */
export class FakeOffice {
  readonly accounts = seed.accounts()
  readonly passwords = new Map(this.accounts.map(({ id }) => [id, seed.everybodysPassword]))
  readonly sessions = new Map<string, string>()
  waiting = seed.waiting()
  active: Handoff[] = []
  ended = seed.ended()
  tasks = seed.tasks()
  quickReplies = seed.quickReplies()
  readonly settings = new Map([['', seed.settings()]])
  readonly messages = new Map(Object.entries({ ...seed.said(), earlier: seed.endedMessages() }))
  readonly notes = new Map<string, Note[]>()
  readonly presence = new Map<string, Presence['state']>()
  /** clientId → what was said under it. */
  readonly heard = new Map<string, Message>()

  messagesOf = (id: string): Message[] => this.messages.get(id) ?? []
  notesOf = (id: string): Note[] => this.notes.get(id) ?? []
  find = (id: string) =>
    [...this.waiting, ...this.active, ...this.ended].find((one) => one.conversationId === id)

  remember(id: string, role: Message['author']['role'], text: string, more: Partial<Message> = {}): Message {
    const before = this.messagesOf(id)
    const message: Message = {
      id: randomUUID(),
      seq: (before.at(-1)?.seq ?? 0) + 1,
      at: new Date().toISOString(),
      author: { role },
      text,
      ...more,
    }
    this.messages.set(id, [...before, message])
    return message
  }

  noted(id: string, by: Account, text: string): Note {
    const note = { id: randomUUID(), at: new Date().toISOString(), by: { id: by.id, name: by.name }, text }
    this.notes.set(id, [...this.notesOf(id), note])
    return note
  }

  claim(id: string, by: Account): Handoff | undefined {
    const found = this.waiting.find((one) => one.conversationId === id)
    if (!found) return undefined
    this.waiting = this.waiting.filter((one) => one !== found)
    const { unread: _seen, position: _before, ...rest } = found
    const claimed: Handoff = {
      ...rest,
      state: 'active',
      caseworker: { id: by.id, name: by.name },
      claimedAt: new Date().toISOString(),
    }
    this.active.push(claimed)
    return claimed
  }

  /** Takes a conversation away from whoever has it. */
  takeBack(id: string): Handoff | undefined {
    const found = this.active.find((one) => one.conversationId === id)
    this.active = this.active.filter((one) => one !== found)
    return found
  }

  queueFor(me: Account): Queue {
    const mine = ({ caseworker }: { caseworker?: { id: string } | undefined }) => caseworker?.id === me.id
    return {
      waiting: this.waiting.map((one, index) => ({ ...one, position: index + 1 })),
      active: this.active.filter(mine),
      tasks: this.tasks
        .filter((task) => !task.caseworker || mine(task))
        .map((task) => (mine(task) ? task : withoutContact(task))),
      colleagues: this.colleagues(),
      presence: this.presence.get(me.id) ?? 'away',
    }
  }

  colleagues(): Queue['colleagues'] {
    return this.accounts
      .filter(({ roles, disabled }) => roles.includes('caseworker') && !disabled)
      .map(({ id, name, capacity }) => ({
        id,
        name,
        state: this.presence.get(id) ?? (id === 'jonas' ? 'available' : 'absent'),
        active: this.active.filter(({ caseworker }) => caseworker?.id === id).length,
        ...(capacity ? { capacity } : {}),
      }))
  }

  overview(): Overview {
    return {
      waiting: this.waiting.length,
      longestWaitSeconds: 754,
      active: this.active.length,
      openTasks: this.tasks.length,
      present: this.colleagues().filter(({ state }) => state !== 'absent'),
      today: {
        requests: 31,
        claimed: 24,
        abandoned: 3,
        closed: 22,
        messages: 5,
        callbacks: 4,
        medianWaitSeconds: 95,
        longestWaitSeconds: 3725,
        ratings: 12,
        averageStars: 4.4,
      },
    }
  }
}

function withoutContact<T extends { contact?: unknown }>({ contact: _, ...task }: T) {
  return task
}
