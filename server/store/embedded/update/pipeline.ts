import type { ExpressionContext } from '../aggregate/expression.js'
import { transforms } from '../aggregate/stages/transform.js'
import { isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'

/** Compiles an update given as an aggregation pipeline; only stages that shape one document are allowed. */
export function compileUpdatePipeline(
  stages: readonly Value[],
  context: ExpressionContext,
): (doc: Doc) => Doc {
  const steps = stages.map((stage) => {
    if (!isDoc(stage))
      throw new StoreError('TypeMismatch', "Each element of the 'pipeline' array must be an object")
    const [name] = stage.keys()
    if (stage.size !== 1 || name === undefined)
      throw new StoreError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const make = Object.hasOwn(transforms, name) ? transforms[name] : undefined
    if (!make) throw new StoreError('InvalidOptions', `${name} is not allowed to be used within an update`)
    return make(stage.get(name) ?? null, context)
  })
  return (doc) => steps.reduce((current, step) => step(current), doc)
}
