import { BSONRegExp } from 'bson'
import { equals } from '../bson/compare.js'
import { clone, isArray, isDoc, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'

/**
 * The document an upsert starts from: what the query says a field equals. For a replacement only `_id` is taken over.
 */
export function upsertSeed(query: Doc, replacement: boolean): Doc {
  const equalities = new Map<string, Value>()
  collect(query, equalities)
  const seed: Doc = new Map()
  for (const [path, value] of equalities) {
    if (replacement && path !== '_id') continue
    put(seed, path, value)
  }
  return seed
}

const matchedTwice = (path: string): StoreError =>
  new StoreError(54, `cannot infer query fields to set, path '${path}' is matched twice`)

function note(equalities: Map<string, Value>, path: string, value: Value): void {
  const known = equalities.get(path)
  if (known !== undefined && !equals(known, value)) throw matchedTwice(path)
  for (const other of equalities.keys())
    if (other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) throw matchedTwice(path)
  equalities.set(path, value)
}

function collect(query: Doc, equalities: Map<string, Value>): void {
  for (const [name, value] of query) {
    if (name === '$and') {
      for (const part of isArray(value) ? value : []) if (isDoc(part)) collect(part, equalities)
    } else if (name === '$or') {
      const [only, other] = isArray(value) ? value : []
      if (other === undefined && isDoc(only)) collect(only, equalities)
    } else if (!name.startsWith('$')) {
      const equal = equalityOf(value)
      if (equal !== undefined) note(equalities, name, equal)
    }
  }
}

function equalityOf(value: Value): Value | undefined {
  if (value instanceof BSONRegExp) return undefined
  if (!isDoc(value)) return value
  const [first] = value.keys()
  if (!first?.startsWith('$') || first === '$ref') return value
  if (value.has('$eq')) return value.get('$eq')
  for (const operator of ['$in', '$all']) {
    const list = value.get(operator)
    if (isArray(list) && list.length === 1) {
      const [only] = list
      if (only !== undefined && !(only instanceof BSONRegExp) && !(isDoc(only) && only.has('$elemMatch')))
        return only
    }
  }
  return undefined
}

function put(seed: Doc, path: string, value: Value): void {
  const components = path.split('.')
  const last = components.pop() ?? path
  let node = seed
  for (const component of components) {
    const next = node.get(component)
    if (isDoc(next)) node = next
    else {
      const made: Doc = new Map()
      node.set(component, made)
      node = made
    }
  }
  node.set(last, clone(value))
}
