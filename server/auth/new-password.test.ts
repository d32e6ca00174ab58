import { describe, expect, it } from '@jest/globals'
import { password } from '../../widget/protocol/staff.js'
import { newPassword } from './new-password.js'

describe('a password made up', () => {
  it('is long enough, readable aloud, and never the same', () => {
    const made = Array.from({ length: 200 }, newPassword)
    for (const one of made) {
      expect(password.safeParse(one).success).toBe(true)
      expect(one).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/)
    }
    expect(new Set(made).size).toBe(made.length)
  })
})
