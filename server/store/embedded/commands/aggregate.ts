import { encodeDocument } from '../bson/encode.js'
import { emptyDoc, asInteger, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseOutput } from '../aggregate/output.js'
import { runStages, stageOf } from '../aggregate/pipeline.js'
import type { Flow, PipelineContext } from '../aggregate/stage.js'
import { parseCollation } from '../query/collation.js'
import type { Pause } from '../query/execute.js'
import { checkSize } from '../storage/records.js'
import type { Command, Reply } from './command.js'
import { consume } from './cursors.js'
import { explainPlan } from './explain.js'
import { checkNamespace, collectionName, reader } from './fields.js'
import { resolveHint } from './query.js'
import { parseLet } from './let.js'

export const aggregate: Command = {
  fields: [
    'pipeline',
    'cursor',
    'explain',
    'allowDiskUse',
    'bypassDocumentValidation',
    'hint',
    'let',
    'collation',
    'isMapReduceCommand',
    'encryptionInformation',
  ],
  async run(request, server): Promise<Reply> {
    const fields = reader(request.body, 'aggregate')
    const target = request.body.get('aggregate')
    const name = typeof target === 'string' ? collectionName(request) : undefined
    if (name === undefined && asInteger(target) !== 1)
      throw new StoreError(
        'FailedToParse',
        "Invalid command format: the 'aggregate' field must specify a collection name or 1",
      )
    const pipeline = fields.required('pipeline', fields.array('pipeline'))
    const cursor = fields.doc('cursor')
    if (!cursor && !fields.flag('explain'))
      throw new StoreError(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      )
    const options = reader(cursor ?? emptyDoc(), 'aggregate.cursor')
    const variables = parseLet(fields.doc('let'), server.now())
    const context: PipelineContext = {
      store: server.store,
      db: request.db,
      collation: parseCollation(fields.doc('collation')),
      variables,
      now: server.now,
      depth: 0,
      session: request.body.get('lsid'),
    }
    const hint = fields.value('hint')
    const hintFor = (db: string, collection: string) =>
      resolveHint(hint, server.store.catalog.find(db, collection))
    const namespace = `${request.db}.${name ?? '$cmd.aggregate'}`
    const last = pipeline.at(-1)
    const [lastName, lastSpec] = last === undefined ? ['', null] : stageOf(last)
    if (fields.flag('explain')) {
      runStages(isOutput(lastName) ? pipeline.slice(0, -1) : pipeline, name, context, hintFor)
      return explainPlan(request.db, name ?? '', server, openingFilter(pipeline), undefined, hint)
    }
    if (isOutput(lastName)) {
      const output = parseOutput(lastName, lastSpec, request.db, server.store, variables)
      checkNamespace(output.db, output.name)
      const docs: Doc[] = []
      const source = encoded(runStages(pipeline.slice(0, -1), name, context, hintFor), (doc) =>
        docs.push(doc),
      )
      await consume(source, request.deadline, server.now, () => true)
      await server.store.environment.write(() => output.write(docs))
      return { cursor: { firstBatch: [], id: 0n, ns: namespace }, ok: 1 }
    }
    return server.cursors.open({
      namespace,
      source: encoded(runStages(pipeline, name, context, hintFor)),
      batchSize: options.count('batchSize'),
      deadline: request.deadline,
    })
  },
}

const isOutput = (stage: string): boolean => stage === '$out' || stage === '$merge'

const openingFilter = (pipeline: readonly Value[]): Doc => {
  const [first] = pipeline
  const filter = isDoc(first) ? first.get('$match') : undefined
  return isDoc(filter) ? filter : emptyDoc()
}

/** The documents as bytes, or handed to `keep` when they are not meant for a cursor. */
function* encoded(flow: Flow, keep?: (doc: Doc) => void): Generator<Buffer | Pause, void, undefined> {
  for (const doc of flow) {
    if (doc === 'pause') yield doc
    else if (keep) keep(doc)
    else {
      const bytes = encodeDocument(doc)
      checkSize(bytes)
      yield bytes
    }
  }
}
