import { show } from '../bson/show.js'
import { BSONRegExp } from 'bson'
import { asInteger, isArray, isDoc, isTruthy, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseFilter, type Found, type MatchContext, type Test } from './match.js'
import { visitPath } from './path.js'
import {
  bad,
  bitTest,
  comparisonTest,
  modTest,
  regexTest,
  typeTest,
  type Comparison,
  type ValueTest,
} from './value-tests.js'

/** A condition on one path that every match fulfils, in a form an index can serve. */
export type Conjunct =
  | { readonly path: string; readonly operator: Comparison; readonly value: Value }
  | { readonly path: string; readonly operator: '$in'; readonly values: readonly Value[] }
  | { readonly path: string; readonly operator: '$exists' }

/** `exact`: the conjuncts say all that the test does. */
type Predicate = { readonly test: Test; readonly conjuncts: readonly Conjunct[]; readonly exact: boolean }

/** The keys of a DBRef: a document that opens with one is a value, not a list of operators. */
const isOperatorDoc = (value: Value | undefined): value is Doc => {
  if (!isDoc(value)) return false
  const [first] = value.keys()
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first)
}

/** Compiles `{ path: argument }`: an equality, a regular expression, or a document of operators that all must hold. */
export function parseFieldPredicate(path: string, argument: Value, context: MatchContext): Predicate {
  if (!isOperatorDoc(argument)) return literal(path, argument, context)
  const tests: Test[] = []
  const conjuncts: Conjunct[] = []
  let exact = true
  for (const [operator, operand] of argument) {
    const part = parseOperator(path, operator, operand, argument, context)
    if (!part) continue
    tests.push(part.test)
    conjuncts.push(...part.conjuncts)
    exact &&= part.exact
  }
  return { test: (doc, found) => tests.every((test) => test(doc, found)), conjuncts, exact }
}

const literal = (path: string, value: Value, context: MatchContext): Predicate =>
  value instanceof BSONRegExp
    ? { test: onElements(path, regexTest(value)), conjuncts: [], exact: false }
    : {
        test: onElements(path, comparisonTest('$eq', value, context)),
        conjuncts: [{ path, operator: '$eq', value }],
        exact: true,
      }

/** A test of the value at the path, and of each element when that is an array. */
function onElements(path: string, test: ValueTest): Test {
  const components = path.split('.')
  return (doc, found) =>
    visitPath(doc, components, (value, outer) => {
      if (isArray(value)) {
        const position = value.findIndex((item) => test(item))
        if (position >= 0) return note(found, outer ?? position)
      }
      return test(value) && note(found, outer)
    })
}

/** A test of the value at the path as it stands, arrays whole. */
function onWhole(path: string, test: (value: Value | undefined, found?: Found) => boolean): Test {
  const components = path.split('.')
  return (doc, found) =>
    visitPath(
      doc,
      components,
      (value, outer) => test(value, outer === undefined ? found : undefined) && note(found, outer),
    )
}

function note(found: Found | undefined, position: number | undefined): true {
  if (found && position !== undefined) found.position = position
  return true
}

const not =
  (test: Test): Test =>
  (doc) =>
    !test(doc)

function parseOperator(
  path: string,
  operator: string,
  operand: Value,
  siblings: Doc,
  context: MatchContext,
): Predicate | undefined {
  const only = (test: Test, ...conjuncts: Conjunct[]): Predicate => ({
    test,
    conjuncts,
    exact: conjuncts.length > 0,
  })
  switch (operator) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const test = onElements(path, comparisonTest(operator, operand, context))
      return only(test, { path, operator, value: operand })
    }
    case '$ne':
      if (operand instanceof BSONRegExp) throw bad("Can't have regex as arg to $ne.")
      return only(not(onElements(path, comparisonTest('$eq', operand, context))))
    case '$in': {
      const { test, values } = inTest(operator, operand, context)
      return only(onElements(path, test), ...(values ? [{ path, operator, values } as const] : []))
    }
    case '$nin':
      return only(not(onElements(path, inTest(operator, operand, context).test)))
    case '$exists': {
      const wanted = isTruthy(operand)
      const exists = onWhole(path, (value) => value !== undefined)
      return wanted ? only(exists, { path, operator }) : only(not(exists))
    }
    case '$not': {
      if (operand instanceof BSONRegExp) return only(not(onElements(path, regexTest(operand))))
      if (!isDoc(operand)) throw bad('$not needs a regex or a document')
      const [first] = operand.keys()
      if (first === undefined) throw bad('$not cannot be empty')
      if (!isOperatorDoc(operand)) throw bad(`unknown operator: ${first}`)
      return only(not(parseFieldPredicate(path, operand, context).test))
    }
    case '$type':
      return only(onElements(path, typeTest(path, operand)))
    case '$mod':
      return only(onElements(path, modTest(operand)))
    case '$size': {
      const size = asInteger(operand)
      if (size === undefined)
        throw new StoreError(
          'BadValue',
          `Failed to parse $size. Expected a number in: $size: ${show(operand)}`,
        )
      if (size < 0) throw bad(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`)
      return only(onWhole(path, (value) => isArray(value) && value.length === size))
    }
    case '$all':
      return allOf(path, operand, context)
    case '$elemMatch':
      return elementMatch(path, operand, context)
    case '$regex': {
      const options = siblings.get('$options')
      if (options !== undefined && typeof options !== 'string') throw bad('$options has to be a string')
      const regex =
        operand instanceof BSONRegExp
          ? new BSONRegExp(operand.pattern, sorted(options ?? operand.options))
          : typeof operand === 'string'
            ? new BSONRegExp(operand, sorted(options ?? ''))
            : undefined
      if (!regex) throw bad('$regex has to be a string')
      return only(onElements(path, regexTest(regex)))
    }
    case '$options':
      if (!siblings.has('$regex')) throw bad('$options needs a $regex')
      return undefined
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return only(onElements(path, bitTest(operator, operand)))
    case '$near':
    case '$nearSphere':
      throw new StoreError('NoQueryExecutionPlans', 'unable to find index for $geoNear query')
    case '$geoWithin':
    case '$geoIntersects':
    case '$within':
      throw new StoreError('NotImplemented', `${operator} is not supported by this store`)
    default:
      throw bad(`unknown operator: ${operator}`)
  }
}

const sorted = (options: string): string => Array.from(options).sort().join('')

function inTest(
  operator: string,
  operand: Value,
  context: MatchContext,
): { test: ValueTest; values?: Value[] } {
  if (!isArray(operand)) throw bad(`${operator} needs an array`)
  const tests = operand.map((item) => {
    if (isOperatorDoc(item)) throw bad(`cannot nest $ under ${operator}`)
    return item instanceof BSONRegExp ? regexTest(item) : comparisonTest('$eq', item, context)
  })
  return {
    test: (value) => tests.some((test) => test(value)),
    ...(operand.some((item) => item instanceof BSONRegExp) ? {} : { values: operand }),
  }
}

function allOf(path: string, operand: Value, context: MatchContext): Predicate {
  if (!isArray(operand)) throw bad('$all needs an array')
  if (operand.length === 0) return { test: () => false, conjuncts: [], exact: false }
  const parts = operand.map((item) => {
    if (isDoc(item) && item.has('$elemMatch'))
      return elementMatch(path, item.get('$elemMatch') ?? null, context)
    if (isOperatorDoc(item)) throw bad('no $ expressions in $all')
    return literal(path, item, context)
  })
  return {
    test: (doc, found) => parts.every((part) => part.test(doc, found)),
    conjuncts: parts.flatMap((part) => part.conjuncts),
    exact: parts.every((part) => part.exact),
  }
}

function elementMatch(path: string, operand: Value, context: MatchContext): Predicate {
  if (!isDoc(operand)) throw bad('$elemMatch needs an Object')
  const [first] = operand.keys()
  const logical = ['$and', '$or', '$nor', '$expr', '$where', '$comment']
  let test: (item: Value) => boolean
  if (isOperatorDoc(operand) && !logical.includes(first ?? '')) {
    // Conditions on the element itself: it stands as the one field of a document, so `{ $gt: 1, $lt: 5 }` must hold for one element.
    const predicate = parseFieldPredicate('element', operand, context)
    test = (item) => predicate.test(new Map([['element', item]]))
  } else {
    const filter = parseFilter(operand, context)
    // An array nested in the array is seen as a document of its positions, as MongoDB stores it.
    test = (item) =>
      isDoc(item)
        ? filter.test(item)
        : isArray(item) && filter.test(new Map(item.map((value, position) => [String(position), value])))
  }
  return {
    test: onWhole(path, (value, found) => {
      if (!isArray(value)) return false
      const position = value.findIndex(test)
      return position >= 0 && note(found, position)
    }),
    conjuncts: [],
    exact: false,
  }
}
