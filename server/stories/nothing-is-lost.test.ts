import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Message } from '../../widget/protocol/message.js'
import {
  caseworkers,
  connected,
  crowdSettings,
  gather,
  openChat,
  openDesk,
  signIn,
  type CitizenSocket,
  type DeskSocket,
} from '../bench/desk-crowd.js'
import { startProcess } from '../start-process.js'

/**
 * The small one is for every run: a kill after so many lines. The long one, `CONVERSATIONS=500 KILLS=12 npm run jest -- nothing-is-lost`, goes by the
 * clock: everybody writes now and then, and the server is killed each ten seconds.
 */
const conversations = Number(process.env.CONVERSATIONS ?? 20)
const kills = Number(process.env.KILLS ?? 2)
const isLong = conversations > 20
const linesBetweenKills = 100
const secondsBetweenKills = 10
const secondsBetweenLines = { least: 1, more: 4 } as const
/** Of a hundred lines, so many are followed by the writer's own connection being cut. */
const cuts = 4

let dataDir: string
let server: Awaited<ReturnType<typeof startProcess>>
let port = 0
const closing: (() => void)[] = []
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'chaos-'))
  server = await startProcess(dataDir, crowdSettings)
  port = Number(new URL(server.url).port)
}, 120_000)
afterAll(async () => {
  for (const close of closing) close()
  await server.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

/** One end of a conversation as a careful client holds it: what it has seen by place, and what it said and was told is kept. */
class End {
  readonly seen = new Map<number, Message>()
  readonly acknowledged: string[] = []
  /** Shown twice under one place with different words, or told of one line twice under two places. */
  readonly wrong: string[] = []

  see(message: Message): void {
    const before = this.seen.get(message.seq)
    if (before && before.id !== message.id) this.wrong.push(`two lines at ${message.seq}`)
    this.seen.set(message.seq, message)
  }
  /** All up to this place are here. */
  upTo(): number {
    let seq = 0
    while (this.seen.has(seq + 1)) seq++
    return seq
  }
}

/** Says it until it is acknowledged, under one name, whatever happens to the connection meanwhile. */
async function sayUntilKept(
  socket: CitizenSocket | DeskSocket,
  emit: () => Promise<{ ok: true; message: Message } | { ok: false; code: string }>,
): Promise<Message> {
  for (;;) {
    try {
      while (!socket.connected) await connected(socket).catch(() => undefined)
      const result = await emit()
      if (result.ok) return result.message
      // Anything but a passing refusal fails the test by its end.
      if (result.code !== 'turn-open' && result.code !== 'internal-error') throw new Error(result.code)
    } catch (cause) {
      if (cause instanceof Error && !/timed out|disconnected/.test(cause.message)) throw cause
    }
  }
}

it(
  `${conversations} conversations keep every acknowledged line, once and in order at both ends, through ${kills} kills and cut connections`,
  async () => {
    const pairs = await gather(server.url, conversations)
    for (const { citizen, desk } of pairs) {
      citizen.disconnect()
      desk.disconnect()
    }
    const cookies = new Map<DeskSocket, string>()
    const desks: DeskSocket[] = []
    const url = `http://127.0.0.1:${port}`
    for (const email of caseworkers) {
      const cookie = await signIn(url, email)
      const desk = openDesk(url, cookie)
      cookies.set(desk, cookie)
      desks.push(desk)
      closing.push(() => desk.disconnect())
    }

    const deskEnds = new Map<string, End>()
    const all = pairs.flatMap(({ id, token }, n) => {
      const desk = desks[n % desks.length]
      if (!desk) return []
      const citizen = openChat(url, id, token)
      closing.push(() => citizen.disconnect())
      const ends = { citizen: new End(), desk: new End() }
      deskEnds.set(id, ends.desk)
      const catchUp = async () => {
        const { messages = [] } = (await citizen
          .timeout(5000)
          .emitWithAck('resync', { after: ends.citizen.upTo() })) as { messages?: Message[] }
        for (const message of messages) ends.citizen.see(message)
      }
      citizen.on('message', (message) => ends.citizen.see(message))
      citizen.on('connect', () => void catchUp().catch(() => undefined))
      return [{ id, citizen, desk, ends, catchUp }]
    })
    const deskCatchesUp = async (desk: DeskSocket, id: string) => {
      const end = deskEnds.get(id)
      const { messages = [] } = (await desk
        .timeout(5000)
        .emitWithAck('resync', { conversationId: id, after: end?.upTo() ?? 0 })) as { messages?: Message[] }
      for (const message of messages) end?.see(message)
    }
    for (const desk of desks) {
      desk.on('message', ({ conversationId, message }) => deskEnds.get(conversationId)?.see(message))
      desk.on('connect', () => {
        for (const one of all) if (one.desk === desk) void deskCatchesUp(desk, one.id).catch(() => undefined)
      })
    }

    let talking = true
    let lines = 0
    let onLine: () => void = () => undefined
    /** Until the next kill is due. */
    const due = () =>
      isLong
        ? pause(secondsBetweenKills * 1000)
        : new Promise<void>((resolve) => {
            const enough = lines + linesBetweenKills
            onLine = () => {
              if (lines >= enough) resolve()
            }
          })
    const talks = all.flatMap(({ id, citizen, desk, ends }) => {
      const talk = async (who: 'citizen' | 'desk') => {
        for (let n = 0; talking; n++) {
          const clientId = `${who}${n}`
          const text = `${who} ${n}`
          const message = await sayUntilKept(who === 'citizen' ? citizen : desk, () =>
            who === 'citizen'
              ? citizen.timeout(4000).emitWithAck('say', { text, clientId })
              : desk.timeout(4000).emitWithAck('say', { conversationId: id, text, clientId }),
          )
          ends[who].acknowledged.push(message.text)
          ends[who].see(message)
          lines++
          onLine()
          if (Math.random() * 100 < cuts && who === 'citizen') citizen.io.engine.close()
          else if (Math.random() * 100 < cuts / 10) desk.io.engine.close()
          if (isLong)
            await pause((secondsBetweenLines.least + Math.random() * secondsBetweenLines.more) * 1000)
        }
      }
      return [talk('citizen'), talk('desk')]
    })

    for (let kill = 0; kill < kills; kill++) {
      await due()
      await server.kill('SIGKILL')
      server = await startProcess(dataDir, { ...crowdSettings, PORT: String(port) })
    }
    await due()
    talking = false
    await Promise.all(talks)
    for (const { id, desk, catchUp } of all) {
      await catchUp()
      await deskCatchesUp(desk, id)
    }

    for (const { ends } of all) {
      for (const [mine, other] of [
        [ends.citizen, ends.desk],
        [ends.desk, ends.citizen],
      ] as const) {
        expect(mine.wrong).toEqual([])
        const who = mine === ends.citizen ? 'citizen' : 'caseworker'
        const heard = [...other.seen.values()]
          .sort((a, b) => a.seq - b.seq)
          .filter(({ author }) => author.role === who)
          .map(({ text }) => text)
        expect(heard).toEqual(mine.acknowledged)
      }
      // The same lines, in the same places, at both ends, and no place empty.
      const places = [...ends.citizen.seen.keys()].sort((a, b) => a - b)
      expect(places).toEqual(places.map((_, index) => index + 1))
      expect([...ends.desk.seen.keys()].sort((a, b) => a - b)).toEqual(places)
    }
    process.stdout.write(`${lines} lines acknowledged in ${conversations} conversations, ${kills} kills\n`)
  },
  120_000 + (kills + 1) * 40_000 + conversations * 1_000,
)
