import { asInteger, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Client } from '../wire/connection.js'

/** What a fail point does to a command it catches. */
export type Failure = {
  readonly closeConnection: boolean
  readonly blockMilliseconds: number
  readonly error: StoreError | undefined
  readonly writeConcernError: Doc | undefined
  readonly errorLabels: Value[] | undefined
}

type FailPoint = {
  left: number
  skip: number
  readonly commands: ReadonlySet<string>
  readonly appName: string | undefined
  readonly failure: Failure
}

/** MongoDB's `failCommand`, with which driver tests make a server fail. */
export interface FailPoints {
  configure(name: string, mode: Value | undefined, data: Doc | undefined): number
  /** The failure a command is to meet, if any; counts it. */
  take(command: string, client: Client): Failure | undefined
}

export function openFailPoints(): FailPoints {
  let failCommand: FailPoint | undefined
  let hits = 0
  return {
    configure(name, mode, data) {
      if (name !== 'failCommand') throw new StoreError('BadValue', `${name} is not a supported fail point`)
      const before = hits
      failCommand = mode === 'off' ? undefined : parse(mode, data)
      return before
    },
    take(command, client) {
      if (!failCommand?.commands.has(command)) return undefined
      if (failCommand.appName !== undefined && failCommand.appName !== client.appName) return undefined
      if (failCommand.skip > 0) {
        failCommand.skip--
        return undefined
      }
      const { failure } = failCommand
      hits++
      if (--failCommand.left <= 0) failCommand = undefined
      return failure
    },
  }
}

function parse(mode: Value | undefined, data: Doc = new Map()): FailPoint {
  const times = isDoc(mode) ? asInteger(mode.get('times')) : undefined
  const skip = isDoc(mode) ? asInteger(mode.get('skip')) : undefined
  if (mode !== 'alwaysOn' && times === undefined && skip === undefined)
    throw new StoreError('FailedToParse', 'unknown fail point mode')
  const commands = data.get('failCommands')
  const code = asInteger(data.get('errorCode'))
  const labels = data.get('errorLabels')
  const appName = data.get('appName')
  const writeConcernError = data.get('writeConcernError')
  return {
    left: times ?? Infinity,
    skip: skip ?? 0,
    commands: new Set(isArray(commands) ? commands.filter((item) => typeof item === 'string') : []),
    appName: typeof appName === 'string' ? appName : undefined,
    failure: {
      closeConnection: data.get('closeConnection') === true,
      blockMilliseconds: data.get('blockConnection') === true ? (asInteger(data.get('blockTimeMS')) ?? 0) : 0,
      error:
        code === undefined ? undefined : new StoreError(code, "Failing command via 'failCommand' failpoint"),
      writeConcernError: isDoc(writeConcernError) ? writeConcernError : undefined,
      errorLabels: isArray(labels) ? labels : undefined,
    },
  }
}
