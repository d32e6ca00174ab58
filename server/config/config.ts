import { z } from 'zod'
import { isLoopback } from './is-loopback.js'
import { modelConfig, modelProblems, modelSettings, type ModelConfig } from './model-config.js'
import { setting } from './setting.js'
import { staffConfig, staffProblems, staffSettings, type StaffConfig } from './staff-config.js'

const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'an origin such as https://www.example.dk',
  )

/** The environment variables the server knows, as the README lists them. */
const Environment = z
  .object({
    PORT: setting(z.coerce.number().int().min(0).max(65535).default(3000)),
    HOST: setting(z.string().default('127.0.0.1')),
    DATA_DIR: setting(z.string().default('./data')),
    MONGODB_URI: setting(
      z
        .string()
        .regex(/^mongodb(\+srv)?:\/\//, 'starts with mongodb:// or mongodb+srv://')
        .optional(),
    ),
    ...modelSettings,
    ...staffSettings,
    OPENAI_EMBEDDING_MODEL: setting(z.string().optional()),
    RATE_LIMITS: setting(z.enum(['on', 'off']).default('on')),
    REDIS_URL: setting(
      z
        .string()
        .regex(/^rediss?:\/\//, 'starts with redis:// or rediss://')
        .optional(),
    ),
    OPENING_HOURS: setting(z.enum(['always', 'own']).default('own')),
    CONTENT: setting(z.enum(['seed', 'none']).default('seed')),
    EMBED_ORIGINS: setting(
      z
        .string()
        .transform((value) => value.split(/[\s,]+/).filter(Boolean))
        .pipe(z.array(origin))
        .default([]),
    ),
    TRUST_PROXY: setting(z.coerce.number().int().min(0).max(10).default(0)),
    LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')),
    ALLOW_TRACING: setting(z.enum(['0', '1']).default('0')),
  })
  .refine(({ RATE_LIMITS, HOST }) => RATE_LIMITS === 'on' || isLoopback(HOST), {
    path: ['RATE_LIMITS'],
    message: 'may be off only when HOST is a loopback address',
  })
  .check(({ value, issues }) => {
    for (const { path, message } of [...modelProblems(value), ...staffProblems(value)])
      issues.push({ code: 'custom', path: [path], message, input: value })
  })
  .refine(({ OPENAI_EMBEDDING_MODEL, OPENAI_BASE_URL }) => !OPENAI_EMBEDDING_MODEL || OPENAI_BASE_URL, {
    path: ['OPENAI_BASE_URL'],
    message: 'is needed with OPENAI_EMBEDDING_MODEL: an address is never guessed',
  })

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly mongodbUri?: string
  /** Joins several servers' sockets. */
  readonly redisUrl?: string
  readonly embedding?: { readonly baseUrl: string; readonly apiKey: string; readonly model: string }
  /** The chat model, where there is one and it is not switched off. */
  readonly model?: ModelConfig
  /** Who works here from the first start, and whether the organisation has a sign-in of its own. */
  readonly staff: StaffConfig
  /** Caseworkers can be reached whenever one is present, whatever the hours. */
  readonly alwaysOpen: boolean
  readonly rateLimits: boolean
  readonly seed: boolean
  /** Sites that may show the chat in a frame, beside the server's own pages. */
  readonly embedOrigins: readonly string[]
  /** How many proxies stand in front, so that the visitor's address is believed from the right one. */
  readonly trustProxy: number
  readonly logLevel: string
}

/** Not usable: every line says which variable, and what is wrong with it. Values are not repeated; some are secret. */
export class ConfigError extends Error {
  readonly code = 'invalid-configuration'
}

/** Reads and checks the environment. Throws a ConfigError naming every variable that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = Environment.safeParse(environment)
  if (!result.success)
    throw new ConfigError(
      result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  const env = result.data

  // LangChain sends what is said to somebody else when one of these is set.
  const tracing = Object.keys(environment).filter(
    (name) => /^(LANGSMITH|LANGCHAIN)_/.test(name) && environment[name],
  )
  if (tracing.length > 0 && env.ALLOW_TRACING === '0')
    throw new ConfigError(
      `${tracing.join(', ')}: would send what citizens write to a tracing service; unset, or set ALLOW_TRACING=1`,
    )

  const model = modelConfig(env)
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    ...(env.MONGODB_URI !== undefined && { mongodbUri: env.MONGODB_URI }),
    ...(env.REDIS_URL !== undefined && { redisUrl: env.REDIS_URL }),
    ...(env.OPENAI_EMBEDDING_MODEL !== undefined &&
      env.OPENAI_BASE_URL !== undefined && {
        embedding: {
          baseUrl: env.OPENAI_BASE_URL,
          apiKey: env.OPENAI_API_KEY ?? 'none',
          model: env.OPENAI_EMBEDDING_MODEL,
        },
      }),
    ...(model && { model }),
    staff: staffConfig(env),
    alwaysOpen: env.OPENING_HOURS === 'always',
    rateLimits: env.RATE_LIMITS === 'on',
    seed: env.CONTENT === 'seed',
    embedOrigins: env.EMBED_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  }
}
