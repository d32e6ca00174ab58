import { pino, stdTimeFunctions, type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard output. What citizens write is never handed to it: it gets codes, counts, causes and durations. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: ['token', '*.token', 'authorization', '*.authorization', 'text', '*.text'],
      censor: '[hidden]',
    },
  })
