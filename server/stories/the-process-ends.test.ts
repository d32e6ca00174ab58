import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { ConversationStarted, Messages } from '../../widget/protocol/http.js'
import { startProcess } from '../start-process.js'

const post = (url: string, body: object, token = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })

/** Begins a conversation, over whichever connection stands open; false when nobody answers. */
const begins = (url: string, agent: Agent) =>
  new Promise<boolean>((resolve) => {
    const asking = request(`${url}/api/conversations`, { method: 'POST', agent }, (response) => {
      response.resume().on('end', () => resolve(true))
    })
    asking.on('error', () => resolve(false)).end()
  })

describe('when the process ends', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'ends-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('by SIGKILL while people talk, nothing acknowledged is lost and nobody waits in vain', async () => {
    const before = await startProcess(dataDir)
    const citizens = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const begun = await post(`${before.url}/api/conversations`, {})
        return { ...((await begun.json()) as ConversationStarted), acknowledged: [] as Messages['messages'] }
      }),
    )
    let acknowledged = 0
    const enough = new Promise<void>((resolve) => {
      for (const citizen of citizens)
        void (async () => {
          for (let n = 0; ; n++) {
            // What did not come back whole was not acknowledged.
            const turn = await post(
              `${before.url}/api/conversations/${citizen.id}/messages`,
              { text: `Hvad er G-dage? Og hvad er en joblog? ${n}`, clientId: `k${n}` },
              citizen.token,
            )
              .then((said) => (said.status === 200 ? (said.json() as Promise<Messages>) : undefined))
              .catch(() => undefined)
            if (!turn) return
            citizen.acknowledged.push(...turn.messages)
            if (++acknowledged === 100) resolve()
          }
        })()
    })
    await enough
    await before.kill('SIGKILL')

    const after = await startProcess(dataDir)
    for (const { id, token, acknowledged: theirs } of citizens) {
      const response = await fetch(`${after.url}/api/conversations/${id}/messages`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const { messages } = (await response.json()) as Messages
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
      for (const message of theirs) expect(messages[message.seq - 1]).toEqual(message)
      // Every question is followed by its answer, the interrupted one too.
      messages
        .slice(1)
        .forEach(({ author }, index) => expect(author.role).toBe(index % 2 === 0 ? 'citizen' : 'assistant'))
      expect(messages.length % 2).toBe(1)
    }
    expect(await after.kill('SIGTERM')).toEqual([0, null])
  }, 60_000)

  it('by SIGTERM, the turns under way are finished first', async () => {
    const server = await startProcess(dataDir)
    const { id, token } = (await (
      await post(`${server.url}/api/conversations`, {})
    ).json()) as ConversationStarted
    const said = post(
      `${server.url}/api/conversations/${id}/messages`,
      { text: 'Hvad er G-dage?', clientId: 'last' },
      token,
    )
    const [response, ended] = await Promise.all([said.catch(() => undefined), server.kill('SIGTERM')])
    expect(ended).toEqual([0, null])
    // Either it was let in and answered in full, or it came too late and was told so by the connection.
    if (response) expect(((await response.json()) as Messages).messages).toHaveLength(2)
  }, 60_000)

  it('by SIGTERM it ends in order also when people go on asking over open connections', async () => {
    const server = await startProcess(dataDir)
    const agent = new Agent({ keepAlive: true })
    let answered = 0
    const enough = new Promise<void>((resolve) => {
      for (let n = 0; n < 8; n++)
        void (async () => {
          while (await begins(server.url, agent)) if (++answered === 50) resolve()
        })()
    })
    await enough
    expect(await server.kill('SIGTERM')).toEqual([0, null])
    expect(server.output()).not.toContain('failed')
    agent.destroy()
  }, 60_000)

  it('does not begin with a configuration it cannot use, and says which part', async () => {
    await expect(startProcess(dataDir, { PORT: 'many', LANGSMITH_API_KEY: 'secret-value' })).rejects.toThrow(
      /PORT/,
    )
    await expect(startProcess(dataDir, { LANGSMITH_API_KEY: 'secret-value' })).rejects.not.toThrow(
      'secret-value',
    )
  }, 60_000)

  it('writes no word of a citizen to its log', async () => {
    const server = await startProcess(dataDir, { LOG_LEVEL: 'debug' })
    const { id, token } = (await (
      await post(`${server.url}/api/conversations`, {})
    ).json()) as ConversationStarted
    const secret = 'Zebrafinken Ragnhild'
    await post(`${server.url}/api/conversations/${id}/messages`, { text: secret, clientId: 'a' }, token)
    await post(`${server.url}/api/conversations/${id}/messages`, { text: secret, wrong: secret }, token)
    await fetch(`${server.url}/api/knowledge/search?q=${encodeURIComponent(secret)}`)
    await server.kill('SIGTERM')
    expect(server.output()).toContain('request')
    for (const private_ of ['Ragnhild', token, id]) expect(server.output()).not.toContain(private_)
  }, 60_000)
})
