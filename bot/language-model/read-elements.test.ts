import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ModelFailure } from './language-model.js'
import { createElementReader } from './read-elements.js'

const element = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 })
/** The text cut at any places. */
const pieces = (json: string) =>
  fc
    .array(fc.nat(json.length), { maxLength: 20 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), json.length])
    .map((cuts) => cuts.slice(1).map((cut, at) => json.slice(cuts[at], cut)))

describe('reading elements while they are written', () => {
  it('gives each element once, as soon as it is whole, wherever the text is cut', () => {
    const given = fc
      .record({
        before: fc.jsonValue(),
        sentences: fc.array(element, { maxLength: 6 }),
        after: fc.jsonValue(),
      })
      .chain((object) => {
        const json = JSON.stringify(object)
        return fc.record({ object: fc.constant(JSON.parse(json) as typeof object), cut: pieces(json) })
      })
    fc.assert(
      fc.property(given, ({ object, cut }) => {
        const reader = createElementReader('sentences')
        expect(cut.flatMap((piece) => reader.push(piece))).toEqual(object.sentences)
        expect(reader.end()).toEqual(object)
      }),
    )
  })

  it('does not wait for what comes after an element', () => {
    const reader = createElementReader('sentences')
    expect(reader.push('{"completeness":"full","sentences":[{"text":"a}\\"]"')).toEqual([])
    expect(reader.push('}')).toEqual([{ text: 'a}"]' }])
    expect(reader.push(',{"text":"b"},{"te')).toEqual([{ text: 'b' }])
    expect(() => reader.end()).toThrow(ModelFailure)
  })

  it('passes over a code fence', () => {
    const reader = createElementReader('sentences')
    expect(reader.push('```json\n{"sentences":[{"a":1}]}\n``` {')).toEqual([{ a: 1 }])
    expect(reader.end()).toEqual({ sentences: [{ a: 1 }] })
  })

  it.each(['', 'Jeg kan desværre ikke', '{"sentences":[}', '{"sentences":[{a}]}', '{"sentences":[{"a":1}]'])(
    'calls %j malformed, and nothing else',
    (text) => {
      const read = () => {
        const reader = createElementReader('sentences')
        reader.push(text)
        reader.end()
      }
      expect(read).toThrow(ModelFailure)
      expect(read).toThrow('malformed')
    },
  )

  it('never fails in any other way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', '"sentences"')),
        (parts) => {
          try {
            const reader = createElementReader('sentences')
            for (const part of parts) reader.push(part)
            reader.end()
          } catch (error) {
            expect(error).toBeInstanceOf(ModelFailure)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('stops what writes on and on', () => {
    const reader = createElementReader('sentences')
    expect(() => {
      for (let n = 0; n < 100; n++) reader.push('{"x":'.repeat(100))
    }).toThrow('malformed')
  })
})
