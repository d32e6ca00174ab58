import { toNumber } from '../bson/numbers.js'
import { isDoc, isNumber, isTruthy, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { compileExpression, type ExpressionContext } from '../aggregate/expression.js'
import { parseFieldPredicate, type Conjunct } from './predicate.js'

/** Where the first array element that matched was found: what `$` stands for in an update or a projection. */
export type Found = { position?: number }

export type Test = (doc: Doc, found?: Found) => boolean

/**
 * A filter, ready to use. `conjuncts` are the conditions on single paths that every match fulfils, `branches` the lists of
 * alternatives of its top-level `$or`s: what a planner can turn into index bounds. `test` alone decides.
 */
export type Filter = {
  readonly test: Test
  readonly conjuncts: readonly Conjunct[]
  readonly branches: readonly (readonly Filter[])[]
  /** The conjuncts say all that the test does. */
  readonly exact: boolean
}

/** What surrounds a filter: how strings compare, and the variables `$expr` sees. */
export type MatchContext = ExpressionContext

const refused: Readonly<Record<string, () => StoreError>> = {
  $where: () => new StoreError('BadValue', '$where is not supported: this store runs no JavaScript'),
  $text: () => new StoreError('IndexNotFound', 'text index required for $text query'),
  $jsonSchema: () => new StoreError('NotImplemented', '$jsonSchema is not supported by this store'),
}

/** Compiles a query document; unknown operators and malformed arguments are refused as MongoDB does. */
export function parseFilter(filter: Doc, context: MatchContext): Filter {
  const tests: Test[] = []
  const conjuncts: Conjunct[] = []
  const branches: (readonly Filter[])[] = []
  let exact = true
  const adopt = (part: Filter): void => {
    tests.push(part.test)
    conjuncts.push(...part.conjuncts)
    branches.push(...part.branches)
    exact &&= part.exact
  }
  for (const [name, argument] of filter) {
    if (!name.startsWith('$')) {
      const predicate = parseFieldPredicate(name, argument, context)
      tests.push(predicate.test)
      conjuncts.push(...predicate.conjuncts)
      exact &&= predicate.exact
      continue
    }
    if (name !== '$and' && name !== '$comment') exact = false
    switch (name) {
      case '$and':
        for (const part of clauses(name, argument, context)) adopt(part)
        break
      case '$or': {
        const parts = clauses(name, argument, context)
        tests.push((doc, found) => parts.some((part) => part.test(doc, found)))
        branches.push(parts)
        break
      }
      case '$nor': {
        const parts = clauses(name, argument, context)
        tests.push((doc) => !parts.some((part) => part.test(doc)))
        break
      }
      case '$expr': {
        const expression = compileExpression(argument, context)
        tests.push((doc) => isTruthy(expression({ ROOT: doc })))
        break
      }
      case '$comment':
        break
      case '$alwaysTrue':
        break
      case '$alwaysFalse':
        tests.push(() => false)
        break
      case '$sampleRate': {
        const rate = isNumber(argument) ? toNumber(argument) : NaN
        if (!(rate >= 0 && rate <= 1))
          throw new StoreError('BadValue', 'numeric argument to $sampleRate must be in [0, 1]')
        tests.push(() => Math.random() < rate)
        break
      }
      default:
        throw (
          refused[name]?.() ??
          new StoreError(
            'BadValue',
            `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
          )
        )
    }
  }
  const [only] = tests
  return {
    test: tests.length === 1 && only ? only : (doc, found) => tests.every((test) => test(doc, found)),
    conjuncts,
    branches,
    exact,
  }
}

function clauses(name: string, argument: Value, context: MatchContext): Filter[] {
  if (!Array.isArray(argument)) throw new StoreError('BadValue', `${name} must be an array`)
  if (argument.length === 0) throw new StoreError('BadValue', '$and/$or/$nor must be a nonempty array')
  return argument.map((clause) => {
    if (!isDoc(clause)) throw new StoreError('BadValue', '$or/$and/$nor entries need to be full objects')
    return parseFilter(clause, context)
  })
}
