import { describe, expect, it } from '@jest/globals'
import { whatFailed } from './logger.js'

describe('what the log says of an error', () => {
  it('is what kind it is and where it comes from, not what was being worked on', () => {
    const error = Object.assign(new TypeError('cannot be kept'), {
      code: 11000,
      document: { text: 'Ragnhild' },
      body: '{"text":"Ragnhild"}',
    })
    const said = whatFailed(error)
    expect(said).toMatchObject({ type: 'TypeError', message: 'cannot be kept', code: 11000 })
    expect(said).toHaveProperty('stack', expect.stringContaining('logger.test'))
    expect(whatFailed('Ragnhild')).toEqual({ type: 'string' })
    expect(JSON.stringify(said)).not.toContain('Ragnhild')
  })
})
