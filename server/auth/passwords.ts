import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** How hard a password is to guess from its hash; scrypt's N is two to the power of `ln`. */
export type Strength = { readonly ln: number; readonly r: number; readonly p: number }
/** One of OWASP's recommendations for scrypt, the one with 32 MB. */
export const strength: Strength = { ln: 15, r: 8, p: 3 }

const keyLength = 32
const saltLength = 16
/** scrypt needs 128·N·r bytes and a little more. */
const maxmem = 64 * 1024 * 1024

export type Passwords = {
  /** The hash, with everything that is needed to check it later: `$scrypt$ln=15,r=8,p=3$salt$key`. */
  readonly hash: (password: string) => Promise<string>
  /**
   * Whether this is the password, and whether the hash is of another strength than is wanted now. Without a hash it is not, which takes as
   * long to find out.
   */
  readonly check: (
    password: string,
    hash: string | undefined,
  ) => Promise<{ matches: boolean; outdated: boolean }>
}

/** Passwords are kept as hashes of this strength; it can be raised at any time, since older hashes say what theirs was. */
export function createPasswords(wanted = strength): Passwords {
  const nobodys = { ...wanted, salt: randomBytes(saltLength), key: randomBytes(keyLength) }
  return {
    hash: async (password) => {
      const salt = randomBytes(saltLength)
      const key = await derive(password, salt, wanted)
      const { ln, r, p } = wanted
      return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}`
    },
    check: async (password, hash) => {
      const { salt, key, ...made } = hash === undefined ? nobodys : read(hash)
      const same = timingSafeEqual(key, await derive(password, salt, made))
      const outdated = made.ln !== wanted.ln || made.r !== wanted.r || made.p !== wanted.p
      return { matches: hash !== undefined && same, outdated }
    },
  }
}

function read(hash: string): Strength & { salt: Buffer; key: Buffer } {
  const [, ln, r, p, salt = '', key = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/=]+)\$([\w+/=]+)$/.exec(hash) ?? []
  const parts = { ln: Number(ln), r: Number(r), p: Number(p), salt: toBytes(salt), key: toBytes(key) }
  if (parts.key.length !== keyLength) throw new Error('not a password hash of ours')
  return parts
}
const toBytes = (text: string) => Buffer.from(text, 'base64')

function derive(password: string, salt: Buffer, { ln, r, p }: Strength): Promise<Buffer> {
  // An å may be written as one character or as two, depending on the keyboard.
  const typed = password.normalize('NFKC')
  return new Promise((resolve, reject) =>
    scrypt(typed, salt, keyLength, { N: 2 ** ln, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
