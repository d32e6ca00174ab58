import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readExamples } from '../../guardrails/testing/read-examples.js'
import { asksAboutHerCase } from './asks-about-her-case.js'

const read = (name: string) => readExamples(path.join(import.meta.dirname, 'examples', name))

describe('asking about her own case', () => {
  it('has enough examples to learn from', () => {
    expect(read('own.txt').length).toBeGreaterThanOrEqual(80)
    expect(read('general.txt').length).toBeGreaterThanOrEqual(80)
  })
  it.each(read('own.txt'))('$text', ({ text }) => expect(asksAboutHerCase(text)).toBe(true))
  it.each(read('general.txt'))('is not: $text', ({ text }) => expect(asksAboutHerCase(text)).toBe(false))
})
