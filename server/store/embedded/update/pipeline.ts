import type { ExpressionContext } from '../aggregate/expression.js'
import type { Doc, Value } from '../bson/value.js'
export function compileUpdatePipeline(_stages: Value[], _context: ExpressionContext): (doc: Doc) => Doc { throw new Error('later') }
