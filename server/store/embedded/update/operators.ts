import type { Doc, Value } from '../bson/value.js'
import { cloneDoc, isArray, isDoc } from '../bson/value.js'
import { StoreError } from '../errors.js'
import type { MatchContext } from '../query/match.js'
import { indexOf } from '../query/path.js'
import { show } from '../bson/show.js'
import type { ArrayFilters } from './array-filters.js'
import { modifiers, type Modifier } from './modifiers.js'

/** One operator on one path: what it makes of the value found there. */
type Action = {
  readonly operator: string
  readonly path: string
  readonly components: readonly string[]
  readonly modifier: Modifier
}

type Run = {
  readonly position: number | undefined
  readonly inserting: boolean
  readonly filters: ArrayFilters
}

const alphabetical = (a: string, b: string): number => {
  const left = a.split('.')
  const right = b.split('.')
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [x = '', y = ''] = [left[at], right[at]]
    if (x === y) continue
    const [m, n] = [indexOf(x), indexOf(y)]
    return m !== undefined && n !== undefined ? m - n : x < y ? -1 : 1
  }
  return left.length - right.length
}

/**
 * Compiles a document of update operators. All operators see the document as it was sent in, path by path in the order of
 * their names, as MongoDB applies them; two that touch one another's path are refused (40).
 */
export function compileOperators(
  spec: Doc,
  filters: ArrayFilters,
  context: MatchContext,
): (doc: Doc, position: number | undefined, inserting: boolean) => Doc {
  const actions: Action[] = []
  const renames: { from: string; to: string }[] = []
  for (const [operator, argument] of spec) {
    const make = modifiers[operator]
    if (!make && operator !== '$rename')
      throw new StoreError(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isDoc(argument))
      throw new StoreError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${isArray(argument) ? 'array' : typeof argument} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(argument)}}`,
      )
    for (const [path, operand] of argument) {
      const components = checkedPath(path, operator)
      if (make) actions.push({ operator, path, components, modifier: make(operand, path, context) })
      else renames.push(checkedRename(path, operand))
    }
  }
  const touched = [...actions.map(({ path }) => path), ...renames.flatMap(({ from, to }) => [from, to])]
  checkConflicts(touched)
  actions.sort((a, b) => alphabetical(a.path, b.path))
  for (const { components, path } of actions)
    for (const component of components) {
      const identifier = /^\$\[(.+)\]$/.exec(component)?.[1]
      if (identifier) filters.test(identifier, path)
    }
  filters.checkAllUsed()
  return (doc, position, inserting) => {
    const result = cloneDoc(doc)
    for (const { from, to } of renames) rename(result, from, to)
    const reached = new Set<string>()
    for (const action of actions) {
      if (action.operator === '$setOnInsert' && !inserting) continue
      descend(result, action, 0, '', { position, inserting, filters }, reached)
    }
    return result
  }
}

function checkedPath(path: string, operator: string): string[] {
  if (path === '') throw new StoreError(56, 'An empty update path is not valid.')
  const components = path.split('.')
  for (const component of components) {
    if (component === '')
      throw new StoreError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      )
  }
  const [first = ''] = components
  if (first === '$' || /^\$\[.*\]$/.test(first))
    throw new StoreError(
      'BadValue',
      `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
    )
  if (components.filter((component) => component === '$').length > 1)
    throw new StoreError('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`)
  if (
    operator === '$rename' &&
    components.some((component) => component === '$' || component.startsWith('$['))
  )
    throw new StoreError('BadValue', `The source field for $rename may not be dynamic: ${path}`)
  const dollar = components.find(
    (component) =>
      component.startsWith('$') &&
      component !== '$' &&
      !/^\$\[[^\]]*\]$/.test(component) &&
      !['$ref', '$id', '$db'].includes(component),
  )
  // MongoDB 5 and later let update operators set names that start with a dollar below the top level.
  if (dollar !== undefined && dollar === first)
    throw new StoreError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
  return components
}

function checkedRename(from: string, to: Value): { from: string; to: string } {
  if (typeof to !== 'string')
    throw new StoreError('BadValue', `The 'to' field for $rename must be a string: ${from}: ${show(to)}`)
  const target = checkedPath(to, '$rename')
  if (from === to)
    throw new StoreError('BadValue', `The source and target field for $rename must differ: ${from}: "${to}"`)
  if (isPrefix(from.split('.'), target) || isPrefix(target, from.split('.')))
    throw new StoreError(
      'BadValue',
      `The source and target field for $rename must not be on the same path: ${from}: "${to}"`,
    )
  return { from, to }
}

const isPrefix = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((component, at) => component === b[at])

function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort(alphabetical)
  for (let at = 1; at < sorted.length; at++) {
    const [a = '', b = ''] = [sorted[at - 1], sorted[at]]
    if (isPrefix(a.split('.'), b.split('.')))
      throw new StoreError(
        'ConflictingUpdateOperators',
        `Updating the path '${b}' would create a conflict at '${a}'`,
      )
  }
}

/** Follows one action's path through a document or array, creating documents on the way where the action makes a value. */
function descend(
  node: Doc | Value[],
  action: Action,
  at: number,
  walked: string,
  run: Run,
  reached: Set<string>,
): void {
  const component = action.components[at] ?? ''
  if (component === '$') {
    if (run.position === undefined)
      throw new StoreError(
        'BadValue',
        'The positional operator did not find the match needed from the query.',
      )
    step(node, String(run.position), action, at, walked, run, reached)
  } else if (/^\$\[.*\]$/.test(component)) {
    const identifier = component.slice(2, -1)
    if (!isArray(node)) {
      throw new StoreError(
        'BadValue',
        `Cannot apply array updates to non-array element ${lastOf(walked)}: ${show(node)}`,
      )
    }
    const test = identifier === '' ? () => true : run.filters.test(identifier, action.path)
    node.forEach((item, position) => {
      if (test(item)) step(node, String(position), action, at, walked, run, reached)
    })
  } else if (isArray(node) && indexOf(component) === undefined) {
    if (action.modifier.creates)
      throw new StoreError(
        'PathNotViable',
        `Cannot create field '${component}' in element {${lastOf(walked)}: ${show(node)}}`,
      )
  } else step(node, component, action, at, walked, run, reached)
}

const lastOf = (walked: string): string => walked.slice(walked.lastIndexOf('.') + 1)

const farthestIndex = 1_500_000

function step(
  node: Doc | Value[],
  key: string,
  action: Action,
  at: number,
  walked: string,
  run: Run,
  reached: Set<string>,
): void {
  const path = walked === '' ? key : `${walked}.${key}`
  const current = isArray(node) ? node[Number(key)] : node.get(key)
  if (at === action.components.length - 1) {
    if (reached.has(path))
      throw new StoreError('ConflictingUpdateOperators', `Update created a conflict at '${path}'`)
    reached.add(path)
    const next = action.modifier.apply(current, path)
    if (next !== current) put(node, key, next, path)
    return
  }
  if (current === undefined) {
    if (!action.modifier.creates) return
    const nextComponent = action.components[at + 1] ?? ''
    if (nextComponent === '$' || nextComponent.startsWith('$['))
      throw new StoreError(
        'BadValue',
        `The path '${path}' must exist in the document in order to apply array updates.`,
      )
    const made: Doc = new Map()
    descend(made, action, at + 1, path, run, reached)
    put(node, key, made, path)
  } else if (isDoc(current) || isArray(current)) descend(current, action, at + 1, path, run, reached)
  else if (action.components[at + 1]?.startsWith('$[')) {
    throw new StoreError(
      'BadValue',
      `Cannot apply array updates to non-array element ${key}: ${show(current)}`,
    )
  } else if (action.modifier.creates)
    throw new StoreError(
      'PathNotViable',
      `Cannot create field '${action.components[at + 1] ?? ''}' in element {${key}: ${show(current)}}`,
    )
}

function put(node: Doc | Value[], key: string, value: Value | undefined, path: string): void {
  if (!isArray(node)) {
    if (value === undefined) node.delete(key)
    else node.set(key, value)
    return
  }
  const position = Number(key)
  if (value === undefined) {
    // Unsetting an element leaves null in its place, so that the others keep their positions.
    if (position < node.length) node[position] = null
    return
  }
  if (position > node.length + farthestIndex)
    throw new StoreError('PathNotViable', `can't backfill more than ${farthestIndex} elements in '${path}'`)
  while (node.length < position) node.push(null)
  node[position] = value
}

function rename(doc: Doc, from: string, to: string): void {
  const source = from.split('.')
  const parent = walk(doc, source.slice(0, -1), from)
  const name = source.at(-1) ?? ''
  const value = parent?.get(name)
  if (!parent || value === undefined) return
  const target = to.split('.')
  let node: Doc = doc
  for (const component of target.slice(0, -1)) {
    const next = node.get(component)
    if (isArray(next))
      throw new StoreError(
        'BadValue',
        `The destination field cannot be an array element, '${to}' in doc has an array field called '${component}'`,
      )
    if (next === undefined) {
      const made: Doc = new Map()
      node.set(component, made)
      node = made
    } else if (isDoc(next)) node = next
    else
      throw new StoreError(
        'PathNotViable',
        `Cannot create field '${target.at(-1) ?? ''}' in element {${component}: ${show(next)}}`,
      )
  }
  parent.delete(name)
  node.set(target.at(-1) ?? '', value)
}

function walk(doc: Doc, components: readonly string[], path: string): Doc | undefined {
  let node: Doc = doc
  for (const component of components) {
    const next = node.get(component)
    if (isArray(next))
      throw new StoreError(
        'BadValue',
        `The source field cannot be an array element, '${path}' in doc has an array field called '${component}'`,
      )
    if (!isDoc(next)) return undefined
    node = next
  }
  return node
}
