import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { parseQuestions, readQuestions } from './question.js'
import { runQuestions } from './run-questions.js'

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
      if (request.url === '/api/conversations') return send(201, { id: 'c1', token: 'secret', messages: [] })
      const { text } = JSON.parse(body) as { text: string }
      if (text === 'boom') return send(500, { code: 'failed' })
      send(200, {
        messages: [
          { author: { role: 'citizen' }, text },
          {
            author: { role: 'assistant' },
            text: `Du sagde ${text}`,
            answer: { status: 'answered', citations: [{}] },
          },
        ],
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const lines = (...questions: object[]) =>
  parseQuestions(
    questions
      .map((some) => JSON.stringify({ id: 'q', lang: 'da', kind: 'answerable', question: 'x', ...some }))
      .join('\n'),
  )

describe('runQuestions', () => {
  it('puts each question in a conversation of its own and erases it', async () => {
    const { baseUrl, asked } = await fakeDoor()
    const outcomes = await runQuestions(baseUrl, lines({ question: 'hej', must_mention: [['sagde hej']] }))
    expect(outcomes[0]).toMatchObject({
      problems: [],
      reply: { status: 'answered', citations: 1, text: 'Du sagde hej' },
    })
    expect(asked).toEqual([
      'POST /api/conversations',
      'POST /api/conversations/c1/messages with token',
      'DELETE /api/conversations/c1 with token',
    ])
  })

  it('judges the last of several turns', async () => {
    const { baseUrl } = await fakeDoor()
    const turns = [
      { role: 'user', content: 'først' },
      { role: 'user', content: 'sidst' },
    ]
    const [outcome] = await runQuestions(baseUrl, lines({ turns, must_not: ['først'] }))
    expect(outcome?.reply.text).toBe('Du sagde sidst')
  })

  it('counts a refused question as failed and goes on', async () => {
    const { baseUrl } = await fakeDoor()
    const outcomes = await runQuestions(baseUrl, lines({ question: 'boom' }, { question: 'hej' }))
    expect(outcomes.map(({ problems }) => problems.length)).toEqual([1, 0])
    expect(outcomes[0]?.problems[0]).toContain('500')
  })

  it('can read the questions that come with the project', async () => {
    const questions = await readQuestions(path.join(import.meta.dirname, 'questions.jsonl'))
    expect(questions.length).toBeGreaterThan(250)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
  })
})
