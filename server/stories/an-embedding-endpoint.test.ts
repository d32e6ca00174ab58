import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHashedNgramEmbedder } from '../../knowledge/embedding/hashed-ngrams.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

/** An OpenAI-compatible endpoint: the built-in vectors over HTTP. It can be told to fail. */
async function openEndpoint() {
  const embedder = createHashedNgramEmbedder(64)
  let failing = false
  let asked = 0
  const server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const { input } = JSON.parse(body) as { input: string[] }
      asked += input.length
      if (failing) return void response.writeHead(500).end('{}')
      const data = input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: [...embedder.embedNow(text)],
      }))
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ object: 'list', data, model: 'm', usage: {} }))
    })()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    fails: () => void (failing = true),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

describe('with an embedding endpoint', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>
  let door: FrontDoor
  beforeAll(async () => {
    endpoint = await openEndpoint()
    door = await openFrontDoor({ OPENAI_BASE_URL: endpoint.url, OPENAI_EMBEDDING_MODEL: 'm' })
  }, 60_000)
  afterAll(async () => {
    await door.close()
    await endpoint.close()
  })

  it('answers with its vectors, and goes on with words alone when it fails', async () => {
    expect(endpoint.asked()).toBeGreaterThan(100)
    const before = endpoint.asked()
    const ida = await door.citizen()
    expect((await ida.says('Hvad er G-dage?'))[0]?.answer?.status).toBe('answered')
    expect(endpoint.asked()).toBe(before + 1)
    endpoint.fails()
    expect((await ida.says('Hvad er en joblog?'))[0]?.answer?.status).toBe('answered')
  })

  it('begins without it when it does not answer at all', async () => {
    const alone = await openFrontDoor({
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_EMBEDDING_MODEL: 'm',
    })
    const ida = await alone.citizen()
    expect((await ida.says('Hvad er G-dage?'))[0]?.answer?.status).toBe('answered')
    await alone.close()
  }, 60_000)
})
