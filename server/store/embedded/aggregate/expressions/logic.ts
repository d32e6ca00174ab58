import { compare } from '../../bson/compare.js'
import { isArray, isDoc, isNullish, isTruthy, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { argumentsOf, list, namedOperand, one } from '../operands.js'

const comparison = (holds: (order: number) => boolean): OperatorMaker =>
  list(2, 2, ([a, b], { context }) => holds(compare(a, b, context.strings)))

/** All or any of the arguments, looked at no further than needed. */
const junction =
  (stopAt: boolean): OperatorMaker =>
  (operand, compiler) => {
    const parts = argumentsOf(operand, 0, Infinity, compiler)
    return (scope) => (parts.some((part) => isTruthy(part(scope)) === stopAt) ? stopAt : !stopAt)
  }

const cond: OperatorMaker = (operand, compiler) => {
  const parts = isDoc(operand)
    ? ['if', 'then', 'else'].map(
        (name) => namedOperand(operand, ['if', 'then', 'else'], [], compiler).get(name) ?? null,
      )
    : operand
  const [condition, then, otherwise] = argumentsOf(parts, 3, 3, compiler)
  return (scope) => (isTruthy(condition?.(scope)) ? then?.(scope) : otherwise?.(scope))
}

const ifNull: OperatorMaker = (operand, compiler) => {
  const parts = argumentsOf(operand, 2, Infinity, compiler)
  return (scope) => {
    let value: Value | undefined
    for (const part of parts) {
      value = part(scope)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const switchOf: OperatorMaker = (operand, compiler: Compiler) => {
  const doc = namedOperand(operand, ['branches'], ['default'], compiler)
  const branches = doc.get('branches') ?? null
  if (!isArray(branches) || branches.length === 0)
    throw new StoreError(40068, '$switch requires at least one branch.')
  const cases = branches.map((branch) => {
    if (!isDoc(branch)) throw new StoreError(40062, '$switch requires each branch to be an object')
    const [when, then] = [branch.get('case'), branch.get('then')]
    if (when === undefined)
      throw new StoreError(40064, "$switch requires each branch have a 'case' expression")
    if (then === undefined)
      throw new StoreError(40065, "$switch requires each branch have a 'then' expression.")
    return { when: compiler.compile(when), then: compiler.compile(then) }
  })
  const fallback = doc.has('default') ? compiler.compile(doc.get('default') ?? null) : undefined
  return (scope) => {
    const chosen = cases.find(({ when }) => isTruthy(when(scope)))
    if (chosen) return chosen.then(scope)
    if (fallback) return fallback(scope)
    throw new StoreError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

export const logic: Readonly<Record<string, OperatorMaker>> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: list(2, 2, ([a, b], { context }) => Math.sign(compare(a, b, context.strings))),
  $and: junction(false),
  $or: junction(true),
  $not: one((value) => !isTruthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOf,
}
