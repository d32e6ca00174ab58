import type { Encodable } from '../bson/encode.js'
import type { Doc } from '../bson/value.js'
import type { Store } from '../storage/records.js'
import type { Client } from '../wire/connection.js'
import type { Cursors } from './cursors.js'
import type { FailPoints } from './fail-points.js'

/** What every command works with. */
export type Server = {
  readonly store: Store
  readonly cursors: Cursors
  readonly failPoints: FailPoints
  /** Milliseconds since the epoch; tests turn it. */
  readonly now: () => number
  readonly startedAt: number
  /** Whether the commands MongoDB has for testing drivers (fail points) are served. */
  readonly testCommands: boolean
  /** How many connections are open. */
  readonly connections: () => number
}

export type Request = {
  readonly name: string
  readonly body: Doc
  readonly db: string
  readonly client: Client
  /** Milliseconds since the epoch after which the command gives up (50), or `Infinity`. */
  readonly deadline: number
}

export type Reply = Readonly<Record<string, Encodable | undefined>>

export type Command = {
  /** The fields it knows beside the ones every command has; others are refused. Absent: not checked. */
  readonly fields?: readonly string[]
  readonly run: (request: Request, server: Server) => Reply | Promise<Reply>
}
