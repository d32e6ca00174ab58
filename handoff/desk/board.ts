import type { CaseworkerId, ConversationId } from '../../bot/conversation/ids.js'
import type { ConversationEvent } from '../../bot/conversation/message.js'
import type { Addressee } from '../../bot/conversation/ports.js'
import type { Queue } from '../../widget/protocol/desk.js'
import type { StaffMember } from '../../widget/protocol/staff.js'
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
/** Where many wait and drawing takes long, less often: it takes this share of the time at most, up to a picture each second. */
const atMostBusy = 0.1
const atLeastEvery = 1_000

/** For whom the picture is. */
type Reader = Pick<Present, 'id' | 'name' | 'municipalities' | 'languages' | 'state'>

export type Board = ReturnType<typeof createBoard>

/** The whole picture: shown to every caseworker, and to each citizen in it where she stands, whenever it changes. */
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
  /** What each citizen who has asked for a person was shown last. */
  const told = new Map<ConversationId, { readonly shown: string; readonly to: Addressee }>()
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

  function queueFor(me: Reader, { people, waiting, active, open, positions }: Picture): Queue {
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

  /** Where each stands is shown when it is not as it was shown last: so what was overtaken while it was looked up is put right. */
  async function tellCitizens({ waiting, active, positions }: Picture): Promise<void> {
    const lately = new Map<string, Promise<Claimed[]>>()
    const claimed = (one: Handoff) => {
      const queue = `${one.municipality ?? ''} ${one.language}`
      const known = lately.get(queue) ?? figures.claimedLately(one)
      lately.set(queue, known)
      return known
    }
    const still = new Set<ConversationId>()
    const show = (handoff: Handoff, event: ConversationEvent) => {
      still.add(handoff.conversation)
      const shown = JSON.stringify(event)
      if (told.get(handoff.conversation)?.shown === shown) return
      const to = addresseeOf(handoff)
      told.set(handoff.conversation, { shown, to })
      windows.standing(to, event)
    }
    for (const one of waiting) {
      const position = positions.get(one.id) ?? 1
      const waitSeconds = waitAt(position, await claimed(one))
      show(one, {
        kind: 'handoff',
        state: 'queued',
        position,
        ...(waitSeconds !== undefined && { waitSeconds }),
      })
    }
    for (const one of active)
      show(one, {
        kind: 'handoff',
        state: 'active',
        ...(one.caseworker && { caseworker: one.caseworker.name }),
      })
    for (const [conversation, { to }] of told) {
      if (still.has(conversation)) continue
      told.delete(conversation)
      windows.standing(to, { kind: 'handoff', state: 'closed' })
    }
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
    const began = performance.now()
    drawing = draw()
      .catch(failed)
      .finally(() => {
        drawing = undefined
        const restedFor = (performance.now() - began) / atMostBusy
        pause = setTimeout(
          () => {
            pause = undefined
            if (dirty) begin()
          },
          Math.min(atLeastEvery, Math.max(atMostEvery, restedFor)),
        ).unref()
      })
  }

  return {
    changed: (): void => {
      dirty = true
      if (!drawing && !pause) begin()
    },
    /** The picture as one caseworker sees it now. */
    of: async ({ id, name, municipalities, languages }: StaffMember): Promise<Queue> => {
      const picture = await look()
      const state = picture.people.find((one) => one.id === id)?.state ?? 'away'
      return queueFor({ id: id as CaseworkerId, name, municipalities, languages, state }, picture)
    },
    stop: async (): Promise<void> => {
      clearTimeout(pause)
      dirty = false
      await drawing
    },
  }
}
