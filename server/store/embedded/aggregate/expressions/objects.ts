import { encodeDocument } from '../../bson/encode.js'
import { isDoc, isNullish, type Doc, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { aggregateOf } from '../accumulate.js'
import type { Expression, OperatorMaker } from '../expression.js'
import { list, namedOperand, oneOrNull, typeOf } from '../operands.js'

const letOf: OperatorMaker = (operand, compiler) => {
  const doc = namedOperand(operand, ['vars', 'in'], [], compiler)
  const vars = doc.get('vars')
  if (!isDoc(vars)) throw new StoreError('FailedToParse', `invalid parameter: expected an object (vars)`)
  const bound = [...vars].map(([name, value]) => {
    if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name) && name !== 'CURRENT')
      throw new StoreError(
        'FailedToParse',
        `'${name}' starts with an invalid character for a user variable name`,
      )
    return [name, compiler.compile(value)] as const
  })
  const body = compiler.compile(doc.get('in') ?? null, [...vars.keys()])
  return (scope) =>
    body({ ...scope, ...Object.fromEntries(bound.map(([name, part]) => [name, part(scope)])) })
}

/** `$getField`, `$setField`, `$unsetField`: fields by their literal name, dots and dollars included. */
function fieldName(value: Value | undefined, operator: string): string {
  const name = isDoc(value) ? value.get('$literal') : value
  if (typeof name !== 'string' || (typeof value === 'string' && value.startsWith('$')))
    throw new StoreError(5654602, `${operator} requires 'field' to evaluate to a constant string`)
  return name
}

const getField: OperatorMaker = (operand, compiler) => {
  const isLong = isDoc(operand) && (operand.has('field') || operand.has('input'))
  const doc = isLong ? namedOperand(operand, ['field', 'input'], [], compiler) : undefined
  const name = compiler.compile(doc ? (doc.get('field') ?? null) : operand)
  const input: Expression = doc ? compiler.compile(doc.get('input') ?? null) : (scope) => scope.ROOT
  return (scope) => {
    const field = name(scope)
    if (typeof field !== 'string')
      throw new StoreError(
        3041704,
        `$getField requires 'field' to evaluate to type String, found ${typeOf(field)}`,
      )
    const from = input(scope)
    return isDoc(from) ? from.get(field) : isNullish(from) ? (from ?? undefined) : undefined
  }
}

const setField =
  (unset: boolean): OperatorMaker =>
  (operand, compiler) => {
    const doc = namedOperand(operand, unset ? ['field', 'input'] : ['field', 'input', 'value'], [], compiler)
    const name = fieldName(doc.get('field'), compiler.operator)
    const input = compiler.compile(doc.get('input') ?? null)
    const value = unset ? () => undefined : compiler.compile(doc.get('value') ?? null)
    return (scope) => {
      const from = input(scope)
      if (isNullish(from)) return null
      if (!isDoc(from))
        throw new StoreError(4161105, `${compiler.operator} requires 'input' to evaluate to type Object`)
      const result = new Map(from)
      const content = value(scope)
      if (content === undefined) result.delete(name)
      else result.set(name, content)
      return result
    }
  }

export function mergeDocs(values: readonly (Value | undefined)[]): Doc {
  const result: Doc = new Map()
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDoc(value))
      throw new StoreError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeOf(value)}`,
      )
    for (const [name, content] of value) result.set(name, content)
  }
  return result
}

const mergeObjects: OperatorMaker = list(0, Infinity, (values) => {
  const [first] = values
  return mergeDocs(values.length === 1 && Array.isArray(first) ? first : values)
})

/** An accumulator used as an expression: over the elements of its one argument, or over its several arguments. */
const over = (name: Parameters<typeof aggregateOf>[0]): OperatorMaker =>
  list(0, Infinity, (values, { context }) => {
    const [first] = values
    return aggregateOf(name, values.length === 1 && Array.isArray(first) ? first : values, context.strings)
  })

export const objects: Readonly<Record<string, OperatorMaker>> = {
  $literal: (operand) => () => operand,
  $let: letOf,
  $getField: getField,
  $setField: setField(false),
  $unsetField: setField(true),
  $mergeObjects: mergeObjects,
  $bsonSize: oneOrNull((value) => {
    if (!isDoc(value))
      throw new StoreError(31393, `$bsonSize requires a document input, found: ${typeOf(value)}`)
    return encodeDocument(value).length
  }),
  $sum: over('$sum'),
  $avg: over('$avg'),
  $min: over('$min'),
  $max: over('$max'),
  $stdDevPop: over('$stdDevPop'),
  $stdDevSamp: over('$stdDevSamp'),
}
