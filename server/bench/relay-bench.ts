import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { Schema } from 'mongoose'
import { io, type Socket } from 'socket.io-client'
import { projectRoot } from '../config/project-root.js'
import { startProcess } from '../start-process.js'
import { connectStore } from '../store/connect.js'
import { connected, crowdSettings, disperse, gather, watch, type Pair } from './desk-crowd.js'

const limits = { p99: 50, rate: 200, shareOfInserts: 0.5 } as const
const seconds = { steady: 15, flatOut: 6 } as const
/** Lines of one conversation under way at a time when it goes as fast as it can. */
const atOnce = 1

const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? NaN
const line = 'Hej, jeg har et spørgsmål om mine dagpenge og den næste udbetaling.'

/** One line, from whichever end: resolves when it is acknowledged, which is when it is kept. */
async function say({ id, citizen, desk }: Pair, clientId: string, fromCitizen: boolean): Promise<void> {
  const text = `${line} ${clientId}`
  const result = fromCitizen
    ? await citizen.emitWithAck('say', { text, clientId })
    : await desk.emitWithAck('say', { conversationId: id, text, clientId })
  if (!result.ok) throw new Error(`refused: ${result.code}`)
}

/** At an even pace, whether or not the last has arrived: milliseconds from saying until the other end has it, sorted. */
async function steady(pairs: readonly Pair[], perSecond: number, lasts: number): Promise<number[]> {
  const sentAt = new Map<string, number>()
  const times: number[] = []
  watch(pairs, (_id, { text }) => {
    const sent = sentAt.get(text)
    if (sent !== undefined) times.push(performance.now() - sent)
  })
  const total = perSecond * lasts
  const began = performance.now()
  const acks: Promise<void>[] = []
  for (let n = 0; n < total; n++) {
    const due = began + (n * 1000) / perSecond
    if (due > performance.now()) await pause(due - performance.now())
    const pair = pairs[n % pairs.length]
    if (!pair) continue
    const clientId = `s${n}`
    sentAt.set(`${line} ${clientId}`, performance.now())
    acks.push(say(pair, clientId, n % 2 === 0))
  }
  await Promise.all(acks)
  for (let patience = 50; times.length < total && patience > 0; patience--) await pause(100)
  if (times.length < total) throw new Error(`${total - times.length} of ${total} lines did not arrive`)
  return times.sort((a, b) => a - b)
}

/** Everybody as fast as acknowledgements come: lines a second. */
async function flatOut(ways: readonly (() => Promise<unknown>)[], lasts: number): Promise<number> {
  let done = 0
  let counting = false
  let on = true
  const loops = ways.map(async (way) => {
    while (on) {
      await way()
      if (counting) done++
    }
  })
  await pause(1000)
  counting = true
  const began = performance.now()
  await pause(lasts * 1000)
  counting = false
  on = false
  const took = (performance.now() - began) / 1000
  await Promise.all(loops)
  return done / took
}

/** What bare mongoose inserts reach in such a store, as many under way as there are conversations. */
async function bareInserts(count: number): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  const store = await connectStore({ dataDir })
  try {
    const lines = store.connection.model(
      'Line',
      new Schema({ conversation: String, seq: Number, at: Date, text: String }, { versionKey: false }),
      'lines',
    )
    await lines.createIndexes()
    let n = 0
    return await flatOut(
      Array.from({ length: count }, (_, conversation) => async () => {
        n++
        await lines.create({ conversation: `c${conversation}`, seq: n, at: new Date(), text: `${line} ${n}` })
      }),
      seconds.flatOut,
    )
  } finally {
    await store.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What a relay reaches that checks and keeps nothing. */
async function bareRelay(count: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [path.join(projectRoot, 'dist', 'server', 'bench', 'bare-relay.js')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const sockets: Socket[] = []
  try {
    const url = await new Promise<string>((resolve) =>
      createInterface(child.stdout).on('line', (said: string) => resolve(said.replace('ready on ', ''))),
    )
    for (let n = 0; n < count; n++) {
      const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { room: `r${n}` } })
      await connected(socket)
      sockets.push(socket)
    }
    const desk = io(url, { transports: ['websocket'], forceNew: true, auth: { room: 'desk' } })
    await connected(desk)
    for (let n = 0; n < count; n++) await desk.emitWithAck('join', `r${n}`)
    sockets.push(desk)
    return await flatOut(
      sockets
        .slice(0, count)
        .map((socket, n) => () => socket.emitWithAck('say', { room: `r${n}`, text: line })),
      seconds.flatOut,
    )
  } finally {
    for (const socket of sockets) socket.disconnect()
    child.kill('SIGKILL')
  }
}

/** The whole path of a line between a citizen and a caseworker: checked, kept, acknowledged, shown at the other end. */
export async function benchRelay(conversations = 500): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  try {
    const server = await startProcess(dataDir, crowdSettings)
    const pairs = await gather(server.url, conversations)
    const times = await steady(pairs, limits.rate, seconds.steady)
    let n = 0
    const rate = await flatOut(
      pairs.flatMap((pair) => Array.from({ length: atOnce }, () => () => say(pair, `f${++n}`, n % 2 === 0))),
      seconds.flatOut,
    )
    disperse(pairs)
    await server.kill('SIGTERM')
    const inserts = await bareInserts(conversations)
    const bare = await bareRelay(conversations)

    console.log(`relay between citizens and caseworkers, ${conversations} conversations open`)
    console.log(
      `  at ${limits.rate} lines a second, said to shown   p50 ${quantile(times, 0.5).toFixed(1)} ms   p99 ${quantile(times, 0.99).toFixed(1)} ms (limit ${limits.p99} ms)   worst ${quantile(times, 1).toFixed(1)} ms`,
    )
    console.log(
      `  as fast as it goes   ${rate.toFixed(0)} lines a second   bare mongoose inserts ${inserts.toFixed(0)}   share ${(rate / inserts).toFixed(2)} (limit ${limits.shareOfInserts})   bare socket.io relay ${bare.toFixed(0)}`,
    )
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
