import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openFrontDoor, type FrontDoor } from './front-door.js'

describe('what comes to the door', () => {
  let door: FrontDoor
  beforeAll(async () => {
    door = await openFrontDoor()
  })
  afterAll(() => door.close())

  it.each([
    ['broken JSON', '{"municipality":', 400, 'malformed-json'],
    ['a list', '[]', 400, 'invalid-request'],
    ['a bare word', '"hej"', 400, 'malformed-json'],
    ['an unknown field', '{"colour":"red"}', 400, 'invalid-request'],
    ['a wrong type', '{"municipality":101}', 400, 'invalid-request'],
    ['an unknown language', '{"language":"tlh"}', 400, 'invalid-request'],
    ['an unknown municipality', '{"municipality":"9999"}', 400, 'unknown-municipality'],
    ['ten megabytes', JSON.stringify({ municipality: 'x'.repeat(10_000_000) }), 413, 'body-too-large'],
    ['a polluted prototype', '{"__proto__":{"language":"en"}}', 400, 'invalid-request'],
  ])('a conversation begun with %s is refused', async (_what, body, status, code) => {
    const response = await door.post('/api/conversations', body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await door.problem(response)).toMatchObject({ status, code })
  })

  it.each([
    ['nothing', {}, 400, 'invalid-request'],
    ['no clientId', { text: 'hej' }, 400, 'invalid-request'],
    ['a clientId that is none', { text: 'hej', clientId: 'æ b' }, 400, 'invalid-request'],
    ['an unknown field', { text: 'hej', clientId: 'a', role: 'assistant' }, 400, 'invalid-request'],
    ['a number', { text: 7, clientId: 'a' }, 400, 'invalid-request'],
    ['an empty text', { text: '', clientId: 'a' }, 400, 'empty-message'],
    ['only blanks', { text: ' \n\t ', clientId: 'a' }, 400, 'empty-message'],
    ['letters that show nothing', { text: '\u3164\u115f', clientId: 'a' }, 400, 'empty-message'],
    ['only what cannot be seen', { text: '\u200b\u00ad', clientId: 'a' }, 400, 'empty-message'],
    ['too much', { text: 'a'.repeat(2001), clientId: 'a' }, 413, 'message-too-long'],
    ['a lone surrogate', '{"text":"hej \\ud800","clientId":"a"}', 400, 'malformed-text'],
    ['a control character', { text: 'hej\u0007', clientId: 'a' }, 400, 'unreadable-characters'],
    ['a turned reading direction', { text: 'hej \u202eged', clientId: 'a' }, 400, 'unreadable-characters'],
    ['ten megabytes', { text: 'a'.repeat(10_000_000), clientId: 'a' }, 413, 'body-too-large'],
    ['broken JSON', '{"text"', 400, 'malformed-json'],
  ])('a message of %s is refused, and nothing is kept', async (_what, body, status, code) => {
    const ida = await door.citizen()
    const response = await ida.sends(body)
    expect(await door.problem(response)).toMatchObject({ status, code })
    expect(response.status).toBe(status)
    expect(await ida.reads()).toHaveLength(1)
  })

  it('takes two thousand characters, emoji and other scripts', async () => {
    const ida = await door.citizen()
    for (const text of ['å'.repeat(2000), '👩‍👩‍👧‍👦 ❤️', 'допомога по безробіттю', 'إعانة البطالة'])
      expect((await ida.says(text)).length).toBe(1)
  })

  it('keeps what is shown free of hidden characters', async () => {
    const ida = await door.citizen()
    await ida.says('dag\u00adpenge\u{e0041}\u200b')
    expect((await ida.reads())[1]?.text).toBe('dagpenge')
  })

  it('tells nobody whether an id exists', async () => {
    const [ida, kim] = [await door.citizen(), await door.citizen()]
    const refusals = await Promise.all(
      [
        [ida.id, kim.token],
        ['no-such-id', ida.token],
        [ida.id, ''],
        [ida.id, 'x'.repeat(5000)],
        ['%00', ida.token],
        ['a'.repeat(3000), ida.token],
      ].map(async ([id, token]) => {
        const response = await door.post(
          `/api/conversations/${id}/messages`,
          { text: 'hej', clientId: 'a' },
          token,
        )
        const { detail, code } = await door.problem(response)
        return [response.status, code, detail]
      }),
    )
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
    expect(refusals[0]?.slice(0, 2)).toEqual([404, 'unknown-conversation'])
    expect(await ida.reads()).toHaveLength(1)
  })

  it('answers what it can of a hundred messages at once, refuses the rest by name, and slows nobody', async () => {
    const [loud, quiet] = [await door.citizen(), await door.citizen()]
    const flood = Promise.all(
      Array.from({ length: 100 }, (_, n) => loud.sends({ text: `Hvad er G-dage? ${n}`, clientId: `f${n}` })),
    )
    expect((await quiet.says('hej')).length).toBe(1)
    const responses = await flood
    const kept = responses.filter(({ status }) => status === 200).length
    expect(kept).toBeGreaterThan(0)
    for (const response of responses)
      if (response.status !== 200)
        expect([
          ['turn-open', 409],
          ['too-many-requests', 429],
        ]).toContainEqual([(await door.problem(response)).code, response.status])
    const messages = await loud.reads()
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 1 + 2 * kept }, (_, n) => n + 1))
  })

  it('says which type of content it wants', async () => {
    const response = await door.request('/api/conversations', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'hej',
    })
    expect([response.status, (await door.problem(response)).code]).toEqual([415, 'unsupported-media-type'])
  })

  it.each([
    [
      'another charset',
      { 'content-type': 'application/json; charset=utf-16le' },
      '{}',
      415,
      'unsupported-charset',
    ],
    [
      'an unknown charset',
      { 'content-type': 'application/json; charset=utf-99' },
      '{}',
      415,
      'unsupported-charset',
    ],
    ['bytes that are no text', {}, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'malformed-text'],
    ['an unknown compression', { 'content-encoding': 'zstd' }, '{}', 415, 'unsupported-encoding'],
    ['a broken compression', { 'content-encoding': 'gzip' }, '{}', 400, 'malformed-encoding'],
    [
      'a bomb',
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(10_000_000, ' ')),
      413,
      'body-too-large',
    ],
  ])('refuses a body in %s', async (_what, headers, body, status, code) => {
    const response = await door.request('/api/conversations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    expect(response.status).toBe(status)
    expect(await door.problem(response)).toMatchObject({ status, code })
  })

  it.each([
    ['no HTTP', '\x16\x03\x01\x02\r\n\r\n', 400, 'malformed-request'],
    [
      'a length that is none',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'huge headers',
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('answers %s with a problem, too', async (_what, bytes, status, code) => {
    const [head = '', body = ''] = (await door.sendsBytes(bytes)).split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(head).toContain('application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status, code })
  })

  it('counts a route once, however it is spelt', async () => {
    for (const address of ['/api/articles/g-dage', '/API/Articles/g-dage', '/aPi/aRTICLES/g-dage'])
      expect((await door.request(address)).status).toBe(200)
    const metrics = await (await door.request('/metrics')).text()
    expect(new Set(metrics.match(/route="\/api\/articles[^"]*"/gi))).toEqual(
      new Set(['route="/api/articles/:id"']),
    )
  })

  it('says in its description every code it answers with', async () => {
    const { paths } = (await (await door.request('/api/openapi.json')).json()) as {
      paths: Record<
        string,
        Record<string, { responses: Record<string, { description: string } | undefined> }>
      >
    }
    const ida = await door.citizen()
    const said = async (response: Promise<Response>, path: string, method: string) => {
      const { status, code } = await door.problem(await response)
      const documented = paths[path]?.[method]?.responses ?? {}
      expect([path, method, status, documented[status]?.description]).toEqual([
        path,
        method,
        status,
        expect.stringContaining(`\`${code}\``),
      ])
    }
    const conversations = '/api/conversations'
    const messages = `${conversations}/{id}/messages`
    for (const body of ['{', '[]', '{"municipality":"9999"}', 'x'.repeat(70_000)])
      await said(door.post(conversations, body), conversations, 'post')
    for (const body of [
      '{',
      '{}',
      ...['', '\ud800', '\u0007', 'x'.repeat(2001)].map((text) => ({ text, clientId: 'a' })),
    ])
      await said(ida.sends(body), messages, 'post')
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json', 'content-encoding': 'x' },
    ]) {
      const sent = { method: 'POST', headers, body: '{}' }
      await said(door.request(conversations, sent), conversations, 'post')
      await said(
        door.request(`${conversations}/${ida.id}/messages`, {
          ...sent,
          headers: { ...headers, authorization: `Bearer ${ida.token}` },
        }),
        messages,
        'post',
      )
    }
    const auth = { headers: { authorization: `Bearer ${ida.token}` } }
    await said(door.request(`${conversations}/${ida.id}/messages?after=x`, auth), messages, 'get')
    await said(door.request(`${conversations}/${ida.id}/messages`), messages, 'get')
    await said(door.request(`${conversations}/%ff/messages`), messages, 'get')
    await said(door.request(`${conversations}/${ida.id}/export`), `${conversations}/{id}/export`, 'get')
    await said(
      door.request(`${conversations}/${ida.id}`, { method: 'DELETE' }),
      `${conversations}/{id}`,
      'delete',
    )
    await said(door.request('/api/articles/nowhere'), '/api/articles/{id}', 'get')
    await said(door.request('/api/articles/%ff'), '/api/articles/{id}', 'get')
    await said(door.request('/api/knowledge/search'), '/api/knowledge/search', 'get')
  })

  it('takes the token whichever way the word before it is written', async () => {
    const ida = await door.citizen()
    const headers = { authorization: `bearer ${ida.token}` }
    expect((await door.request(`/api/conversations/${ida.id}/messages`, { headers })).status).toBe(200)
  })

  it.each([
    '/api/nowhere',
    '/nowhere',
    '/api/conversations/x',
    '/demo/../../package.json',
    '/%',
    '/api/articles/nowhere',
  ])('knows no %s', async (address) => {
    const response = await door.request(address)
    expect([400, 404]).toContain(response.status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('shows how it is', async () => {
    for (const address of ['/healthz', '/readyz']) expect((await door.request(address)).status).toBe(200)
    const metrics = await (await door.request('/metrics')).text()
    expect(metrics).toMatch(/jobassistent_turn_seconds_count \d+/)
    expect(metrics).toMatch(/jobassistent_answers_total\{status="answered",language="da"\} \d+/)
    expect(metrics).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  })

  it('describes itself', async () => {
    const description = (await (await door.request('/api/openapi.json')).json()) as {
      openapi: string
      paths: object
    }
    expect(description.openapi).toMatch(/^3\.1/)
    expect(Object.keys(description.paths)).toContain('/api/conversations/{id}/messages')
  })

  it('shows what a search keeps and what it rejects', async () => {
    const response = await door.request('/api/knowledge/search?q=G-dage&limit=3')
    const { kept, rejected, floor, tookMs } = (await response.json()) as {
      kept: { articleId: string; score: number; evidence: object; alike: { question: string } }[]
      rejected: unknown[]
      floor: number
      tookMs: number
    }
    expect(kept[0]?.articleId).toBe('g-dage')
    expect(kept[0]?.score).toBeGreaterThan(floor)
    expect(kept[0]?.evidence).toMatchObject({ coverage: 1, unknown: 0 })
    expect(kept[0]?.alike.question).toMatch(/g-dage/i)
    expect(kept.length).toBeLessThanOrEqual(3)
    expect(rejected.length).toBeGreaterThan(0)
    expect(tookMs).toBeGreaterThan(0)
    expect((await door.request('/api/knowledge/search')).status).toBe(400)
  })

  it('serves pages that run nothing from elsewhere and nothing inline', async () => {
    for (const address of ['/', '/chat']) {
      const response = await door.request(address)
      expect(response.status).toBe(200)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      const html = await response.text()
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style="/)
    }
    expect((await door.request('/chat')).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self'",
    )
    expect((await door.request('/widget.js')).headers.get('cross-origin-resource-policy')).toBe(
      'cross-origin',
    )
  })
})
