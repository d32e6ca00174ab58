import {
  destination,
  pino,
  stdSerializers,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
} from 'pino'

export type { Logger }

/** JSON lines, on standard output or wherever a test reads them. What citizens write is never handed to it: it gets codes, counts, causes and durations. */
export const createLogger = (level: string, to: DestinationStream = destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: whatFailed },
      redact: {
        paths: ['token', '*.token', 'authorization', '*.authorization', 'text', '*.text'],
        censor: '[hidden]',
      },
    },
    to,
  )

/** What kind of error it was and where it came from. Other fields of an error may hold what was being worked on. */
export function whatFailed(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { type, message, code, stack } = stdSerializers.err(error) as ReturnType<
    typeof stdSerializers.err
  > & { code?: unknown }
  return { type, message, code, stack }
}
