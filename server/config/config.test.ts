import { describe, expect, it } from '@jest/globals'
import { ConfigError, readConfig } from './config.js'

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
    [{ LANGSMITH_TRACING: 'true' }, 'LANGSMITH_TRACING'],
  ])('refuses %j by name', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(name)
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
