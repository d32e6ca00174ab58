import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { crisisIn } from './crisis.js'
import { readExamples } from './testing/read-examples.js'

const read = (name: string) => readExamples(path.join(import.meta.dirname, 'examples', name))
const crises = read('crisis.txt')
const alike = read('no-crisis.txt')

describe('a crisis', () => {
  it('has enough examples to learn from', () => {
    expect(crises.length).toBeGreaterThanOrEqual(150)
    expect(alike.length).toBeGreaterThanOrEqual(150)
  })

  it.each(crises)('of $heading: $text', ({ heading, text }) => expect(crisisIn(text)).toBe(heading))

  it.each(alike)('is not: $text', ({ text }) => expect(crisisIn(text)).toBeUndefined())

  it.each(crises.filter(({ heading }, n) => n % 4 === 0 && heading === 'suicide'))(
    'counts beside other questions, in capitals and with pictures: $text',
    ({ heading, text }) => {
      expect(crisisIn(`Hej. Hvad er G-dage? ${text}. Hvornår får jeg dagpengekortet?`)).toBeDefined()
      expect(crisisIn(`${text.toUpperCase()} 😢😢`)).toBe(heading)
    },
  )
})
