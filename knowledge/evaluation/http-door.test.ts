import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createHttpDoor } from './http-door.js'
import { runQuestions } from './run-questions.js'
import { questionOf } from './testing/outcomes.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A front door that repeats what is said, with a citation, and remembers what it was asked to do. */
async function fakeDoor(): Promise<{ baseUrl: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
    request.on('end', () => {
      const authorised = request.headers.authorization === 'Bearer secret'
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${authorised ? 'with token' : ''}`.trim())
      const send = (status: number, value?: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(value === undefined ? undefined : JSON.stringify(value))
      }
      if (request.method === 'DELETE') return send(204)
      if (request.url === '/api/articles/g-dage') return send(200, { body: 'Senest 14 dage før.' })
      if (request.url?.startsWith('/api/knowledge/search?q=') === true)
        return send(200, {
          kept: [{ articleId: 'b', section: '', score: 0.7 }],
          rejected: [{ articleId: 'c', section: 'Mere', score: 0.4 }],
        })
      if (request.url === '/api/conversations') return send(201, { id: 'c1', token: 'secret', messages: [] })
      const { text } = JSON.parse(body) as { text: string }
      if (text === 'boom') return send(500, { code: 'failed' })
      send(200, {
        messages: [
          { author: { role: 'citizen' }, text },
          {
            author: { role: 'assistant' },
            text: `Du sagde ${text}`,
            answer: { status: 'answered', citations: [{ articleId: 'g-dage', quote: '14 dage' }] },
          },
        ],
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

describe('the front door', () => {
  it('is asked each question in a conversation of its own, which is erased', async () => {
    const { baseUrl, asked } = await fakeDoor()
    const [outcome] = await runQuestions(createHttpDoor(baseUrl), [
      questionOf({ question: 'hej', must_mention: [['sagde hej']] }),
    ])
    expect(outcome).toMatchObject({
      verdict: 'correct',
      problems: [],
      reply: {
        status: 'answered',
        text: 'Du sagde hej',
        kept: 'hej',
        citations: [{ articleId: 'g-dage', stands: true }],
      },
    })
    expect(asked).toEqual([
      'POST /api/conversations',
      'POST /api/conversations/c1/messages with token',
      'GET /api/articles/g-dage',
      'DELETE /api/conversations/c1 with token',
    ])
  })

  it('tells what search found for what failed', async () => {
    const { baseUrl } = await fakeDoor()
    const [outcome] = await runQuestions(createHttpDoor(baseUrl), [questionOf({ must_not: ['sagde'] })])
    expect(outcome?.verdict).toBe('wrongly-answered')
    expect(outcome?.hits).toMatchObject([
      { articleId: 'b', score: 0.7, kept: true },
      { articleId: 'c', score: 0.4, kept: false },
    ])
  })

  it('is judged by the last of several turns', async () => {
    const { baseUrl } = await fakeDoor()
    const turns = [
      { role: 'user', content: 'først' },
      { role: 'user', content: 'sidst' },
    ]
    const [outcome] = await runQuestions(createHttpDoor(baseUrl), [
      questionOf({ turns, must_not: ['først'] }),
    ])
    expect(outcome?.reply.text).toBe('Du sagde sidst')
  })

  it('may refuse a question, which then has failed, and the next is asked', async () => {
    const { baseUrl, asked } = await fakeDoor()
    const questions = [questionOf({ question: 'boom' }), questionOf({ question: 'hej' })]
    const outcomes = await runQuestions(createHttpDoor(baseUrl), questions)
    expect(outcomes.map(({ problems }) => problems.length)).toEqual([1, 0])
    expect(outcomes[0]?.problems[0]).toContain('500')
    expect(asked.filter((request) => request.startsWith('DELETE'))).toHaveLength(2)
  })
})
