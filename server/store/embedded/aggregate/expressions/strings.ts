import { BSONRegExp, Timestamp } from 'bson'
import { compareStrings } from '../../bson/compare.js'
import { asInteger, docOf, isNullish, isNumber, type Value } from '../../bson/value.js'
import { StoreError } from '../../errors.js'
import { compileRegex } from '../../query/regex.js'
import type { Compiler, OperatorMaker } from '../expression.js'
import { list, named, one, oneOrNull, textIn, typeOf } from '../operands.js'
import { textOfValue } from './types.js'

/** What `$toUpper`, `$substr` and others accept in place of a string: numbers and dates too, null as nothing. */
function looseText(value: Value | undefined, { operator }: Compiler): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isNumber(value) || value instanceof Date || value instanceof Timestamp) return textOfValue(value)
  throw new StoreError(16007, `can't convert from BSON type ${typeOf(value)} to String in ${operator}`)
}

const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase())
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())

const whitespace = new Set(
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
)

const trimmer = (left: boolean, right: boolean): OperatorMaker =>
  named(['input'], ['chars'], (values, compiler) => {
    const { input, chars } = values
    if (isNullish(input) || ('chars' in values && isNullish(chars))) return null
    const points = Array.from(textIn(input, compiler))
    const unwanted = chars === undefined ? whitespace : new Set(textIn(chars, compiler))
    let start = 0
    let end = points.length
    if (left) while (start < end && unwanted.has(points[start] ?? '')) start++
    if (right) while (end > start && unwanted.has(points[end - 1] ?? '')) end--
    return points.slice(start, end).join('')
  })

const replacer = (all: boolean): OperatorMaker =>
  named(['input', 'find', 'replacement'], [], ({ input, find, replacement }, compiler) => {
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null
    const [text, wanted, by] = [input, find, replacement].map((value) => textIn(value, compiler))
    return all
      ? (text ?? '').replaceAll(wanted ?? '', () => by ?? '')
      : (text ?? '').replace(wanted ?? '', () => by ?? '')
  })

function place(value: Value | undefined, compiler: Compiler): number | undefined {
  if (value === undefined) return undefined
  const number = asInteger(value)
  if (number === undefined)
    throw new StoreError(
      40096,
      `${compiler.operator} requires an integral starting index, found a value of type: ${typeOf(value)}`,
    )
  if (number < 0)
    throw new StoreError(
      40097,
      `${compiler.operator} requires a nonnegative starting index, found: ${number}`,
    )
  return number
}

const indexOfText = (units: (text: string) => readonly (string | number)[]): OperatorMaker =>
  list(2, 4, ([text, wanted, from, to], compiler) => {
    if (isNullish(text)) return null
    const [hay, needle] = [units(textIn(text, compiler)), units(textIn(wanted, compiler))]
    const start = place(from, compiler) ?? 0
    const end = Math.min(hay.length, place(to, compiler) ?? hay.length)
    for (let at = start; at + needle.length <= end; at++)
      if (needle.every((unit, offset) => hay[at + offset] === unit)) return at
    return -1
  })

const bytes = (text: string): number[] => [...Buffer.from(text)]
const points = (text: string): string[] => Array.from(text)

const substrBytes: OperatorMaker = list(3, 3, ([text, from, count], compiler) => {
  const raw = Buffer.from(looseText(text, compiler))
  const start = asInteger(from)
  const length = asInteger(count)
  if (start === undefined || length === undefined)
    throw new StoreError(16034, `${compiler.operator}: starting index and length must be of numeric type`)
  if (start < 0)
    throw new StoreError(50752, `${compiler.operator}: starting index must be non-negative (got: ${start})`)
  const end = length < 0 ? raw.length : Math.min(raw.length, start + length)
  const continues = (at: number): boolean => ((raw[at] ?? 0) & 0xc0) === 0x80
  if (continues(start))
    throw new StoreError(
      28656,
      `${compiler.operator}: Invalid range, starting index is a UTF-8 continuation byte.`,
    )
  if (continues(end))
    throw new StoreError(
      28657,
      `${compiler.operator}: Invalid range, ending index is in the middle of a UTF-8 character.`,
    )
  return raw.toString('utf8', start, Math.max(start, end))
})

const substrCP: OperatorMaker = list(3, 3, ([text, from, count], compiler) => {
  const start = asInteger(from)
  const length = asInteger(count)
  if (start === undefined)
    throw new StoreError(
      34450,
      `$substrCP: starting index must be a numeric type (is BSON type ${typeOf(from)})`,
    )
  if (length === undefined)
    throw new StoreError(34452, `$substrCP: length must be a numeric type (is BSON type ${typeOf(count)})`)
  if (start < 0) throw new StoreError(34455, '$substrCP: the starting index must be nonnegative integer.')
  if (length < 0) throw new StoreError(34454, '$substrCP: length must be a nonnegative integer.')
  return points(looseText(text, compiler))
    .slice(start, start + length)
    .join('')
})

type Occurrence = { readonly match: Value; readonly idx: Value; readonly captures: Value }

function* occurrences(
  values: { input: Value | undefined; regex: Value | undefined; options: Value | undefined },
  { operator }: Compiler,
): Generator<Occurrence> {
  const { input, regex, options } = values
  if (typeof input !== 'string') throw new StoreError(51104, `${operator} needs 'input' to be of type string`)
  if (options !== undefined && options !== null && typeof options !== 'string')
    throw new StoreError(51106, `${operator} needs 'options' to be of type string`)
  const pattern = regex instanceof BSONRegExp ? regex.pattern : regex
  if (typeof pattern !== 'string')
    throw new StoreError(51105, `${operator} needs 'regex' to be of type string or regex`)
  const flags = Array.from(options ?? (regex instanceof BSONRegExp ? regex.options : ''))
    .sort()
    .join('')
  const compiled = compileRegex(new BSONRegExp(pattern, flags))
  for (const found of input.matchAll(new RegExp(compiled.source, `${compiled.flags}g`)))
    yield {
      match: found[0],
      idx: points(input.slice(0, found.index)).length,
      captures: found.slice(1).map((capture: string | undefined) => capture ?? null),
    }
}

const regexOperator = (collect: (found: Generator<Occurrence>) => Value, none: Value): OperatorMaker =>
  named(['input', 'regex'], ['options'], ({ input, regex, options }, compiler) =>
    isNullish(input) || isNullish(regex) ? none : collect(occurrences({ input, regex, options }, compiler)),
  )

export const strings: Readonly<Record<string, OperatorMaker>> = {
  $concat: list(0, Infinity, (values) => {
    if (values.some(isNullish)) return null
    return values
      .map((value) => {
        if (typeof value !== 'string')
          throw new StoreError(16702, `$concat only supports strings, not ${typeOf(value)}`)
        return value
      })
      .join('')
  }),
  $toUpper: one((value, compiler) => upper(looseText(value, compiler))),
  $toLower: one((value, compiler) => lower(looseText(value, compiler))),
  $trim: trimmer(true, true),
  $ltrim: trimmer(true, false),
  $rtrim: trimmer(false, true),
  $split: list(2, 2, ([text, separator], { operator }) => {
    if (isNullish(text) || isNullish(separator)) return null
    if (typeof text !== 'string')
      throw new StoreError(
        40085,
        `${operator} requires an expression that evaluates to a string as a first argument, found: ${typeOf(text)}`,
      )
    if (typeof separator !== 'string')
      throw new StoreError(
        40086,
        `${operator} requires an expression that evaluates to a string as a second argument, found: ${typeOf(separator)}`,
      )
    if (separator === '') throw new StoreError(40087, '$split requires a non-empty separator')
    return text.split(separator)
  }),
  $strcasecmp: list(2, 2, ([a, b], compiler) =>
    Math.sign(compareStrings(upper(looseText(a, compiler)), upper(looseText(b, compiler)))),
  ),
  $strLenBytes: one((value, { operator }) => {
    if (typeof value !== 'string')
      throw new StoreError(34473, `${operator} requires a string argument, found: ${typeOf(value)}`)
    return Buffer.byteLength(value)
  }),
  $strLenCP: one((value, { operator }) => {
    if (typeof value !== 'string')
      throw new StoreError(34471, `${operator} requires a string argument, found: ${typeOf(value)}`)
    return points(value).length
  }),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $indexOfBytes: indexOfText(bytes),
  $indexOfCP: indexOfText(points),
  $replaceOne: replacer(false),
  $replaceAll: replacer(true),
  $regexMatch: regexOperator((found) => found.next().done !== true, false),
  $regexFind: regexOperator((found) => {
    const first = found.next()
    return first.done ? null : docOf(first.value)
  }, null),
  $regexFindAll: regexOperator((found) => [...found].map((occurrence) => docOf(occurrence)), []),
  $binarySize: oneOrNull((value) => {
    if (typeof value === 'string') return Buffer.byteLength(value)
    if (typeof value === 'object' && value !== null && 'position' in value) return value.position
    throw new StoreError(51276, `$binarySize requires a string or BinData argument, found: ${typeOf(value)}`)
  }),
}
