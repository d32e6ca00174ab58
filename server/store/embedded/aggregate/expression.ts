import type { StringOrder } from '../bson/compare.js'
import type { Value } from '../bson/value.js'
export type Variables = Readonly<Record<string, Value | undefined>>
export type ExpressionContext = { readonly strings: StringOrder; readonly variables: Variables }
export type Scope = Readonly<Record<string, Value | undefined>>
export type Expression = (scope: Scope) => Value | undefined
export function compileExpression(_value: Value, _context: ExpressionContext): Expression { throw new Error('later') }
