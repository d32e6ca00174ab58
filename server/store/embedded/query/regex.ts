import { BSONRegExp } from 'bson'
import { StoreError } from '../errors.js'

const compiled = new Map<string, RegExp>()
const cacheSize = 256

const invalid = (why: string): StoreError => new StoreError(51091, `Regular expression is invalid: ${why}`)

/** Escapes that mean the same in PCRE and in JavaScript's unicode mode. */
const sharedEscapes = /[bBdDsSwWnrtfvkpPxuc0-9^$\\.*+?()[\]{}|/]/

/**
 * A regular expression of MongoDB's (PCRE) as a JavaScript one. What cannot be said in JavaScript with the same meaning is
 * refused rather than matched differently.
 * @param options any of `i`, `m`, `s`, `x`, `u`
 */
export function compileRegex({ pattern, options }: BSONRegExp): RegExp {
  const cacheKey = `${options}/${pattern}`
  const known = compiled.get(cacheKey)
  if (known) return known
  let flags = 'u'
  for (const option of options) {
    if (!'imsxu'.includes(option)) throw new StoreError(51108, `invalid flag in regex options: ${option}`)
    if (option !== 'x' && !flags.includes(option)) flags += option
  }
  let source = pattern
  const inline = /^\(\?([ims]+)\)/.exec(source)
  if (inline) {
    for (const flag of inline[1] ?? '') if (!flags.includes(flag)) flags += flag
    source = source.slice(inline[0].length)
  }
  let regex: RegExp
  try {
    regex = new RegExp(translate(source, options.includes('x')), flags)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw invalid(error instanceof Error ? error.message : String(error))
  }
  if (compiled.size >= cacheSize) compiled.clear()
  compiled.set(cacheKey, regex)
  return regex
}

/** Walks the pattern once: drops needless escapes, expands `x` mode and PCRE's `\A \z \Z`, refuses POSIX classes. */
function translate(source: string, extended: boolean): string {
  let result = ''
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const unit = source[at] ?? ''
    const next = source[at + 1] ?? ''
    if (unit === '\\') {
      at++
      if (next === 'A' && !inClass) result += '(?<![\\s\\S])'
      else if (next === 'z' && !inClass) result += '(?![\\s\\S])'
      else if (next === 'Z' && !inClass) result += '(?=\\n?(?![\\s\\S]))'
      else if (next === '-' && inClass) result += '\\-'
      else if (sharedEscapes.test(next)) result += unit + next
      else if (/[a-zA-Z]/.test(next) || next === '') throw invalid(`\\${next} is not supported`)
      else result += next
    } else if (inClass) {
      if (unit === '[' && next === ':') throw invalid('POSIX classes are not supported')
      if (unit === ']') inClass = false
      result += unit === '[' ? '\\[' : unit
    } else if (unit === '[') {
      inClass = true
      result += unit
      if (next === '^') {
        result += next
        at++
      }
      // In PCRE a bracket that opens the class's list is a literal.
      if (source[at + 1] === ']') {
        result += '\\]'
        at++
      }
    } else if (extended && /\s/.test(unit)) continue
    else if (extended && unit === '#') {
      const lineEnd = source.indexOf('\n', at)
      if (lineEnd < 0) break
      at = lineEnd
    } else if (unit === '{' && !/^\{\d+(?:,\d*)?\}/.test(source.slice(at))) result += '\\{'
    else if (unit === '}' && !/\{\d+(?:,\d*)?$/.test(source.slice(0, at))) result += '\\}'
    else if (unit === ']') result += '\\]'
    else result += unit
  }
  return result
}
