import { describe, expect, it } from '@jest/globals'
import { rolesIn } from './roles-in.js'

describe('roles in a claim', () => {
  it.each([
    [
      ['admin', 'caseworker', 'Finance.Reader'],
      ['caseworker', 'admin'],
    ],
    ['editor admin', ['editor', 'admin']],
    [['Admin', 'editors', 'admin '], []],
    ['administrator', []],
    ['', []],
    [[{ role: 'admin' }, 7, null], []],
    [{ admin: true }, []],
    [true, []],
    [undefined, []],
  ])('%j are %j', (claim, roles) => {
    expect(rolesIn(claim)).toEqual(roles)
  })
})
