import type { Doc, Value } from '../bson/value.js'
import type { Collation } from '../query/collation.js'
import type { Pause } from '../query/execute.js'
import type { Store } from '../storage/records.js'
import type { Variables } from './expression.js'

/** Documents on their way through a pipeline, with places to pause. */
export type Flow = Iterable<Doc | Pause>

/** One step of a pipeline. */
export type Stage = (input: Flow) => Flow

/** What a pipeline is compiled and run in. */
export type PipelineContext = {
  readonly store: Store
  readonly db: string
  readonly collation: Collation
  readonly variables: Variables
  readonly now: () => number
  /** How many pipelines this one lies in. */
  readonly depth: number
  /** The session of the command, for `$listLocalSessions`. */
  readonly session?: Value | undefined
}

export type MakeStage = (spec: Value, context: PipelineContext) => Stage

/** A stage that makes one document, or none, of each. */
export const mapping = (make: (doc: Doc) => Doc | undefined): Stage =>
  function* (input) {
    for (const doc of input) {
      if (doc === 'pause') {
        yield doc
        continue
      }
      const made = make(doc)
      if (made) yield made
    }
  }

/** A stage that needs all documents before it has anything to say. */
export const gathering = (start: () => { add(doc: Doc): void; result(): Iterable<Doc> }): Stage =>
  function* (input) {
    const state = start()
    for (const doc of input) {
      if (doc === 'pause') yield doc
      else state.add(doc)
    }
    yield* state.result()
  }

/** The documents alone, for whoever cannot pause. */
export function* documentsOf(flow: Flow): Generator<Doc, void, undefined> {
  for (const doc of flow) if (doc !== 'pause') yield doc
}
