import { describe, expect, it } from '@jest/globals'
import { maxTextLength } from '../protocol/http.js'
import * as composer from './composer.js'
import { placeFrom } from './place.js'

describe('placeFrom', () => {
  it('reads what the loader says', () => {
    expect(placeFrom('?municipality=0101&language=en&host=https%3A%2F%2Fkommune.dk')).toEqual({
      municipality: '0101',
      language: 'en',
      host: 'https://kommune.dk',
    })
  })

  it('leaves out what makes no sense', () => {
    expect(placeFrom('?municipality=K%C3%B8benhavn&language=de&host=javascript:alert(1)')).toEqual({
      language: 'da',
    })
    expect(placeFrom('')).toEqual({ language: 'da' })
  })
})

it('the composer and the protocol agree on how long a message may be', () => {
  expect(composer.maxTextLength).toBe(maxTextLength)
})
