import { textOf } from '../bson/compare.js'
import { setTimeout as wait } from 'node:timers/promises'
import type { Encodable } from '../bson/encode.js'
import { asInteger, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Client } from '../wire/connection.js'
import { aggregate } from './aggregate.js'
import { bulkWrite } from './bulk-write.js'
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
  validate,
} from './collections.js'
import type { Command, Reply, Request, Server } from './command.js'
import { explain } from './explain.js'
import { checkDatabase, checkFields } from './fields.js'
import { count, distinct } from './count-and-distinct.js'
import { getMore, killCursors } from './cursor-commands.js'
import { find } from './find.js'
import { findAndModify } from './find-and-modify.js'
import {
  authenticate,
  buildInfo,
  configureFailPoint,
  connectionStatus,
  endSessions,
  getCmdLineOpts,
  getLog,
  getParameter,
  hello,
  hostInfo,
  noTransactions,
  ping,
  replSetCommand,
  serverStatus,
  whatsmyuri,
} from './handshake.js'
import { createIndexes, dropIndexes, listIndexes } from './indexes.js'
import { deleteCommand, insert, update } from './write.js'

const commands: Readonly<Record<string, Command>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  getParameter,
  serverStatus,
  hostInfo,
  getCmdLineOpts,
  getLog,
  whatsmyuri,
  connectionStatus,
  endSessions,
  refreshSessions: endSessions,
  killSessions: endSessions,
  killAllSessions: endSessions,
  commitTransaction: noTransactions,
  abortTransaction: noTransactions,
  replSetGetStatus: replSetCommand,
  configureFailPoint,
  saslStart: authenticate,
  saslContinue: authenticate,
  authenticate,
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
  createIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  listIndexes,
  bulkWrite,
  explain,
  validate,
}

/** Commands that take a write concern and so may fail one. */
const writes = new Set([
  'insert',
  'update',
  'delete',
  'findAndModify',
  'findandmodify',
  'create',
  'drop',
  'dropDatabase',
  'createIndexes',
  'dropIndexes',
  'deleteIndexes',
  'renameCollection',
  'bulkWrite',
  'aggregate',
])

/** Answers one command of a client; `undefined` means the connection is to be closed. */
export async function dispatch(server: Server, body: Doc, client: Client): Promise<Encodable | undefined> {
  const [name] = body.keys()
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  const db = body.get('$db')
  if (typeof db !== 'string') throw new StoreError(40571, 'OP_MSG requests require a $db argument')
  checkDatabase(db)
  if (name === undefined || !command)
    throw new StoreError('CommandNotFound', `no such command: '${name ?? ''}'`)
  const maxTime = asInteger(body.get('maxTimeMS')) ?? 0
  if (maxTime < 0) throw new StoreError('BadValue', `${maxTime} value for maxTimeMS is out of range`)
  const request: Request = {
    name,
    body,
    db,
    client,
    deadline: maxTime > 0 && name !== 'getMore' ? server.now() + maxTime : Infinity,
  }

  const failure = name === 'configureFailPoint' ? undefined : server.failPoints.take(name, client)
  if (failure?.blockMilliseconds) await wait(failure.blockMilliseconds)
  if (failure?.closeConnection) return undefined
  const labels: Reply = failure?.errorLabels ? { errorLabels: failure.errorLabels } : {}
  if (failure?.error)
    return {
      ok: 0,
      errmsg: failure.error.message,
      code: failure.error.code,
      codeName: failure.error.codeName,
      ...labels,
    }

  checkFields(request, command)
  checkTransaction(body)
  checkApi(body)
  checkReadConcern(body.get('readConcern'))
  checkWriteConcern(body.get('writeConcern'))
  const reply = await command.run(request, server)
  return failure?.writeConcernError && writes.has(name)
    ? { ...reply, writeConcernError: failure.writeConcernError, ...labels }
    : reply
}

function checkTransaction(body: Doc): void {
  if (body.has('txnNumber') || body.has('startTransaction') || body.has('autocommit'))
    throw new StoreError(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    )
}

function checkApi(body: Doc): void {
  const version = body.get('apiVersion')
  if (version !== undefined && version !== '1')
    throw new StoreError('APIVersionError', `API version must be "1"`)
}

function checkReadConcern(concern: Value | undefined): void {
  if (concern === undefined) return
  if (!isDoc(concern))
    throw new StoreError('TypeMismatch', "BSON field 'readConcern' is the wrong type, expected type 'object'")
  const level = concern.get('level')
  if (level === 'snapshot' || level === 'linearizable')
    throw new StoreError(123, `node needs to be a replica set member to use read concern`)
  if (level !== undefined && level !== 'local' && level !== 'majority' && level !== 'available')
    throw new StoreError(
      'BadValue',
      `Enumeration value '${textOf(level)}' for field 'readConcern.level' is not a valid value.`,
    )
  if (concern.has('afterClusterTime') || concern.has('atClusterTime'))
    throw new StoreError(
      'IllegalOperation',
      'Cannot specify afterClusterTime or atClusterTime readConcern without replication enabled',
    )
}

function checkWriteConcern(concern: Value | undefined): void {
  if (concern === undefined) return
  if (!isDoc(concern))
    throw new StoreError(
      'TypeMismatch',
      "BSON field 'writeConcern' is the wrong type, expected type 'object'",
    )
  const w = concern.get('w')
  const nodes = asInteger(w)
  if (nodes !== undefined && (nodes < 0 || nodes > 50))
    throw new StoreError('FailedToParse', 'w has to be a non-negative number and not greater than 50')
  if (nodes !== undefined && nodes > 1)
    throw new StoreError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
  if (typeof w === 'string' && w !== 'majority')
    throw new StoreError(
      'BadValue',
      "cannot use non-majority 'w' mode when a host is not a member of a replica set",
    )
}
