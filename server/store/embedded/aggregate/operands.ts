import { isArray, isDoc, isNullish, typeName, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { Compiler, Expression, OperatorMaker } from './expression.js'

/** The type of a possibly missing value, as messages name it. */
export const typeOf = (value: Value | undefined): string =>
  value === undefined ? 'missing' : typeName(value)

/** An operator that takes a list of arguments, from `least` to `most` of them, and sees their values. */
export function list(
  least: number,
  most: number,
  evaluate: (values: (Value | undefined)[], compiler: Compiler) => Value | undefined,
): OperatorMaker {
  return (operand, compiler) => {
    const parts = argumentsOf(operand, least, most, compiler)
    return (scope) =>
      evaluate(
        parts.map((part) => part(scope)),
        compiler,
      )
  }
}

/** An operator on one argument. */
export const one = (
  evaluate: (value: Value | undefined, compiler: Compiler) => Value | undefined,
): OperatorMaker => list(1, 1, ([value], compiler) => evaluate(value, compiler))

/** An operator on one argument whose answer for null and missing is null. */
export const oneOrNull = (evaluate: (value: Value, compiler: Compiler) => Value | undefined): OperatorMaker =>
  one((value, compiler) => (isNullish(value) ? null : evaluate(value, compiler)))

export function argumentsOf(
  operand: Value,
  least: number,
  most: number,
  { operator, compile }: Compiler,
): Expression[] {
  const items = isArray(operand) ? operand : [operand]
  if (items.length < least || items.length > most) {
    if (least === most)
      throw new StoreError(
        16020,
        `Expression ${operator} takes exactly ${least} arguments. ${items.length} were passed in.`,
      )
    throw new StoreError(
      28667,
      `Expression ${operator} takes at least ${least} arguments, and at most ${most}, but ${items.length} were passed in.`,
    )
  }
  return items.map((item) => compile(item))
}

/** An operator with named arguments: all of `required`, any of `optional`, nothing else. */
export function named<R extends string, O extends string>(
  required: readonly R[],
  optional: readonly O[],
  evaluate: (values: Record<R | O, Value | undefined>, compiler: Compiler) => Value | undefined,
): OperatorMaker {
  return (operand, compiler) => {
    const doc = namedOperand(operand, required, optional, compiler)
    const parts = [...doc].map(([name, value]) => [name, compiler.compile(value)] as const)
    return (scope) => {
      const values: Record<string, Value | undefined> = {}
      for (const [name, part] of parts) values[name] = part(scope)
      return evaluate(values, compiler)
    }
  }
}

export function namedOperand(
  operand: Value,
  required: readonly string[],
  optional: readonly string[],
  { operator }: Compiler,
): Doc {
  if (!isDoc(operand))
    throw new StoreError(
      'FailedToParse',
      `${operator} requires an object as an argument, found: ${typeName(operand)}`,
    )
  for (const name of operand.keys())
    if (!required.includes(name) && !optional.includes(name))
      throw new StoreError('FailedToParse', `Unrecognized argument to ${operator}: ${name}`)
  for (const name of required)
    if (!operand.has(name))
      throw new StoreError('FailedToParse', `${operator} requires '${name}' to be specified`)
  return operand
}

/** The argument as text; anything else is refused. */
export function textIn(
  value: Value | undefined,
  { operator }: Compiler,
  code = 'TypeMismatch' as const,
): string {
  if (typeof value !== 'string')
    throw new StoreError(code, `${operator} requires a string argument, found: ${typeOf(value)}`)
  return value
}

export function arrayIn(
  value: Value | undefined,
  { operator }: Compiler,
  code = 'TypeMismatch' as const,
): Value[] {
  if (!isArray(value))
    throw new StoreError(
      code,
      `The argument to ${operator} must be an array, but was of type: ${typeOf(value)}`,
    )
  return value
}
