import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { answerPrompt } from './prompts/answer-prompt.js'
import { startDeadline } from './deadline.js'
import { estimateTokens, ModelFailure, type ModelUsage } from './language-model.js'
import { createOpenAiModel, type ModelEndpoint } from './openai-model.js'
import { openScriptedEndpoint, type ScriptedEndpoint } from './testing/scripted-endpoint.js'
import { failingEndpoint, scripts } from './testing/scripts.js'

const request = answerPrompt('da', {
  question: 'Hvad er satsen?',
  passages: [
    {
      id: 'abcde',
      about: 'Satsen',
      for: [],
      text: 'Satsen er højst 22.041 kr. om måneden. Den stiger hvert år.',
    },
  ],
})

describe('a model behind an OpenAI-compatible endpoint', () => {
  let endpoint: ScriptedEndpoint
  beforeEach(async () => void (endpoint = await openScriptedEndpoint(scripts.good)))
  afterEach(() => endpoint.close())
  const openai = (): ModelEndpoint => ({
    kind: 'openai',
    baseUrl: endpoint.baseUrl,
    apiKey: 'secret',
    model: 'small',
  })

  /** All that is written, and how it ends. */
  async function write(of: ModelEndpoint, withinMs = 2_000) {
    const model = await createOpenAiModel(of)
    const deadline = startDeadline()
    deadline.set(performance.now() + withinMs, 'too-late')
    let text = ''
    let usage: ModelUsage | undefined
    let failure: unknown
    const began = performance.now()
    try {
      const pieces = model.write(request, deadline.signal)
      for (let next = await pieces.next(); ; next = await pieces.next()) {
        if (next.done) {
          usage = next.value
          break
        }
        text += next.value
      }
    } catch (error) {
      failure = error instanceof ModelFailure ? error.code : error
    } finally {
      deadline.end()
    }
    return { id: model.id, text, usage, failure, ms: performance.now() - began }
  }

  it('streams what the model writes, and asks for no more than the request', async () => {
    const { id, text, usage } = await write(openai())
    expect(JSON.parse(text)).toEqual({
      completeness: 'full',
      sentences: [{ text: 'Satsen er højst 22.041 kr. om måneden.', sources: ['abcde'] }],
    })
    expect(usage?.outputTokens).toBe(estimateTokens(text))
    expect(id).not.toContain('secret')
    const [sent] = endpoint.requests
    expect(sent?.url).toBe('/v1/chat/completions')
    const body = JSON.parse(sent?.body ?? '') as Record<string, unknown>
    expect(Object.keys(body).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'response_format',
      'stream',
      'temperature',
    ])
    expect(body).toMatchObject({ model: 'small', temperature: 0, stream: true, max_tokens: 700 })
    expect(body.messages).toEqual([
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ])
    expect(body.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
  })

  it('believes the usage an endpoint tells unasked', async () => {
    endpoint.answers(() => ({ content: '{"a":1}', usage: { prompt_tokens: 321, completion_tokens: 12 } }))
    expect((await write(openai())).usage).toEqual({ inputTokens: 321, outputTokens: 12 })
  })

  it('speaks to Azure as Azure wants it', async () => {
    const { failure } = await write({
      kind: 'azure',
      basePath: endpoint.azureBasePath,
      apiKey: 'secret',
      deployment: 'gpt',
      apiVersion: '2024-10-21',
    })
    expect(failure).toBeUndefined()
    const [sent] = endpoint.requests
    expect(sent?.url).toBe('/openai/deployments/gpt/chat/completions?api-version=2024-10-21')
    expect(sent?.rawHeaders).toContain('api-key')
  })

  it.each(failingEndpoint)('calls %s %s, once and quickly', async (script, outcome) => {
    endpoint.answers(scripts[script])
    const { failure, ms } = await write(openai())
    expect(failure).toBe(outcome)
    expect(endpoint.requests).toHaveLength(1)
    expect(ms).toBeLessThan(1_500)
  })

  it('calls an answer cut short malformed, and an error in mid-stream the server’s', async () => {
    endpoint.answers(() => ({ content: '{"a":', finish: 'length' }))
    expect((await write(openai())).failure).toBe('malformed')
    endpoint.answers(() => ({ raw: 'data: {"error":{"message":"overloaded","type":"server_error"}}\n\n' }))
    expect((await write(openai())).failure).toBe('server-error')
  })

  it.each(['hang', 'drip', 'stall'] as const)('lets go of a %s when its time is up', async (script) => {
    endpoint.answers(scripts[script])
    const { failure, ms } = await write(openai(), 150)
    expect(failure).toBe('too-late')
    expect(ms).toBeLessThan(600)
  })

  it('says so where nobody listens', async () => {
    const { failure } = await write({
      kind: 'openai',
      baseUrl: 'http://127.0.0.1:9/v1',
      apiKey: 'k',
      model: 'm',
    })
    expect(failure).toBe('unreachable')
  })

  it('goes on without a schema where none is understood', async () => {
    let refused = 0
    endpoint.answers((read) => {
      if (!(endpoint.requests.at(-1)?.body ?? '').includes('json_schema')) return scripts.good(read)
      refused++
      return { status: 400, body: { error: { message: "unknown type 'json_schema' in response_format" } } }
    })
    const model = await createOpenAiModel(openai())
    for (let n = 0; n < 2; n++) {
      const deadline = startDeadline()
      let text = ''
      for await (const piece of model.write(request, deadline.signal)) text += piece
      expect(JSON.parse(text)).toMatchObject({ completeness: 'full' })
      deadline.end()
    }
    expect(refused).toBe(1)
    expect(
      endpoint.requests.map(({ body }) => (JSON.parse(body) as { response_format: unknown }).response_format),
    ).toMatchObject([{ type: 'json_schema' }, { type: 'json_object' }, { type: 'json_object' }])
  })

  it('gives a model that thinks first no temperature', async () => {
    await write({ kind: 'openai', baseUrl: endpoint.baseUrl, apiKey: 'k', model: 'gpt-5-mini' })
    const body = JSON.parse(endpoint.requests[0]?.body ?? '') as Record<string, unknown>
    expect(body).not.toHaveProperty('temperature')
    expect(body).toMatchObject({ reasoning_effort: 'low', max_completion_tokens: 2200 })
  })
})
