import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** What one request is answered with. `pieceLength` characters a piece, `gapMs` between them. */
export type Scripted =
  | {
      readonly content: string
      readonly pieceLength?: number
      readonly gapMs?: number
      readonly finish?: string
      readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number }
      /** Breaks the connection, or goes silent, after so many characters. */
      readonly breaksAfter?: number
      readonly hangsAfter?: number
    }
  | { readonly refusal: string }
  | { readonly status: number; readonly body?: unknown }
  | { readonly hangs: true }
  /** Bytes that are no stream of OpenAI's. */
  | { readonly raw: string }

/** One request as it came, to the last byte. */
export type Recorded = {
  readonly method: string
  readonly url: string
  readonly rawHeaders: readonly string[]
  readonly body: string
}

const User = z.object({
  question: z.string().optional(),
  message: z.string().optional(),
  earlier: z.array(z.object({ by: z.string(), text: z.string() })).optional(),
  passages: z.array(z.object({ id: z.string(), about: z.string(), text: z.string() })).optional(),
})

/** What the product put into a request, as a model would read it. */
export type ReadRequest = { readonly system: string; readonly user: z.infer<typeof User> }

export type Script = (request: ReadRequest) => Scripted

const Body = z.object({
  stream: z.boolean().optional(),
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
})
/** An OpenAI-compatible server on the loopback address that answers as it is told, streaming or whole, and remembers what it was sent. */
export async function openScriptedEndpoint(script: Script) {
  let current = script
  const requests: Recorded[] = []
  const server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const { method = '', url = '', rawHeaders } = request
      requests.push({ method, url, rawHeaders, body })
      const { stream = false, model, messages } = Body.parse(JSON.parse(body))
      const user = messages.findLast(({ role }) => role === 'user')?.content ?? ''
      const system = messages.find(({ role }) => role !== 'user')?.content ?? ''
      await answer(response, current({ system, user: User.parse(asJson(user)) }), { stream, model })
    })()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `${origin}/v1`,
    azureBasePath: `${origin}/openai/deployments`,
    requests,
    answers: (next: Script) => void (current = next),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type ScriptedEndpoint = Awaited<ReturnType<typeof openScriptedEndpoint>>

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

async function answer(
  response: ServerResponse,
  scripted: Scripted,
  { stream, model }: { stream: boolean; model: string },
): Promise<void> {
  if ('hangs' in scripted) return
  if ('raw' in scripted) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(scripted.raw)
    return
  }
  if ('status' in scripted) {
    const body = scripted.body ?? { error: { message: 'no', type: 'error', code: null } }
    response.writeHead(scripted.status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    return
  }
  const about = { id: 'chatcmpl-1', created: 1, model }
  const message =
    'refusal' in scripted
      ? { role: 'assistant', content: null, refusal: scripted.refusal }
      : { role: 'assistant', content: scripted.content }
  const { finish = 'stop', usage }: Partial<Extract<Scripted, { content: string }>> =
    'content' in scripted ? scripted : {}
  if (!stream) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ...about,
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason: finish, message }],
        usage: usage ?? { prompt_tokens: 1, completion_tokens: 1 },
      }),
    )
    return
  }

  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (delta: object, more: object = {}) => {
    const choices = [{ index: 0, delta, finish_reason: null, ...more }]
    response.write(`data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices })}\n\n`)
  }
  if ('refusal' in scripted) send(message)
  else {
    const { content, pieceLength = 24, gapMs = 0, breaksAfter = Infinity, hangsAfter = Infinity } = scripted
    for (let at = 0; at < content.length; at += pieceLength) {
      send({ role: 'assistant', content: content.slice(at, at + pieceLength) })
      if (at + pieceLength >= breaksAfter) return void response.socket?.resetAndDestroy()
      if (at + pieceLength >= hangsAfter) return
      if (gapMs > 0) await new Promise((resolve) => setTimeout(resolve, gapMs))
      if (response.closed) return
    }
  }
  send({}, { finish_reason: finish })
  if (usage)
    response.write(
      `data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [], usage })}\n\n`,
    )
  response.end('data: [DONE]\n\n')
}
