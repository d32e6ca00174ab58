import { textOf } from '../bson/compare.js'
import { emptyDoc, docOf, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { planQuery, type Plan } from '../query/plan.js'
import { patternOf } from '../storage/describe-index.js'
import type { Command, Reply, Server } from './command.js'
import { reader } from './fields.js'
import { parseQuery } from './query.js'
import { mongodbVersion } from './handshake.js'
import { parseLet } from './let.js'

/** How a query would be carried out, in the outline of MongoDB's explain. */
export function explainPlan(
  db: string,
  name: string,
  server: Server,
  filter: Doc,
  sort: Doc | undefined,
  hint: Value | undefined,
  collation?: Doc,
): Reply {
  const collection = server.store.catalog.find(db, name)
  const query = parseQuery({ filter, sort, hint, collation }, collection, parseLet(undefined, server.now()))
  const plan = collection && planQuery(collection, query)
  const access = plan ? stageOf(plan) : docOf({ stage: 'EOF' })
  return {
    explainVersion: '1',
    queryPlanner: {
      namespace: `${db}.${name}`,
      parsedQuery: filter,
      winningPlan:
        plan && !plan.sorted
          ? docOf({ stage: 'SORT', sortPattern: sort ?? emptyDoc(), inputStage: access })
          : access,
      rejectedPlans: [],
    },
    serverInfo: { host: 'localhost', port: 0, version: mongodbVersion, gitVersion: 'jobassistent' },
    ok: 1,
  }
}

function stageOf(plan: Plan): Doc {
  switch (plan.kind) {
    case 'collection':
      return docOf({ stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' })
    case 'index':
      return docOf({
        stage: 'FETCH',
        inputStage: docOf({
          stage: 'IXSCAN',
          keyPattern: patternOf(plan.index),
          indexName: plan.index.name,
          isMultiKey: plan.index.multikey,
          direction: plan.reverse ? 'backward' : 'forward',
        }),
      })
    case 'union':
      return docOf({ stage: 'OR', inputStages: plan.parts.map(stageOf) })
  }
}

export const explain: Command = {
  fields: ['verbosity'],
  run(request, server) {
    const inner = request.body.get('explain')
    if (!isDoc(inner))
      throw new StoreError(
        'TypeMismatch',
        "BSON field 'explain.explain' is the wrong type, expected type 'object'",
      )
    const [name = ''] = inner.keys()
    const collection = textOf(inner.get(name))
    const fields = reader(inner, name)
    const first = (list: string): Doc => fields.docs(list)[0] ?? emptyDoc()
    switch (name) {
      case 'find':
        return explainPlan(
          request.db,
          collection,
          server,
          fields.doc('filter') ?? emptyDoc(),
          fields.doc('sort'),
          fields.value('hint'),
          fields.doc('collation'),
        )
      case 'count':
      case 'distinct':
      case 'findAndModify':
        return explainPlan(
          request.db,
          collection,
          server,
          fields.doc('query') ?? emptyDoc(),
          fields.doc('sort'),
          fields.value('hint'),
          fields.doc('collation'),
        )
      case 'update':
      case 'delete': {
        const statement = reader(first(`${name}s`), name)
        return explainPlan(
          request.db,
          collection,
          server,
          statement.doc('q') ?? emptyDoc(),
          undefined,
          statement.value('hint'),
          statement.doc('collation'),
        )
      }
      case 'aggregate': {
        const [stage] = fields.array('pipeline') ?? []
        const match = isDoc(stage) ? stage.get('$match') : undefined
        return explainPlan(
          request.db,
          collection,
          server,
          isDoc(match) ? match : emptyDoc(),
          undefined,
          fields.value('hint'),
          fields.doc('collation'),
        )
      }
      default:
        throw new StoreError('CommandNotFound', `Explain failed due to unknown command: ${name}`)
    }
  },
}
