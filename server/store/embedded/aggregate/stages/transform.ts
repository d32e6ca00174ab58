import { isArray, isDoc, typeName, type Doc, type Value } from '../../bson/value.js'
import { show } from '../../bson/show.js'
import { StoreError } from '../../errors.js'
import { parseAddFields, parseProjection } from '../../query/projection.js'
import { compileExpression, type ExpressionContext } from '../expression.js'

/** What a stage makes of each document by itself. */
export type Transform = (doc: Doc) => Doc

type MakeTransform = (spec: Value, context: ExpressionContext) => Transform

function docIn(spec: Value, stage: string, code: number): Doc {
  if (!isDoc(spec)) throw new StoreError(code, `${stage} specification must be an object`)
  return spec
}

const addFields =
  (stage: string): MakeTransform =>
  (spec, context) =>
    parseAddFields(docIn(spec, stage, 40272), context)

const project: MakeTransform = (spec, context) =>
  parseProjection(docIn(spec, '$project', 15969), context, true)

const unset: MakeTransform = (spec, context) => {
  const names = isArray(spec) ? spec : [spec]
  if (names.length === 0 || !names.every((name) => typeof name === 'string'))
    throw new StoreError(31002, '$unset specification must be a string or an array')
  const exclusion: Doc = new Map()
  for (const name of names) exclusion.set(name, false)
  return parseProjection(exclusion, context, true)
}

const newRoot = (expression: Value, context: ExpressionContext, stage: string): Transform => {
  const compiled = compileExpression(expression, context)
  return (doc) => {
    const root = compiled({ ROOT: doc })
    if (isDoc(root)) return root
    const name = stage === '$replaceWith' ? "'replacement document'" : "'newRoot' expression "
    throw new StoreError(
      40228,
      `${name} must evaluate to an object, but resulting value was: ${root === undefined ? 'MISSING' : show(root)}. Type of resulting value: '${root === undefined ? 'missing' : typeName(root)}'. Input document: ${show(doc)}`,
    )
  }
}

/** The stages an update pipeline may use; an aggregation has them too. */
export const transforms: Readonly<Record<string, MakeTransform>> = {
  $addFields: addFields('$addFields'),
  $set: addFields('$set'),
  $project: project,
  $unset: unset,
  $replaceWith: (spec, context) => newRoot(spec, context, '$replaceWith'),
  $replaceRoot(spec, context) {
    const doc = docIn(spec, '$replaceRoot', 40229)
    const root = doc.get('newRoot')
    if (root === undefined)
      throw new StoreError(
        'IDLFailedToParse',
        "BSON field '$replaceRoot.newRoot' is missing but a required field",
      )
    for (const name of doc.keys())
      if (name !== 'newRoot')
        throw new StoreError('IDLUnknownField', `BSON field '$replaceRoot.${name}' is an unknown field.`)
    return newRoot(root, context, '$replaceRoot')
  },
}
