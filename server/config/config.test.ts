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
      staff: {},
      alwaysOpen: false,
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
    [{ OPENING_HOURS: 'sometimes' }, 'OPENING_HOURS'],
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
    [{ STAFF_BOOTSTRAP: 'kim@example.dk' }, 'STAFF_BOOTSTRAP'],
    [{ STAFF_BOOTSTRAP: ' , ' }, 'STAFF_BOOTSTRAP'],
    [{ OIDC_CLIENT_ID: 'c', PUBLIC_URL: 'https://a.dk' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://id.example.dk', PUBLIC_URL: 'https://a.dk' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_ISSUER: 'https://id.example.dk', OIDC_CLIENT_ID: 'c' }, 'PUBLIC_URL'],
    [{ OIDC_ISSUER: 'http://id.example.dk' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://me:word@id.example.dk' }, 'OIDC_ISSUER'],
    [{ PUBLIC_URL: 'http://a.dk' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://a.dk/chat' }, 'PUBLIC_URL'],
    [{ OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE'],
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

  it.each([
    { MONGODB_URI: 'user:hunter2@host' },
    { STAFF_BOOTSTRAP: 'kim@example.dk:hunter2:king' },
    { STAFF_BOOTSTRAP: 'hunter2:kim@example.dk:admin' },
    { STAFF_BOOTSTRAP: 'kim@example.dk:half,hunter2:admin' },
    { OIDC_ISSUER: 'https://me:hunter2@id.example.dk' },
    { OIDC_CLIENT_SECRET: 'hunter2' },
  ])('never repeats a value, for it may be a secret', (environment) => {
    let said: unknown
    try {
      readConfig(environment)
    } catch (error) {
      said = error
    }
    expect(said).toBeInstanceOf(ConfigError)
    expect(String(said)).not.toContain('hunter2')
  })

  it('reads who works here from the first start', () => {
    const STAFF_BOOTSTRAP = 'Kim@Example.dk:a:b c:caseworker+editor, admin@localhost:x:admin'
    expect(readConfig({ STAFF_BOOTSTRAP }).staff.bootstrap).toEqual([
      { email: 'kim@example.dk', password: 'a:b c', roles: ['caseworker', 'editor'] },
      { email: 'admin@localhost', password: 'x', roles: ['admin'] },
    ])
  })

  it("takes the organisation's own sign-in by an issuer, a client and its own address", () => {
    const OIDC_ISSUER = 'https://id.example.dk/tenant/v2.0'
    const needed = { OIDC_ISSUER, OIDC_CLIENT_ID: 'desk', PUBLIC_URL: 'https://chat.example.dk/' }
    const oidc = {
      issuer: OIDC_ISSUER,
      clientId: 'desk',
      publicUrl: 'https://chat.example.dk',
      rolesClaim: 'roles',
      scope: 'openid profile email',
    }
    expect(readConfig(needed).staff).toEqual({ oidc })
    const more = { OIDC_CLIENT_SECRET: 's', OIDC_ROLES_CLAIM: 'groups', OIDC_SCOPE: 'openid' }
    expect(readConfig({ ...needed, ...more }).staff.oidc).toEqual({
      ...oidc,
      clientSecret: 's',
      rolesClaim: 'groups',
      scope: 'openid',
    })
    const local = { ...needed, OIDC_ISSUER: 'http://127.0.0.1:9', PUBLIC_URL: 'http://localhost:3000' }
    expect(readConfig(local).staff.oidc?.issuer).toBe('http://127.0.0.1:9')
  })

  it('lets limits be off on loopback, and reads origins apart', () => {
    const config = readConfig({ RATE_LIMITS: 'off', EMBED_ORIGINS: 'https://a.dk, https://b.dk' })
    expect(config.rateLimits).toBe(false)
    expect(config.embedOrigins).toEqual(['https://a.dk', 'https://b.dk'])
  })
})
