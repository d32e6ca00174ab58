import type { ChatOpenAICompletions } from '@langchain/openai'
import { z } from 'zod'
import {
  estimateTokens,
  maxOutputTokens,
  ModelFailure,
  type LanguageModel,
  type ModelRequest,
  type ModelUsage,
} from './language-model.js'

/** Where the model is: any server that speaks OpenAI's `POST /chat/completions`, or a deployment in Azure OpenAI. */
export type ModelEndpoint =
  | {
      readonly kind: 'openai'
      /** Always given, never guessed: up to and including `/v1`. */
      readonly baseUrl: string
      readonly apiKey: string
      readonly model: string
    }
  | {
      readonly kind: 'azure'
      /** Up to and including `/openai/deployments`. */
      readonly basePath: string
      readonly apiKey: string
      readonly deployment: string
      readonly apiVersion: string
    }

/** Nothing of ours waits longer; the socket is closed then at the latest. Milliseconds. */
const timeout = 15_000

/** Models that think first take no temperature, and spend tokens on thinking. */
const thinks = (model: string) => /^o\d|^gpt-5(?!-chat)/.test(model)
const outputTokens = (model: string) => maxOutputTokens + (thinks(model) ? 1_500 : 0)

/** A chat model behind an OpenAI-compatible endpoint, by LangChain (loaded only now: it takes a third of a second and 40 MB). */
export async function createOpenAiModel(endpoint: ModelEndpoint): Promise<LanguageModel> {
  const name = endpoint.kind === 'openai' ? endpoint.model : endpoint.deployment
  const client = await connect(endpoint, name)
  let format: 'json_schema' | 'json_object' = 'json_schema'

  async function open({ system, user, schema }: ModelRequest, signal: AbortSignal) {
    const messages: ['system' | 'human', string][] = [
      ['system', system],
      ['human', user],
    ]
    const ask = () =>
      client.stream(messages, {
        signal,
        response_format:
          format === 'json_schema'
            ? { type: 'json_schema', json_schema: { name: 'reply', strict: true, schema } }
            : { type: 'json_object' },
      })
    try {
      return await ask()
    } catch (error) {
      // Servers that know no schemas say so at once. The prompt describes the object too, and what comes is checked either way.
      if (format !== 'json_schema' || !refusesSchemas(error)) throw error
      format = 'json_object'
      return await ask()
    }
  }

  return {
    id: `${endpoint.kind} ${new URL(endpoint.kind === 'openai' ? endpoint.baseUrl : endpoint.basePath).origin} ${name}`,
    mostOutputTokens: outputTokens(name),
    async *write(request, signal): AsyncGenerator<string, ModelUsage, undefined> {
      signal.throwIfAborted()
      let written = ''
      let usage: ModelUsage | undefined
      try {
        for await (const chunk of await open(request, signal)) {
          usage = usageIn(chunk.usage_metadata) ?? usage
          if (chunk.additional_kwargs.refusal !== undefined) throw new ModelFailure('refused')
          const ended: unknown = chunk.response_metadata.finish_reason
          if (ended === 'content_filter') throw new ModelFailure('content-filter')
          if (typeof chunk.content === 'string' && chunk.content !== '') {
            written += chunk.content
            yield chunk.content
          }
          if (ended === 'length') throw new ModelFailure('malformed')
        }
      } catch (error) {
        // The reason is what set the deadline; what the client makes of it is not.
        throw signal.aborted ? signal.reason : failureOf(error)
      }
      signal.throwIfAborted()
      if (written.trim() === '') throw new ModelFailure('empty')
      return (
        usage ?? {
          inputTokens: estimateTokens(request.system + request.user),
          outputTokens: estimateTokens(written),
        }
      )
    },
  }
}

const Usage = z.object({ input_tokens: z.number(), output_tokens: z.number() })
function usageIn(told: unknown): ModelUsage | undefined {
  const { data } = Usage.safeParse(told)
  return data && { inputTokens: data.input_tokens, outputTokens: data.output_tokens }
}

type Convert = ChatOpenAICompletions['_convertCompletionsDeltaToBaseMessageChunk']

async function connect(endpoint: ModelEndpoint, name: string): Promise<ChatOpenAICompletions> {
  const { AzureChatOpenAICompletions, ChatOpenAICompletions, convertCompletionsDeltaToBaseMessageChunk } =
    await import('@langchain/openai')
  /** LangChain drops what a model says when it refuses; that it did is kept here. */
  function convert(...[delta, rawResponse, defaultRole]: Parameters<Convert>): ReturnType<Convert> {
    const chunk = convertCompletionsDeltaToBaseMessageChunk({
      delta,
      rawResponse,
      ...(defaultRole !== undefined && { defaultRole }),
    })
    const refusal: unknown = delta.refusal
    if (typeof refusal === 'string' && refusal !== '') chunk.additional_kwargs.refusal = refusal
    return chunk
  }
  class OpenAiChat extends ChatOpenAICompletions {
    protected override _convertCompletionsDeltaToBaseMessageChunk(...from: Parameters<Convert>) {
      return convert(...from)
    }
  }
  class AzureChat extends AzureChatOpenAICompletions {
    protected override _convertCompletionsDeltaToBaseMessageChunk(...from: Parameters<Convert>) {
      return convert(...from)
    }
  }

  const asked = {
    model: name,
    timeout,
    maxRetries: 0,
    // Servers other than OpenAI's may refuse to be asked for it; where usage is told unasked, it is used.
    streamUsage: false,
    maxTokens: outputTokens(name),
    ...(thinks(name) ? { reasoning: { effort: 'low' as const } } : { temperature: 0 }),
  }
  // An explicit address also keeps LangChain's own settings in the environment from sending texts elsewhere. The client's own log would
  // repeat what it cannot read.
  if (endpoint.kind === 'openai')
    return new OpenAiChat({
      ...asked,
      apiKey: endpoint.apiKey,
      configuration: { baseURL: endpoint.baseUrl, logLevel: 'off' },
    })
  return new AzureChat({
    ...asked,
    azureOpenAIApiKey: endpoint.apiKey,
    azureOpenAIApiDeploymentName: endpoint.deployment,
    azureOpenAIApiVersion: endpoint.apiVersion,
    azureOpenAIBasePath: endpoint.basePath,
    configuration: { baseURL: `${endpoint.basePath}/${endpoint.deployment}`, logLevel: 'off' },
  })
}

type Thrown = {
  readonly status?: unknown
  readonly code?: unknown
  readonly name?: unknown
  readonly message?: unknown
}
const asThrown = (error: unknown): Thrown => (typeof error === 'object' && error !== null ? error : {})

const refusesSchemas = (error: unknown) => {
  const { status, message } = asThrown(error)
  return (status === 400 || status === 422) && /response_format|json_schema/i.test(String(message))
}

/** What the client threw, in our own terms. Its message may repeat what was sent, so only the kind goes on. */
function failureOf(error: unknown): unknown {
  if (error instanceof ModelFailure) return error
  const { status, code, name, message } = asThrown(error)
  const text = String(message)
  if (code === 'content_filter' || /content_filter|ResponsibleAIPolicyViolation/.test(text))
    return new ModelFailure('content-filter')
  if (status === 429) return new ModelFailure('rate-limited')
  if (typeof status === 'number') return new ModelFailure(status >= 500 ? 'server-error' : 'rejected')
  if (error instanceof SyntaxError || name === 'SyntaxError') return new ModelFailure('malformed')
  if (name === 'TimeoutError') return new ModelFailure('too-late')
  // Refused, reset, cut off: Node's fetch says "fetch failed" and "terminated", OpenAI's client "Connection error."
  if (/fetch failed|terminated|connection error|premature close|socket|ECONN/i.test(text))
    return new ModelFailure('unreachable')
  // An error told in the middle of a stream has neither status nor kind.
  return asThrown(error).constructor.name === 'APIError' ? new ModelFailure('server-error') : error
}
