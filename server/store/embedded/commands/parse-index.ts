import { compareStrings } from '../bson/compare.js'
import { show, showDoc } from '../bson/show.js'
import { docOf, isDoc, isNumber, isTruthy, typeName, type Doc, type Value } from '../bson/value.js'
import { toNumber } from '../bson/numbers.js'
import { StoreError } from '../errors.js'
import { parseCollation } from '../query/collation.js'
import { parseFilter } from '../query/match.js'
import { type IndexSpec } from '../storage/catalog.js'
export const cannot = (message: string): StoreError => new StoreError('CannotCreateIndex', message)

const knownOptions = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'collation',
  'hidden',
  'ns',
  'dropDups',
  'storageEngine',
])
const otherKinds = new Set([
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'wildcardProjection',
  'prepareUnique',
  'clustered',
])

/** Reads an index specification; kinds and options that are not served are refused (67). */
export function parseIndex(spec: Doc): IndexSpec {
  const key = spec.get('key')
  if (!isDoc(key))
    throw new StoreError('FailedToParse', "The 'key' field is a required property of an index specification")
  const name = spec.get('name')
  if (name === undefined)
    throw new StoreError('FailedToParse', "The 'name' field is a required property of an index specification")
  if (typeof name !== 'string')
    throw new StoreError('TypeMismatch', `The field 'name' must be a string, but got ${typeName(name)}`)
  if (name === '') throw cannot('index name cannot be empty')
  for (const option of spec.keys())
    if (otherKinds.has(option)) throw cannot(`the index option '${option}' is not supported by this store`)
    else if (!knownOptions.has(option))
      throw new StoreError(
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification. Specification: ${showDoc(spec)}`,
      )
  const collation = spec.get('collation')
  if (collation !== undefined && !parseCollation(collation).simple)
    throw cannot('indexes with a collation other than simple are not supported by this store')
  const sparse = isTruthy(spec.get('sparse'))
  const partial = spec.get('partialFilterExpression')
  if (partial !== undefined) {
    if (!isDoc(partial))
      throw new StoreError('TypeMismatch', "The field 'partialFilterExpression' must be an object")
    if (sparse) throw cannot('cannot mix "partialFilterExpression" and "sparse" options')
    checkPartial(partial)
  }
  const components = parseComponents(key)
  const expireAfterSeconds = spec.get('expireAfterSeconds')
  if (expireAfterSeconds !== undefined) checkExpiry(expireAfterSeconds, components.length)
  const isId = components.length === 1 && components[0]?.path === '_id' && !components[0].descending
  if (isId && (sparse || partial || expireAfterSeconds !== undefined))
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      `The field '${partial ? 'partialFilterExpression' : sparse ? 'sparse' : 'expireAfterSeconds'}' is not valid for an _id index specification. Specification: ${showDoc(spec)}`,
    )
  const hidden = spec.get('hidden')
  return {
    name: isId ? '_id_' : name,
    components,
    unique: isTruthy(spec.get('unique')) || isId,
    sparse,
    ...(partial && { partial }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(isTruthy(hidden) && { extra: docOf({ hidden: true }) }),
  }
}

function parseComponents(key: Doc): IndexSpec['components'] {
  if (key.size === 0) throw cannot('Index keys cannot be empty.')
  if (key.size > 32) throw cannot('index key pattern may not have more than 32 fields')
  return [...key].map(([path, order]) => {
    if (path === '') throw cannot('Index keys cannot be an empty field.')
    if (path.split('.').includes('')) throw cannot('Index keys cannot contain an empty field.')
    if (typeof order === 'string')
      throw cannot(
        ['text', '2d', '2dsphere', 'hashed'].includes(order)
          ? `index type '${order}' is not supported by this store`
          : `Unknown index plugin '${order}'. Index key: ${showDoc(key)}`,
      )
    if (path === '$**' || path.endsWith('.$**'))
      throw cannot('wildcard indexes are not supported by this store')
    if (
      path
        .split('.')
        .some((component) => component.startsWith('$') && !['$id', '$db', '$ref'].includes(component))
    )
      throw cannot("Index key contains an illegal field name: field name starts with '$'.")
    const direction = isNumber(order) ? toNumber(order) : NaN
    if (!isNumber(order))
      throw cannot(
        `Values in v:2 index key pattern cannot be of type ${typeName(order)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      )
    if (!(direction > 0 || direction < 0))
      throw cannot(`Values in the index key pattern cannot be ${String(direction)}.`)
    return { path, descending: direction < 0 }
  })
}

function checkExpiry(value: Value, components: number): void {
  if (!isNumber(value))
    throw new StoreError(
      'TypeMismatch',
      `The field 'expireAfterSeconds' must be a number, but got ${typeName(value)}`,
    )
  const seconds = toNumber(value)
  if (!(seconds >= 0 && seconds <= 2147483647))
    throw new StoreError(
      'InvalidOptions',
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number than ${show(value)}.`,
    )
  if (components > 1)
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL.')
}

function checkPartial(partial: Doc): void {
  for (const [name, value] of partial) {
    if (name === '$and' || name === '$or') {
      if (Array.isArray(value)) for (const part of value) if (isDoc(part)) checkPartial(part)
    } else if (name.startsWith('$')) throw cannot(`unsupported expression in partial index: ${name}`)
    else if (isDoc(value))
      for (const [operator, operand] of value)
        if (
          operator.startsWith('$') &&
          (!['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$exists', '$in'].includes(operator) ||
            (operator === '$exists' && !isTruthy(operand)))
        )
          throw cannot(`unsupported expression in partial index: ${operator}`)
  }
  parseFilter(partial, { strings: compareStrings, variables: {} })
}
