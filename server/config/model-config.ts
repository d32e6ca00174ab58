import { z } from 'zod'
import type { BudgetLimits } from '../../bot/language-model/model-budget.js'
import type { ModelEndpoint } from '../../bot/language-model/openai-model.js'
import { setting } from './setting.js'

export type ModelConfig = { readonly endpoint: ModelEndpoint; readonly budget: BudgetLimits }

/** The variables about the chat model. Azure's have the names LangChain gives them. */
export const modelSettings = {
  LANGUAGE_MODEL: setting(z.enum(['on', 'off']).default('on')),
  OPENAI_BASE_URL: setting(z.url().optional()),
  OPENAI_API_KEY: setting(z.string().optional()),
  OPENAI_MODEL: setting(z.string().optional()),
  AZURE_OPENAI_API_KEY: setting(z.string().optional()),
  AZURE_OPENAI_API_INSTANCE_NAME: setting(
    z
      .string()
      .regex(
        /^[a-z0-9-]+$/i,
        'is the name of the resource alone: example for https://example.openai.azure.com',
      )
      .optional(),
  ),
  AZURE_OPENAI_BASE_PATH: setting(z.url().optional()),
  AZURE_OPENAI_ENDPOINT: setting(z.url().optional()),
  AZURE_OPENAI_API_DEPLOYMENT_NAME: setting(z.string().optional()),
  AZURE_OPENAI_API_VERSION: setting(z.string().optional()),
  MODEL_TOKENS_PER_DAY: setting(z.coerce.number().int().min(0).default(2_000_000)),
  MODEL_COST_PER_DAY: setting(z.coerce.number().min(0).optional()),
  MODEL_INPUT_PRICE: setting(z.coerce.number().min(0).optional()),
  MODEL_OUTPUT_PRICE: setting(z.coerce.number().min(0).optional()),
} as const

type Settings = z.infer<z.ZodObject<typeof modelSettings>> & {
  readonly OPENAI_EMBEDDING_MODEL?: string | undefined
}
type Problem = { readonly path: keyof Settings; readonly message: string }

const azureNames = [
  'AZURE_OPENAI_API_KEY',
  'AZURE_OPENAI_API_INSTANCE_NAME',
  'AZURE_OPENAI_BASE_PATH',
  'AZURE_OPENAI_ENDPOINT',
  'AZURE_OPENAI_API_DEPLOYMENT_NAME',
  'AZURE_OPENAI_API_VERSION',
] as const

/** What is missing from a model that is configured by half, or said twice. */
export function modelProblems(env: Settings): Problem[] {
  const problems: Problem[] = []
  const needs = (path: keyof Settings, message: string) => {
    if (env[path] === undefined) problems.push({ path, message })
  }
  const azure = azureNames.filter((name) => env[name] !== undefined)
  if (azure.length > 0) {
    const because = `is needed with ${azure.join(', ')}: a model in Azure OpenAI has a key, an address, a deployment and a version`
    needs('AZURE_OPENAI_API_KEY', because)
    needs('AZURE_OPENAI_API_DEPLOYMENT_NAME', because)
    needs('AZURE_OPENAI_API_VERSION', because)
    if (!env.AZURE_OPENAI_BASE_PATH && !env.AZURE_OPENAI_ENDPOINT)
      needs(
        'AZURE_OPENAI_API_INSTANCE_NAME',
        `${because}; or set AZURE_OPENAI_ENDPOINT or AZURE_OPENAI_BASE_PATH`,
      )
    if (env.OPENAI_MODEL !== undefined)
      problems.push({
        path: 'OPENAI_MODEL',
        message: 'names one model and AZURE_OPENAI_* another: set one of them',
      })
  }
  if (env.OPENAI_MODEL !== undefined)
    needs('OPENAI_BASE_URL', 'is needed with OPENAI_MODEL: an address is never guessed')
  if (env.OPENAI_BASE_URL !== undefined && env.OPENAI_EMBEDDING_MODEL === undefined && azure.length === 0)
    needs(
      'OPENAI_MODEL',
      'is needed with OPENAI_BASE_URL, or OPENAI_EMBEDDING_MODEL: which model is to be used there?',
    )
  if (env.OPENAI_BASE_URL !== undefined && new URL(env.OPENAI_BASE_URL).hostname.endsWith('openai.com'))
    needs('OPENAI_API_KEY', 'is needed at OpenAI itself')
  if (env.MODEL_COST_PER_DAY !== undefined) {
    needs('MODEL_INPUT_PRICE', 'is needed with MODEL_COST_PER_DAY: the price of a million tokens sent')
    needs('MODEL_OUTPUT_PRICE', 'is needed with MODEL_COST_PER_DAY: the price of a million tokens written')
  }
  return problems
}

/** The model that is configured, if any; settings without problems are expected. */
export function modelConfig(env: Settings): ModelConfig | undefined {
  const endpoint = env.LANGUAGE_MODEL === 'on' ? endpointOf(env) : undefined
  const { MODEL_COST_PER_DAY: perDay, MODEL_INPUT_PRICE: inputPrice, MODEL_OUTPUT_PRICE: outputPrice } = env
  return (
    endpoint && {
      endpoint,
      budget: {
        tokensPerDay: env.MODEL_TOKENS_PER_DAY,
        ...(perDay !== undefined &&
          inputPrice !== undefined &&
          outputPrice !== undefined && { cost: { perDay, inputPrice, outputPrice } }),
      },
    }
  )
}

function endpointOf(env: Settings): ModelEndpoint | undefined {
  const { AZURE_OPENAI_API_DEPLOYMENT_NAME: deployment, AZURE_OPENAI_API_VERSION: apiVersion } = env
  if (env.AZURE_OPENAI_API_KEY !== undefined && deployment !== undefined && apiVersion !== undefined) {
    const resource = `https://${env.AZURE_OPENAI_API_INSTANCE_NAME ?? ''}.openai.azure.com`
    const origin = (env.AZURE_OPENAI_ENDPOINT ?? resource).replace(/\/+$/, '')
    const basePath = env.AZURE_OPENAI_BASE_PATH?.replace(/\/+$/, '') ?? `${origin}/openai/deployments`
    return { kind: 'azure', basePath, apiKey: env.AZURE_OPENAI_API_KEY, deployment, apiVersion }
  }
  if (env.OPENAI_MODEL === undefined || env.OPENAI_BASE_URL === undefined) return undefined
  // Servers of one's own often want no key; the client does not start without one.
  return {
    kind: 'openai',
    baseUrl: env.OPENAI_BASE_URL,
    apiKey: env.OPENAI_API_KEY ?? 'none',
    model: env.OPENAI_MODEL,
  }
}
