import { textOf } from '../bson/compare.js'
import { hostname } from 'node:os'
import { isArray, isDoc } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { appNameOf } from '../wire/connection.js'
import { maxMessageBytes } from '../wire/message.js'
import { maxDocumentBytes } from '../bson/encode.js'
import type { Command, Reply, Request, Server } from './command.js'
import { adminOnly } from './collections.js'
import { reader } from './fields.js'

/** The MongoDB whose behaviour this store follows, and the wire version that belongs to it. */
export const mongodbVersion = '8.0.4'
const maxWireVersion = 25

function greet({ body, client, name }: Request, server: Server): Reply {
  if (body.has('client')) client.appName = appNameOf(body)
  const helloOk = body.get('helloOk') === true
  return {
    ...(helloOk && { helloOk }),
    ...((name === 'hello' || helloOk) && { isWritablePrimary: true }),
    ...(name !== 'hello' && { ismaster: true }),
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(server.now()),
    logicalSessionTimeoutMinutes: 30,
    connectionId: client.id,
    minWireVersion: 0,
    maxWireVersion,
    readOnly: false,
    ...(body.has('saslSupportedMechs') && { saslSupportedMechs: [] }),
    ok: 1,
  }
}

export const hello: Command = { run: greet }

export const ping: Command = { run: () => ({ ok: 1 }) }

export const buildInfo: Command = {
  run: () => ({
    version: mongodbVersion,
    gitVersion: 'jobassistent',
    modules: [],
    allocator: 'system',
    javascriptEngine: 'none',
    sysInfo: 'deprecated',
    versionArray: [...mongodbVersion.split('.').map(Number), 0],
    openssl: { running: 'disabled', compiled: 'disabled' },
    buildEnvironment: {},
    bits: 64,
    debug: false,
    maxBsonObjectSize: maxDocumentBytes,
    storageEngines: ['lmdb'],
    ok: 1,
  }),
}

export const getParameter: Command = {
  run(request, server): Reply {
    adminOnly(request)
    const parameters: Reply = {
      featureCompatibilityVersion: { version: '8.0' },
      enableTestCommands: server.testCommands ? 1 : 0,
      authenticationMechanisms: [],
      requireApiVersion: false,
      internalQueryStatsRateLimit: 0,
    }
    const wanted = request.body.get('getParameter')
    const all = wanted === '*' || (isDoc(wanted) && wanted.get('allParameters') === true)
    const chosen = Object.entries(parameters).filter(([name]) => all || request.body.has(name))
    if (chosen.length === 0) throw new StoreError('InvalidOptions', 'no option found to get')
    return { ...Object.fromEntries(chosen), ok: 1 }
  },
}

export const serverStatus: Command = {
  run: (_request, server) => ({
    host: hostname(),
    version: mongodbVersion,
    process: 'mongod',
    pid: process.pid,
    uptime: Math.floor((server.now() - server.startedAt) / 1000),
    uptimeMillis: server.now() - server.startedAt,
    localTime: new Date(server.now()),
    connections: { current: server.connections(), available: 1000, totalCreated: server.connections() },
    storageEngine: { name: 'lmdb', supportsCommittedReads: true, persistent: true, readOnly: false },
    mem: { bits: 64, resident: Math.round(process.memoryUsage.rss() / 1_048_576), supported: true },
    metrics: { cursor: { open: { total: server.cursors.size } } },
    ok: 1,
  }),
}

export const hostInfo: Command = {
  run: () => ({
    system: { hostname: hostname(), cpuArch: process.arch },
    os: { type: process.platform, name: process.platform, version: '' },
    extra: {},
    ok: 1,
  }),
}

export const getCmdLineOpts: Command = { run: () => ({ argv: ['jobassistent-store'], parsed: {}, ok: 1 }) }

export const getLog: Command = {
  fields: [],
  run(request): Reply {
    adminOnly(request)
    const which = request.body.get('getLog')
    if (which === '*') return { names: ['global', 'startupWarnings'], ok: 1 }
    if (which !== 'global' && which !== 'startupWarnings')
      throw new StoreError('OperationNotSupportedInTransaction', `No log named '${textOf(which)}'`)
    return { totalLinesWritten: 0, log: [], ok: 1 }
  },
}

export const whatsmyuri: Command = { run: ({ client }) => ({ you: `client:${client.id}`, ok: 1 }) }

export const connectionStatus: Command = {
  fields: ['showPrivileges'],
  run: () => ({
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] },
    ok: 1,
  }),
}

/** Sessions are taken note of by nobody: what they bind together, transactions and retries, a standalone does not have. */
export const endSessions: Command = {
  run({ name, body }) {
    const sessions = body.get(name)
    if (!isArray(sessions))
      throw new StoreError(
        'TypeMismatch',
        `BSON field '${name}.${name}' is the wrong type, expected type 'array'`,
      )
    return { ok: 1 }
  },
}

export const noTransactions: Command = {
  run() {
    throw new StoreError(
      'IllegalOperation',
      'Transaction numbers are only allowed on a replica set member or mongos',
    )
  },
}

/** There are no users: who comes with a password is told that it is not right. */
export const authenticate: Command = {
  run() {
    throw new StoreError('AuthenticationFailed', 'Authentication failed.')
  },
}

export const replSetCommand: Command = {
  run() {
    throw new StoreError(76, 'not running with --replSet')
  },
}

export const configureFailPoint: Command = {
  run(request, server) {
    if (!server.testCommands) throw new StoreError('CommandNotFound', "no such command: 'configureFailPoint'")
    adminOnly(request)
    const fields = reader(request.body, 'configureFailPoint')
    const count = server.failPoints.configure(
      textOf(request.body.get('configureFailPoint')),
      fields.value('mode'),
      fields.doc('data'),
    )
    return { count, ok: 1 }
  },
}
