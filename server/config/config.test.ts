import { describe, expect, it } from '@jest/globals'
import { ConfigError, readConfig } from './config.js'

const azure = {
  AZURE_OPENAI_API_KEY: 'k',
  AZURE_OPENAI_API_INSTANCE_NAME: 'example',
  AZURE_OPENAI_API_DEPLOYMENT_NAME: 'gpt',
  AZURE_OPENAI_API_VERSION: '2024-10-21',
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      rateLimits: true,
      seed: true,
      embedOrigins: [],
      trustProxy: 0,
      logLevel: 'info',
    })
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', MONGODB_URI: '' }).port).toBe(3000)
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ MONGODB_URI: 'postgres://x' }, 'MONGODB_URI'],
    [{ RATE_LIMITS: 'off', HOST: '0.0.0.0' }, 'RATE_LIMITS'],
    [{ CONTENT: 'everything' }, 'CONTENT'],
    [{ EMBED_ORIGINS: 'https://a.dk/path' }, 'EMBED_ORIGINS'],
    [{ OPENAI_EMBEDDING_MODEL: 'm' }, 'OPENAI_BASE_URL'],
    [{ OPENAI_MODEL: 'm' }, 'OPENAI_BASE_URL'],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, 'OPENAI_MODEL'],
    [{ OPENAI_BASE_URL: 'https://api.openai.com/v1', OPENAI_MODEL: 'm' }, 'OPENAI_API_KEY'],
    [{ AZURE_OPENAI_API_KEY: 'k' }, 'AZURE_OPENAI_API_INSTANCE_NAME'],
    [{ AZURE_OPENAI_API_INSTANCE_NAME: 'https://x.openai.azure.com' }, 'AZURE_OPENAI_API_INSTANCE_NAME'],
    [{ ...azure, AZURE_OPENAI_API_VERSION: '' }, 'AZURE_OPENAI_API_VERSION'],
    [{ ...azure, OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'm' }, 'OPENAI_MODEL'],
    [{ MODEL_COST_PER_DAY: '5' }, 'MODEL_INPUT_PRICE'],
    [{ MODEL_TOKENS_PER_DAY: 'many' }, 'MODEL_TOKENS_PER_DAY'],
    [{ LANGSMITH_TRACING: 'true' }, 'LANGSMITH_TRACING'],
  ])('refuses %j by name', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(name)
  })

  it('takes a model by an address and a name, and a key where one is wanted', () => {
    const local = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_MODEL: 'm' }
    expect(readConfig(local).model).toEqual({
      endpoint: { kind: 'openai', baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'none', model: 'm' },
      budget: { tokensPerDay: 2_000_000 },
    })
    expect(readConfig({ ...local, LANGUAGE_MODEL: 'off' }).model).toBeUndefined()
    expect(readConfig({ OPENAI_API_KEY: 'k' }).model).toBeUndefined()
    const prices = { MODEL_COST_PER_DAY: '20', MODEL_INPUT_PRICE: '2.5', MODEL_OUTPUT_PRICE: '10' }
    expect(readConfig({ ...local, ...prices }).model?.budget.cost).toEqual({
      perDay: 20,
      inputPrice: 2.5,
      outputPrice: 10,
    })
  })

  it.each([
    [{}, 'https://example.openai.azure.com/openai/deployments'],
    [{ AZURE_OPENAI_ENDPOINT: 'https://a.example/' }, 'https://a.example/openai/deployments'],
    [{ AZURE_OPENAI_BASE_PATH: 'https://b.example/x/' }, 'https://b.example/x'],
  ])('finds a deployment in Azure by any of its addresses: %j', (more, basePath) => {
    expect(readConfig({ ...azure, ...more }).model?.endpoint).toEqual({
      kind: 'azure',
      basePath,
      apiKey: 'k',
      deployment: 'gpt',
      apiVersion: '2024-10-21',
    })
  })

  it('never repeats a value, for it may be a secret', () => {
    expect(() => readConfig({ MONGODB_URI: 'user:hunter2@host' })).not.toThrow('hunter2')
  })

  it('lets limits be off on loopback, and reads origins apart', () => {
    const config = readConfig({ RATE_LIMITS: 'off', EMBED_ORIGINS: 'https://a.dk, https://b.dk' })
    expect(config.rateLimits).toBe(false)
    expect(config.embedOrigins).toEqual(['https://a.dk', 'https://b.dk'])
  })
})
