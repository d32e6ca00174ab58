import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ConversationStarted } from '../../widget/protocol/http.js'
import { readBundledArticles } from '../seed-articles.js'
import { startProcess } from '../start-process.js'
import { postTo } from './post-to.js'

const limits = { turnP95: 50, firstStart: 60, laterStart: 3, memory: 250 } as const

/** A server of its own in a process of its own, and how long it took to be ready, in seconds. */
async function start(dataDir: string) {
  const began = performance.now()
  const server = await startProcess(dataDir, { RATE_LIMITS: 'off' })
  return { ...server, ready: (performance.now() - began) / 1000 }
}

/** Resident memory of a process, MB; where the system does not tell, NaN. */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}

const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? NaN

/** Times whole turns over HTTP, one after another and eight at once, beside the limits; also start-up and memory. */
export async function benchTurns(turns = 400): Promise<void> {
  const questions = (await readBundledArticles())
    .filter(({ language }) => language === 'da')
    .flatMap((article) => article.questions)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  try {
    const first = await start(dataDir)
    await first.kill('SIGTERM')
    const server = await start(dataDir)
    const memory = await residentMemory(server.pid)

    const post = postTo(server.url)
    const talk = async (count: number, from: number) => {
      const { id, token } = (await post('/api/conversations', {})) as ConversationStarted
      const times: number[] = []
      for (let n = 0; n < count; n++) {
        const text = questions[(from + n) % questions.length]
        const began = performance.now()
        await post(`/api/conversations/${id}/messages`, { text, clientId: `b${n}` }, token)
        times.push(performance.now() - began)
      }
      return times
    }
    await talk(50, 0)
    const alone = (await talk(turns, 50)).sort((a, b) => a - b)
    const together = (await Promise.all(Array.from({ length: 8 }, (_, n) => talk(turns / 8, n * 97))))
      .flat()
      .sort((a, b) => a - b)
    const memoryAfter = await residentMemory(server.pid)
    await server.kill('SIGTERM')

    console.log(`turns over HTTP, no model (limit p95 ${limits.turnP95} ms)`)
    for (const [name, times] of [
      ['one after another', alone],
      ['eight at once', together],
    ] as const)
      console.log(
        `  ${name.padEnd(18)} p50 ${quantile(times, 0.5).toFixed(1)} ms   p95 ${quantile(times, 0.95).toFixed(1)} ms   p99 ${quantile(times, 0.99).toFixed(1)} ms   (${times.length} turns)`,
      )
    console.log(
      `ready after  first start ${first.ready.toFixed(2)} s (limit ${limits.firstStart} s, with building)   later ${server.ready.toFixed(2)} s (limit ${limits.laterStart} s)`,
    )
    console.log(
      `resident     after start ${memory.toFixed(0)} MB (limit ${limits.memory} MB)   after the turns ${memoryAfter.toFixed(0)} MB`,
    )
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
