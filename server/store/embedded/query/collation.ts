import { compareStrings, type StringOrder } from '../bson/compare.js'
import type { Doc, Value } from '../bson/value.js'
import { asInteger } from '../bson/value.js'
import { StoreError } from '../errors.js'

/** How a command compares strings; `simple` is by code point, which is what index keys are ordered by. */
export type Collation = { readonly simple: boolean; readonly order: StringOrder; readonly spec?: Doc }

export const simpleCollation: Collation = { simple: true, order: compareStrings }

const known = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
])

const unsupported = (what: string): StoreError =>
  new StoreError('NotImplemented', `collation with ${what} is not supported by this store`)

/** Reads a command's `collation`. Both MongoDB and JavaScript follow ICU; what `Intl.Collator` cannot express is refused. */
export function parseCollation(spec: Value | undefined): Collation {
  if (spec === undefined) return simpleCollation
  if (!(spec instanceof Map))
    throw new StoreError('TypeMismatch', "BSON field 'collation' is the wrong type, expected type 'object'")
  for (const name of spec.keys())
    if (!known.has(name))
      throw new StoreError('IDLUnknownField', `BSON field 'collation.${name}' is an unknown field.`)
  const locale = spec.get('locale')
  if (locale === undefined && spec.size === 0) return simpleCollation
  if (typeof locale !== 'string')
    throw new StoreError('IDLFailedToParse', "BSON field 'collation.locale' is missing but a required field")
  if (locale === 'simple') {
    if (spec.size > 1)
      throw new StoreError('BadValue', 'If locale is "simple", no other options may be specified')
    return simpleCollation
  }
  const [language = locale, extension] = locale.split('@')
  const tag = language.replaceAll('_', '-')
  let supported: string[] = []
  try {
    supported = Intl.Collator.supportedLocalesOf(tag)
  } catch {
    // Not even a well-formed tag: answered just below.
  }
  if (supported.length === 0)
    throw new StoreError('BadValue', `Field 'locale' is invalid in: { locale: "${locale}" }`)
  if (extension !== undefined) throw unsupported(`locale "${locale}"`)
  const strength = spec.has('strength') ? asInteger(spec.get('strength')) : 3
  if (strength === undefined || strength < 1 || strength > 5)
    throw new StoreError('BadValue', "Field 'strength' must be an integer 1 through 5")
  if (strength > 3) throw unsupported(`strength ${strength}`)
  const caseLevel = spec.get('caseLevel') === true
  if (caseLevel && strength === 2) throw unsupported('caseLevel at strength 2')
  if (spec.get('backwards') === true) throw unsupported('backwards')
  if (spec.get('maxVariable') === 'space') throw unsupported('maxVariable "space"')
  const caseFirst = spec.get('caseFirst')
  const collator = new Intl.Collator(tag, {
    sensitivity: strength === 1 ? (caseLevel ? 'case' : 'base') : strength === 2 ? 'accent' : 'variant',
    numeric: spec.get('numericOrdering') === true,
    caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
    ignorePunctuation: spec.get('alternate') === 'shifted',
  })
  return { simple: false, order: collator.compare, spec }
}
