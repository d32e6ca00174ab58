import type { CaseworkerId, ConversationId } from '../../bot/conversation/ids.js'
import type { ConversationEvent } from '../../bot/conversation/message.js'
import type { Queue } from '../../widget/protocol/desk.js'
import { isThere, serves, type Present, type PresenceStore } from '../presence/presence-store.js'
import { addresseeOf, type Handoff } from '../queue/handoff.js'
import type { HandoffStore } from '../queue/handoff-store.js'
import { inOrder, positionsIn, waitAt, type Claimed } from '../queue/queue.js'
import type { QueueFigures } from '../relay/queue-figures.js'
import type { Windows } from '../relay/windows.js'
import type { Task, TaskStore } from '../tasks/task-store.js'
import { colleagueToWire, handoffToWire, taskToWire } from './to-wire.js'

/** Changes in quick succession are shown together, in milliseconds: nobody reads faster. */
const atMostEvery = 100

export type Board = ReturnType<typeof createBoard>

/** The whole picture: shown to every caseworker, and each waiting citizen her place in it, whenever it changes. */
export function createBoard({
  handoffs,
  presence,
  tasks,
  figures,
  windows,
  failed,
  now,
}: {
  handoffs: HandoffStore
  presence: PresenceStore
  tasks: TaskStore
  figures: QueueFigures
  windows: Windows
  failed: (cause: unknown) => void
  now: () => Date
}) {
  /** What each waiting citizen was shown last. */
  const told = new Map<ConversationId, string>()
  let dirty = false
  let drawing: Promise<void> | undefined
  let pause: NodeJS.Timeout | undefined

  async function look() {
    const [people, waiting, active, open] = await Promise.all([
      presence.all(),
      handoffs.queued(),
      handoffs.active(),
      tasks.open(),
    ])
    return { people, waiting: inOrder(waiting), active, open, positions: positionsIn(waiting) }
  }
  type Picture = Awaited<ReturnType<typeof look>>

  function queueFor(me: Present, { people, waiting, active, open, positions }: Picture): Queue {
    const at = now()
    const mayTake = ({ waitsFor, ...handoff }: Handoff) =>
      waitsFor ? waitsFor.id === me.id : serves(me, handoff)
    const counts = new Map<string, number>()
    for (const { caseworker } of active)
      if (caseworker) counts.set(caseworker.id, (counts.get(caseworker.id) ?? 0) + 1)
    const isMine = (task: Task) => task.caseworker?.id === me.id
    return {
      waiting: waiting.filter(mayTake).map((one) => handoffToWire(one, positions.get(one.id))),
      active: active.filter(({ caseworker }) => caseworker?.id === me.id).map((one) => handoffToWire(one)),
      tasks: open
        .filter((task) => isMine(task) || (!task.caseworker && serves(me, task)))
        .map((task) => taskToWire(task, me.id)),
      colleagues: people
        .filter((one) => isThere(one, at))
        .map((one) => colleagueToWire(one, counts.get(one.id) ?? 0, at)),
      presence: me.state,
    }
  }

  async function tellCitizens({ waiting, positions }: Picture): Promise<void> {
    const lately = new Map<string, Promise<Claimed[]>>()
    const claimed = (one: Handoff) => {
      const queue = `${one.municipality ?? ''} ${one.language}`
      const known = lately.get(queue) ?? figures.claimedLately(one)
      lately.set(queue, known)
      return known
    }
    const still = new Set<ConversationId>()
    for (const one of waiting) {
      still.add(one.conversation)
      const position = positions.get(one.id) ?? 1
      const waitSeconds = waitAt(position, await claimed(one))
      const event: ConversationEvent = {
        kind: 'handoff',
        state: 'queued',
        position,
        ...(waitSeconds !== undefined && { waitSeconds }),
      }
      const shown = JSON.stringify(event)
      if (told.get(one.conversation) === shown) continue
      told.set(one.conversation, shown)
      windows.standing(addresseeOf(one), event)
    }
    for (const conversation of told.keys()) if (!still.has(conversation)) told.delete(conversation)
  }

  async function draw(): Promise<void> {
    while (dirty) {
      dirty = false
      const picture = await look()
      const at = now()
      for (const one of picture.people) if (isThere(one, at)) windows.queue(one.id, queueFor(one, picture))
      await tellCitizens(picture)
    }
  }

  const begin = () => {
    pause = undefined
    drawing = draw()
      .catch(failed)
      .finally(() => {
        drawing = undefined
        pause = setTimeout(() => {
          pause = undefined
          if (dirty) begin()
        }, atMostEvery).unref()
      })
  }

  return {
    changed: (): void => {
      dirty = true
      if (!drawing && !pause) begin()
    },
    /** The picture as one caseworker sees it now. */
    of: async (id: CaseworkerId): Promise<Queue> => {
      const picture = await look()
      const me = picture.people.find((one) => one.id === id)
      return me
        ? queueFor(me, picture)
        : { waiting: [], active: [], tasks: [], colleagues: [], presence: 'away' }
    },
    stop: async (): Promise<void> => {
      clearTimeout(pause)
      dirty = false
      await drawing
    },
  }
}
