import { textOf } from '../bson/compare.js'
import { asInteger, type Value } from '../bson/value.js'
import type { Command } from './command.js'
import { reader } from './fields.js'

export const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  run(request, server) {
    const fields = reader(request.body, 'getMore')
    const id = request.body.get('getMore')
    const cursorId = typeof id === 'bigint' ? id : BigInt(asInteger(id) ?? 0)
    const collection = fields.required('collection', fields.text('collection'))
    return server.cursors.more(
      cursorId,
      `${request.db}.${collection}`,
      fields.count('batchSize'),
      request.deadline,
    )
  },
}

export const killCursors: Command = {
  fields: ['cursors'],
  run(request, server) {
    const name = request.body.get('killCursors')
    const ids = reader(request.body, 'killCursors').array('cursors') ?? []
    const killed: Value[] = []
    const notFound: Value[] = []
    for (const id of ids) {
      const cursorId = typeof id === 'bigint' ? id : BigInt(asInteger(id) ?? 0)
      ;(server.cursors.kill(cursorId, `${request.db}.${textOf(name)}`) ? killed : notFound).push(cursorId)
    }
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 }
  },
}
