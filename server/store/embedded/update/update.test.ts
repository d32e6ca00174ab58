import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareStrings, equals } from '../bson/compare.js'
import { docOf, isArray, type Doc, type Value } from '../bson/value.js'
import { StoreError } from '../errors.js'
import { parseUpdate } from './update.js'

const context = { strings: compareStrings, variables: {} }

const apply = (doc: Doc, u: Doc): Doc =>
  parseUpdate({ u, multi: false, match: context, expression: context }).apply(doc, undefined, false)

/** The operators once more, for flat documents of small integers and lists of them, in the plainest words there are. */
type Plain = Record<string, number | number[] | undefined>
const plainly: Record<string, (doc: Plain, field: string, operand: number) => void> = {
  $set: (doc, field, operand) => (doc[field] = operand),
  $unset: (doc, field) => (doc[field] = undefined),
  $inc: (doc, field, operand) => (doc[field] = ((doc[field] as number | undefined) ?? 0) + operand),
  $mul: (doc, field, operand) => (doc[field] = ((doc[field] as number | undefined) ?? 0) * operand),
  $min: (doc, field, operand) =>
    (doc[field] = Math.min((doc[field] as number | undefined) ?? operand, operand)),
  $max: (doc, field, operand) =>
    (doc[field] = Math.max((doc[field] as number | undefined) ?? operand, operand)),
  $push: (doc, field, operand) => (doc[field] = [...((doc[field] as number[] | undefined) ?? []), operand]),
  $addToSet(doc, field, operand) {
    const list = (doc[field] as number[] | undefined) ?? []
    doc[field] = list.includes(operand) ? list : [...list, operand]
  },
  $pull(doc, field, operand) {
    const list = doc[field] as number[] | undefined
    if (list) doc[field] = list.filter((item) => item !== operand)
  },
}
const onNumbers = ['$set', '$unset', '$inc', '$mul', '$min', '$max']
const onLists = ['$push', '$addToSet', '$pull', '$unset']

const small = fc.integer({ min: -5, max: 5 })
const step = fc.oneof(
  fc.tuple(fc.constantFrom(...onNumbers), fc.constantFrom('a', 'b'), small),
  fc.tuple(fc.constantFrom(...onLists), fc.constantFrom('l', 'm'), small),
)
const asValue = (value: number | number[]): Value => value
const asDoc = (plain: Plain): Doc =>
  new Map(
    Object.entries(plain).flatMap(([name, value]): [string, Value][] =>
      value === undefined ? [] : [[name, asValue(value)]],
    ),
  )

/** The same fields with the same values, whatever their order. */
const sameFields = (a: Doc, b: Doc): boolean =>
  a.size === b.size && [...a].every(([name, value]) => equals(value, b.get(name)))

describe('updates', () => {
  it('do one after another what the plainest reading of the operators does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const plain: Plain = { a: 1, l: [1, 2] }
        let doc = asDoc(plain)
        for (const [operator, field, operand] of steps) {
          plainly[operator]?.(plain, field, operand)
          doc = apply(doc, docOf({ [operator]: docOf({ [field]: operand }) }))
          expect(sameFields(doc, asDoc(plain))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never change the document they are given', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        const before = asDoc({ a: 1, b: 2, l: [1, 2], m: [] })
        const untouched = asDoc({ a: 1, b: 2, l: [1, 2], m: [] })
        for (const [operator, field, operand] of steps)
          apply(before, docOf({ [operator]: docOf({ [field]: operand }) }))
        expect(equals(before, untouched)).toBe(true)
      }),
    )
  })

  it('reach into documents and lists by any path, or refuse it with a code', () => {
    const component = fc.constantFrom('a', 'b', '0', '1', '$[]')
    const path = fc.array(component, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
    const operator = fc.constantFrom('$set', '$unset', '$inc', '$push', '$pop', '$max')
    fc.assert(
      fc.property(operator, path, (name, at) => {
        const doc = docOf({
          a: docOf({ a: 1, b: [1, docOf({ a: [0] })] }),
          b: [docOf({ a: 1 }), docOf({ b: [[2]] })],
        })
        try {
          const after = apply(doc, docOf({ [name]: docOf({ [at]: 1 }) }))
          expect(after.size).toBeGreaterThanOrEqual(1)
          expect(isArray(after.get('b')) || name === '$unset' || name === '$set').toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(StoreError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
