import { describe, expect, it } from '@jest/globals'
import { createPasswords, strength } from './passwords.js'

const weak = { ln: 4, r: 8, p: 1 }

describe('passwords', () => {
  it('are kept with a strength OWASP recommends, and a salt of their own', async () => {
    const { hash, check } = createPasswords()
    const [one, other] = [await hash('ordet'), await hash('ordet')]
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}==\$[\w+/]{43}=$/)
    expect(one).not.toBe(other)
    expect(await check('ordet', one)).toEqual({ matches: true, outdated: false })
    expect(await check('Ordet', one)).toEqual({ matches: false, outdated: false })
    expect(2 ** strength.ln * strength.r * 128).toBe(32 * 1024 * 1024)
  })

  it('can be made harder to guess without anybody having to choose a new one', async () => {
    const before = await createPasswords(weak).hash('ordet')
    const { check } = createPasswords({ ...weak, ln: 5 })
    expect(await check('ordet', before)).toEqual({ matches: true, outdated: true })
  })

  it('never fit where there is none, whatever is typed', async () => {
    const { check } = createPasswords(weak)
    for (const typed of ['', 'ordet', 'undefined'])
      expect(await check(typed, undefined)).toEqual({ matches: false, outdated: false })
  })

  it('are the same however the keyboard makes an å', async () => {
    const { hash, check } = createPasswords(weak)
    expect(await check('bl\u0061\u030ab\u00e6r', await hash('bl\u00e5b\u00e6r'))).toMatchObject({
      matches: true,
    })
  })

  it('are not read out of something else', async () => {
    const { check } = createPasswords(weak)
    for (const hash of ['', 'ordet', '$scrypt$ln=4,r=8,p=1$AAAA$AAAA', '$2b$10$abc'])
      await expect(check('ordet', hash)).rejects.toThrow('not a password hash of ours')
  })
})
