import {
  compileExpression,
  type Expression,
  type ExpressionContext,
  type Scope,
} from '../aggregate/expression.js'
import { asInteger, isArray, isDoc, isNumber, isTruthy, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseFilter } from './match.js'
import { parseFieldPredicate } from './predicate.js'

/** Shapes a document; `position` is where the filter matched an array, which `path.$` asks for. */
export type Projection = (doc: Doc, position?: number) => Doc

type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly expression: Expression }
  | {
      readonly kind: 'transform'
      readonly apply: (value: Value, position: number | undefined) => Value | undefined
      readonly including: boolean
    }

type Tree = Map<string, Leaf | Tree>

type Mode = 'inclusion' | 'exclusion'

const isTree = (node: Leaf | Tree): node is Tree => node instanceof Map

/**
 * Compiles a projection as `find` takes it, or with `stage` as `$project` does (no `$slice`, `$elemMatch` or `path.$` then).
 * An empty one is refused for `$project`; for `find` the caller skips it.
 */
export function parseProjection(spec: Doc, context: ExpressionContext, stage = false): Projection {
  if (stage && spec.size === 0)
    throw new StoreError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  const tree: Tree = new Map()
  const state: State = { mode: undefined, id: undefined, positional: false, stage, context }
  readSpec(spec, '', tree, state)
  const mode = state.mode ?? (state.id === true ? 'inclusion' : 'exclusion')
  if (state.id !== undefined) tree.set('_id', state.id ? { kind: 'include' } : { kind: 'exclude' })
  else if (mode === 'inclusion' && !tree.has('_id')) tree.set('_id', { kind: 'include' })
  return (doc, position) => {
    if (state.positional && position === undefined)
      throw new StoreError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      )
    return shape(doc, tree, mode, { ROOT: doc }, position)
  }
}

/** Compiles `$addFields`: every field of the document stays, every one named is computed. */
export function parseAddFields(spec: Doc, context: ExpressionContext): Projection {
  if (spec.size === 0)
    throw new StoreError(
      40177,
      'Invalid $addFields :: caused by :: specification must have at least one field',
    )
  const tree: Tree = new Map()
  readComputed(spec, '', tree, context)
  return (doc) => shape(doc, tree, 'exclusion', { ROOT: doc }, undefined)
}

function readComputed(spec: Doc, prefix: string, tree: Tree, context: ExpressionContext): void {
  for (const [name, value] of spec) {
    if (name === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string')
    const first = isDoc(value) ? [...value.keys()][0] : undefined
    if (isDoc(value) && first !== undefined && !first.startsWith('$'))
      readComputed(value, `${prefix}${name}.`, tree, context)
    else place(tree, prefix + name, { kind: 'compute', expression: compileExpression(value, context) })
  }
}

type State = {
  mode: Mode | undefined
  /** What the specification says of `_id`, which may differ from everything else in it. */
  id: boolean | undefined
  positional: boolean
  readonly stage: boolean
  readonly context: ExpressionContext
}

function setMode(state: State, mode: Mode, path: string): void {
  if (state.mode !== undefined && state.mode !== mode)
    throw mode === 'inclusion'
      ? new StoreError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : new StoreError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
  state.mode = mode
}

function readSpec(spec: Doc, prefix: string, tree: Tree, state: State): void {
  for (const [name, value] of spec) {
    if (name === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string')
    const path = prefix + name
    if (name.startsWith('$') && prefix === '')
      throw new StoreError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    if (path.endsWith('.$') && !state.stage) {
      if (state.positional)
        throw new StoreError(31276, 'Cannot specify more than one positional projection per query.')
      setMode(state, 'inclusion', path)
      state.positional = true
      place(tree, path.slice(0, -2), {
        kind: 'transform',
        including: true,
        apply: (array, position) => (isArray(array) ? array.slice(position, (position ?? 0) + 1) : array),
      })
      continue
    }
    if (isNumber(value) || typeof value === 'boolean') {
      const include = isTruthy(value)
      if (path === '_id') state.id = include
      else {
        setMode(state, include ? 'inclusion' : 'exclusion', path)
        place(tree, path, { kind: include ? 'include' : 'exclude' })
      }
    } else if (isDoc(value)) {
      const [first] = value.keys()
      if (first === undefined)
        throw new StoreError(
          51270,
          `An empty sub-projection is not a valid value. Found empty object at path`,
        )
      if (!first.startsWith('$')) readSpec(value, `${path}.`, tree, state)
      else place(tree, path, operatorLeaf(path, first, value, state))
    } else {
      setMode(state, 'inclusion', path)
      place(tree, path, { kind: 'compute', expression: compileExpression(value, state.context) })
    }
  }
}

function operatorLeaf(path: string, operator: string, value: Doc, state: State): Leaf {
  const operand = value.get(operator) ?? null
  if (!state.stage && operator === '$slice' && !(isArray(operand) && !operand.slice(0, 2).every(isNumber))) {
    const apply = sliceOf(operand)
    return { kind: 'transform', including: false, apply: (array) => (isArray(array) ? apply(array) : array) }
  }
  if (!state.stage && operator === '$elemMatch') {
    if (!isDoc(operand))
      throw new StoreError(31274, 'elemMatch: Invalid argument, object required, but got something else')
    if (path.includes('.')) throw new StoreError(31275, 'Cannot use $elemMatch projection on a nested field.')
    setMode(state, 'inclusion', path)
    const matches = elementTest(operand, state.context)
    return {
      kind: 'transform',
      including: true,
      apply(array) {
        const found = isArray(array) ? array.findIndex(matches) : -1
        return isArray(array) && found >= 0 ? array.slice(found, found + 1) : undefined
      },
    }
  }
  if (operator === '$meta') throw new StoreError('NotImplemented', '$meta is not supported by this store')
  setMode(state, 'inclusion', path)
  return { kind: 'compute', expression: compileExpression(value, state.context) }
}

function elementTest(operand: Doc, context: ExpressionContext): (item: Value) => boolean {
  const [first] = operand.keys()
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const predicate = parseFieldPredicate('element', operand, context)
    return (item) => predicate.test(new Map([['element', item]]))
  }
  const filter = parseFilter(operand, context)
  return (item) => isDoc(item) && filter.test(item)
}

function sliceOf(operand: Value): (array: Value[]) => Value[] {
  if (isArray(operand)) {
    const [skip, count] = operand.map(asInteger)
    if (operand.length !== 2 || skip === undefined || count === undefined)
      throw new StoreError(28724, 'Invalid $slice syntax: first and second arguments must be numbers')
    if (count <= 0)
      throw new StoreError(28724, `First argument to $slice must be a positive number, but is ${count}`)
    return (array) => {
      const start = skip < 0 ? Math.max(0, array.length + skip) : skip
      return array.slice(start, start + count)
    }
  }
  const count = isNumber(operand) ? asInteger(operand) : undefined
  if (count === undefined)
    throw new StoreError(28667, 'Invalid $slice syntax: the argument must be a number or an array')
  return (array) => (count < 0 ? array.slice(count) : array.slice(0, count))
}

function place(tree: Tree, path: string, leaf: Leaf): void {
  const components = path.split('.')
  let node = tree
  for (const [depth, component] of components.entries()) {
    if (component === '') throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
    if (component.startsWith('$'))
      throw new StoreError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      )
    const known = node.get(component)
    if (depth === components.length - 1) {
      if (known) throw new StoreError(31250, `Path collision at ${path}`)
      node.set(component, leaf)
    } else if (known === undefined) {
      const child: Tree = new Map()
      node.set(component, child)
      node = child
    } else if (isTree(known)) node = known
    else
      throw new StoreError(
        31249,
        `Path collision at ${path} remaining portion ${components.slice(depth + 1).join('.')}`,
      )
  }
}

function shape(doc: Doc, tree: Tree, mode: Mode, scope: Scope, position: number | undefined): Doc {
  const result: Doc = new Map()
  for (const [name, value] of doc) {
    const node = tree.get(name)
    if (node === undefined) {
      if (mode === 'exclusion') result.set(name, value)
      continue
    }
    const shaped = isTree(node)
      ? shapeNested(value, node, mode, scope, position)
      : node.kind === 'include'
        ? value
        : node.kind === 'transform'
          ? node.apply(value, position)
          : undefined
    if (shaped !== undefined) result.set(name, shaped)
  }
  compute(doc, result, tree, mode, scope)
  return result
}

function compute(doc: Doc, result: Doc, tree: Tree, mode: Mode, scope: Scope): void {
  for (const [name, node] of tree) {
    if (isTree(node)) {
      if (doc.has(name) || !hasComputed(node)) continue
      const made = shape(new Map(), node, mode, scope, undefined)
      if (made.size > 0) result.set(name, made)
    } else if (node.kind === 'compute') {
      const value = node.expression(scope)
      if (value === undefined) result.delete(name)
      else result.set(name, value)
    }
  }
}

const hasComputed = (tree: Tree): boolean =>
  [...tree.values()].some((node) => (isTree(node) ? hasComputed(node) : node.kind === 'compute'))

function shapeNested(
  value: Value,
  tree: Tree,
  mode: Mode,
  scope: Scope,
  position: number | undefined,
): Value | undefined {
  if (isDoc(value)) return shape(value, tree, mode, scope, position)
  if (isArray(value)) {
    const items = value.map((item) => shapeNested(item, tree, mode, scope, position))
    return items.filter((item): item is Value => item !== undefined)
  }
  if (hasComputed(tree)) return shape(new Map(), tree, mode, scope, position)
  return mode === 'exclusion' ? value : undefined
}
