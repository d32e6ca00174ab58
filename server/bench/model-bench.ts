import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openScriptedEndpoint, type Recorded } from '../../bot/language-model/testing/scripted-endpoint.js'
import { scripts } from '../../bot/language-model/testing/scripts.js'
import type { ConversationStarted, Messages } from '../../widget/protocol/http.js'
import { readBundledArticles } from '../seed-articles.js'
import { startProcess } from '../start-process.js'
import { postTo } from './post-to.js'

const limit = 50
const quantile = (times: readonly number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.floor(q * (times.length - 1))] ?? NaN

/** What our code adds to a model's call: whole turns over HTTP beside the very same requests sent bare, one after the other. */
export async function benchModel(turns = 200): Promise<void> {
  const questions = (await readBundledArticles())
    .filter(({ language }) => language === 'da')
    .flatMap((article) => article.questions.slice(0, 2))
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  const endpoint = await openScriptedEndpoint(scripts.good)
  const server = await startProcess(dataDir, {
    RATE_LIMITS: 'off',
    OPENAI_BASE_URL: endpoint.baseUrl,
    OPENAI_MODEL: 'm',
    MODEL_TOKENS_PER_DAY: '1000000000',
  })
  try {
    const post = postTo(server.url)
    const bare = async ({ url, body }: Recorded) => {
      const began = performance.now()
      const headers = { 'content-type': 'application/json' }
      await (await fetch(new URL(url, endpoint.baseUrl), { method: 'POST', headers, body })).text()
      return performance.now() - began
    }
    const turn = async (at: number) => {
      const { id, token } = (await post('/api/conversations', {})) as ConversationStarted
      const text = questions[at % questions.length]
      endpoint.requests.length = 0
      const began = performance.now()
      const { messages } = (await post(
        `/api/conversations/${id}/messages`,
        { text, clientId: 'b' },
        token,
      )) as Messages
      const ms = performance.now() - began
      const [request] = endpoint.requests
      return { ms, request, isAnswered: messages.at(-1)?.answer?.status === 'answered' }
    }

    const first = await turn(0)
    for (let n = 1; n < 40; n++) await turn(n)
    const whole: number[] = []
    const alone: number[] = []
    const wordForWord: number[] = []
    const killSwitch = path.join(dataDir, 'model-off')
    for (let n = 40; whole.length < turns && n < 40 + 2 * turns; n++) {
      const { ms, request, isAnswered } = await turn(n)
      if (!request || !isAnswered) continue
      whole.push(ms)
      alone.push(await bare(request))
      await writeFile(killSwitch, '')
      wordForWord.push((await turn(n)).ms)
      await rm(killSwitch)
    }
    const added = whole.map((ms, at) => ms - (alone[at] ?? 0))
    const show = (times: readonly number[]) =>
      `p50 ${quantile(times, 0.5).toFixed(1)} ms   p95 ${quantile(times, 0.95).toFixed(1)} ms`
    console.log(`turns with a model on the loopback address, beside its call alone (limit added ${limit} ms)`)
    console.log(
      `  whole turn     ${show(whole)}   (${whole.length} turns; the very first ${first.ms.toFixed(0)} ms)`,
    )
    console.log(`  its call alone ${show(alone)}`)
    console.log(`  switched off   ${show(wordForWord)}`)
    console.log(`  added          ${show(added)}`)
  } finally {
    await server.kill('SIGTERM')
    await endpoint.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
