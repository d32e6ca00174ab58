import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createOpenAiEmbedder } from './openai-embedder.js'

type Asked = { path: string; authorization: string | undefined; input: string[]; model: string }

/** An endpoint on the loopback address that answers as told and remembers what it was asked. */
async function fakeEndpoint(answer: (input: string[]) => number[][] | number) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
    request.on('end', () => {
      const { input, model } = JSON.parse(body) as { input: string | string[]; model: string }
      const texts = typeof input === 'string' ? [input] : input
      asked.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        input: texts,
        model,
      })
      const vectors = answer(texts)
      response.setHeader('content-type', 'application/json')
      if (typeof vectors === 'number') {
        response.statusCode = vectors
        response.end('{"error":{"message":"no"}}')
        return
      }
      const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }))
      response.end(
        JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` }
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const byLength = (texts: string[]) => texts.map((text) => [text.length, 0, 1])

describe('an OpenAI-compatible embedder', () => {
  it('asks the address it is given, in batches, and hands out unit vectors in order', async () => {
    const { asked, baseUrl } = await fakeEndpoint(byLength)
    const embedder = await createOpenAiEmbedder({ baseUrl, apiKey: 'secret', model: 'small' })
    expect(embedder.dimensions).toBe(3)
    expect(embedder.id).not.toContain('secret')

    const texts = Array.from({ length: 100 }, (_, at) => 'x'.repeat(at + 1))
    const vectors = await embedder.embed(texts)
    expect(vectors).toHaveLength(100)
    vectors.forEach((vector, at) => {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
      expect((vector[0] ?? 0) / (vector[2] ?? 1)).toBeCloseTo(at + 1, 2)
    })
    expect(
      asked.every(
        ({ path, authorization }) => path === '/v1/embeddings' && authorization === 'Bearer secret',
      ),
    ).toBe(true)
    expect(asked.map(({ input }) => input.length).sort((a, b) => a - b)).toEqual([1, 36, 64])
  })

  it('leaves a failing endpoint alone for a while', async () => {
    let broken = false
    const { asked, baseUrl } = await fakeEndpoint((texts) => (broken ? 500 : byLength(texts)))
    const embedder = await createOpenAiEmbedder({ baseUrl, apiKey: 'k', model: 'small' })
    broken = true
    await expect(embedder.embed(['Hvad er dagpenge?'])).rejects.toThrow()
    const before = asked.length
    await expect(embedder.embed(['Hvad er dagpenge?'])).rejects.toThrow('a moment ago')
    expect(asked).toHaveLength(before)
  })

  it('refuses vectors of another length', async () => {
    let length = 3
    const { baseUrl } = await fakeEndpoint((texts) => texts.map(() => new Array<number>(length).fill(1)))
    const embedder = await createOpenAiEmbedder({ baseUrl, apiKey: 'k', model: 'small' })
    length = 4
    await expect(embedder.embed(['one', 'two'])).rejects.toThrow('4 dimensions, not 3')
  })
})
