import type { StringOrder } from '../bson/compare.js'
import { isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { arithmetic } from './expressions/arithmetic.js'
import { arrays } from './expressions/arrays.js'
import { dateArithmetic } from './expressions/date-arithmetic.js'
import { dates } from './expressions/dates.js'
import { logic } from './expressions/logic.js'
import { objects } from './expressions/objects.js'
import { strings } from './expressions/strings.js'
import { types } from './expressions/types.js'

/** The values of a command's constants: `NOW` and what its `let` names. */
export type Variables = Readonly<Record<string, Value | undefined>>

/** What an expression is compiled in: how strings compare, and the constants it may name. */
export type ExpressionContext = { readonly strings: StringOrder; readonly variables: Variables }

/** What an expression is evaluated in: `ROOT`, and variables bound by `$let`, `$map` and their like. */
export type Scope = Readonly<Record<string, Value | undefined>>

/** A compiled expression; `undefined` is a missing value. */
export type Expression = (scope: Scope) => Value | undefined

/** What an operator is given to compile its operand with. */
export type Compiler = {
  readonly operator: string
  readonly context: ExpressionContext
  /** Compiles a part; `locals` are variables the operator binds when it evaluates it. */
  readonly compile: (value: Value, locals?: readonly string[]) => Expression
}

/** Compiles one operator's operand. */
export type OperatorMaker = (operand: Value, compiler: Compiler) => Expression

const operators: Readonly<Record<string, OperatorMaker>> = {
  ...logic,
  ...arithmetic,
  ...arrays,
  ...strings,
  ...objects,
  ...types,
  ...dates,
  ...dateArithmetic,
}

/** Compiles an aggregation expression; what is not known is refused (168). */
export function compileExpression(value: Value, context: ExpressionContext): Expression {
  return compile(value, context, new Set())
}

function compile(value: Value, context: ExpressionContext, locals: ReadonlySet<string>): Expression {
  if (typeof value === 'string')
    return value.startsWith('$') ? compilePath(value, context, locals) : () => value
  if (isArray(value)) {
    const items = value.map((item) => compile(item, context, locals))
    return (scope) => items.map((item) => item(scope) ?? null)
  }
  if (!isDoc(value)) return () => value
  const [name] = value.keys()
  if (name?.startsWith('$')) return compileOperator(value, name, context, locals)
  const fields = [...value].map(([field, item]) => {
    if (field.startsWith('$'))
      throw new StoreError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    if (field.includes('.'))
      throw new StoreError(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      )
    return [field, compile(item, context, locals)] as const
  })
  return (scope) => {
    const doc: Doc = new Map()
    for (const [field, item] of fields) {
      const result = item(scope)
      if (result !== undefined) doc.set(field, result)
    }
    return doc
  }
}

function compileOperator(
  value: Doc,
  name: string,
  context: ExpressionContext,
  locals: ReadonlySet<string>,
): Expression {
  if (value.size > 1)
    throw new StoreError(15983, 'an object representing an expression must have exactly one field')
  const make = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!make) throw new StoreError('InvalidPipelineOperator', `Unrecognized expression '${name}'`)
  return make(value.get(name) ?? null, {
    operator: name,
    context,
    compile: (part, more = []) =>
      compile(part, context, more.length > 0 ? new Set([...locals, ...more]) : locals),
  })
}

function compilePath(text: string, context: ExpressionContext, locals: ReadonlySet<string>): Expression {
  const isVariable = text.startsWith('$$')
  const [head = '', ...rest] = (isVariable ? text.slice(2) : text.slice(1)).split('.')
  if (text === '$') throw new StoreError(16872, "'$' by itself is not a valid FieldPath")
  if (text.endsWith('.')) throw new StoreError(40353, "FieldPath must not end with a '.'.")
  const path = isVariable ? rest : [head, ...rest]
  if (path.includes('')) throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
  if (path.some((component) => component.startsWith('$')))
    throw new StoreError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
  if (!isVariable) return (scope) => follow('CURRENT' in scope ? scope.CURRENT : scope.ROOT, path, 0)
  if (locals.has(head)) return (scope) => follow(scope[head], path, 0)
  switch (head) {
    case 'ROOT':
      return (scope) => follow(scope.ROOT, path, 0)
    case 'CURRENT':
      return (scope) => follow('CURRENT' in scope ? scope.CURRENT : scope.ROOT, path, 0)
    case 'REMOVE':
      return () => undefined
  }
  if (!Object.hasOwn(context.variables, head))
    throw new StoreError(17276, `Use of undefined variable: ${head}`)
  const constant = follow(context.variables[head], path, 0)
  return () => constant
}

/** A dotted path as expressions follow it: through documents, and element by element through arrays. */
function follow(value: Value | undefined, path: readonly string[], at: number): Value | undefined {
  const component = path[at]
  if (component === undefined) return value
  if (value instanceof Map) return follow(value.get(component), path, at + 1)
  if (!isArray(value)) return undefined
  return value
    .map((item) => (isDoc(item) || isArray(item) ? follow(item, path, at) : undefined))
    .filter((item) => item !== undefined)
}
