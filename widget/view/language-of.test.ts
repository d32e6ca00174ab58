import { describe, expect, it } from '@jest/globals'
import { languageOf } from './language-of.js'

describe('languageOf', () => {
  it.each([
    ['Du skal melde dig ledig senest i dag.', 'da'],
    ['You must register as unemployed today.', 'en'],
    ['G-dage er løn fra din arbejdsgiver.', 'da'],
    ['I would like to talk to a person', 'en'],
    ['Jobnet', undefined],
    ['', undefined],
  ])('%s → %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
