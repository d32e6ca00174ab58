import { describe, expect, it } from '@jest/globals'
import { fold, normalise } from './normalise.js'
import { tokenise } from './tokenise.js'

const words = (text: string) => tokenise(text).map(({ text }) => text)

describe('tokenise', () => {
  it.each<[string, string[]]>([
    ['1.924 timer', ['1924', 'timer']],
    ['90 % af lønnen', ['90', 'procent', 'af', 'lønnen']],
    ['§ 84, stk. 2', ['§84', 'stk', '2']],
    ['A-kasse, a-kassen', ['akasse', 'akassen']],
    ['G-dage og U2', ['gdage', 'og', 'u2']],
    ['to uger', ['2', 'uger']],
    ['løn/dagpenge', ['løn', 'dagpenge']],
    ['15,5 timer', ['15,5', 'timer']],
    ['dag\u00ADpenge\u200B', ['dagpenge']],
    ['a\u030A', ['å']],
    ['', []],
    ['?? !!', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('keeps the longer pieces of a hyphenated word beside it', () => {
    expect(tokenise('CV-møde')).toEqual([{ text: 'cvmøde', parts: ['møde'] }])
  })
})

describe('fold', () => {
  it('makes one word of the ways to write it', () => {
    expect(fold(normalise('Kontanthjælp'))).toBe(fold('kontanthjaelp'))
    expect(fold('når')).toBe('naar')
    expect(fold('é')).toBe('e')
  })
})
